"""What is kept: runs, snapshots, readers, deliveries, messages, statuses and what came in."""

from pulse.store.engine import Store

__all__ = ["Store"]
