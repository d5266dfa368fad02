"""What is kept: runs, snapshots, readers, deliveries, messages, statuses and what came in."""

from pulse.store.engine import Store, database_url

__all__ = ["Store", "database_url"]
