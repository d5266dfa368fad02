"""What is known of a connection besides its client."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rates:
    """How fast Meta lets messages go out (throughput; about-the-platform, rate limits).

    Args:
        per_second: Messages a second from one number.
        pair_every: Seconds between two messages to one reader, if they go on for long.
        pair_burst: How many one reader may get at once after a rest; Meta allows 45.
    """

    per_second: float = 80.0
    pair_every: float = 6.0
    pair_burst: int = 40


@dataclass(frozen=True)
class Sender:
    """What a courier has to know of the connection besides its client.

    Args:
        app_secret: Signs the address of a chart where an upload failed; without one there is no such address.
        public_url: Where Meta reaches the webhook app; empty where that is not known.
        rates: How fast messages go out.
    """

    app_secret: str = ""
    public_url: str = ""
    rates: Rates = Rates()
