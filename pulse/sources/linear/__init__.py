"""Linear: issues, cycles and projects of a workspace."""

from pulse.sources.linear.client import Account
from pulse.sources.linear.source import Linear

__all__ = ["Account", "Linear"]
