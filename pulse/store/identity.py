"""What runs of one pulse have in common, whatever the pulse is called by then."""

from dataclasses import dataclass

_TEST = "test/"


@dataclass(frozen=True)
class Identity:
    """A deployment, and what its runs are apart by.

    Args:
        of: The deployment's id, or the pulse's name where it was run without one.
        zone: The time zone whose readers get it at their own time; empty where all get it at once.
        test: Whether it goes to testers only.
    """

    of: str
    zone: str = ""
    test: bool = False

    def __str__(self) -> str:
        """As a run keeps it: ``DEPLOYMENT``, ``DEPLOYMENT@ZONE`` or ``test/DEPLOYMENT``."""
        return f"{_TEST if self.test else ''}{self.of}{f'@{self.zone}' if self.zone else ''}"

    @classmethod
    def read(cls, written: str) -> "Identity":
        """From what a run keeps."""
        of, _, zone = written.removeprefix(_TEST).partition("@")
        return cls(of, zone, written.startswith(_TEST))
