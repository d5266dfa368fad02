"""Pulses worth having, proposed from what is there: columns with their types and how many values they have."""

from pulse.sources.propose.metrics import from_metrics
from pulse.sources.propose.proposal import MOST, Proposal
from pulse.sources.propose.table import from_table

__all__ = ["MOST", "Proposal", "from_metrics", "from_table"]
