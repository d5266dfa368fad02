"""Narrators: from facts to the words a reader gets. The plain one needs no model and is the default."""

from pulse.narrator.plain import write_plainly
from pulse.narrator.read import NarrationContext, Read

__all__ = ["NarrationContext", "Read", "write_plainly"]
