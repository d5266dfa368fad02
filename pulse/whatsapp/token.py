"""What Meta tells of an access token (debug_token)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

SCOPES = ("whatsapp_business_messaging", "whatsapp_business_management")


@dataclass(frozen=True)
class Token:
    """A token as Meta knows it.

    Args:
        valid: Whether it can be used now.
        kind: Such as ``system user``, in words.
        lacks: Scopes that we need and it has not.
        ends: When it can be used no more; None where never.
    """

    valid: bool
    kind: str
    lacks: tuple[str, ...]
    ends: datetime | None

    @property
    def may_send(self) -> bool:
        """Whether messages can be sent with it, as far as its scopes go."""
        return SCOPES[0] not in self.lacks

    @classmethod
    def read(cls, told: dict[str, Any]) -> "Token":
        """The token in what :meth:`~pulse.whatsapp.client.Client.token` gives."""
        scopes = told.get("scopes")
        has = scopes if isinstance(scopes, list) else []
        # Access to data ends by itself after 90 days for people's tokens, however long the token lasts.
        moments = [_moment(told.get(key)) for key in ("expires_at", "data_access_expires_at")]
        return cls(
            valid=told.get("is_valid") is True,
            kind=str(told.get("type") or "unknown kind").lower().replace("_", " "),
            lacks=tuple(scope for scope in SCOPES if scope not in has),
            ends=min((moment for moment in moments if moment is not None), default=None),
        )


def _moment(told: object) -> datetime | None:
    """Seconds since 1970; 0 is never."""
    try:
        seconds = int(str(told))
        return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None
