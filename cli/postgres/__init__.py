"""A PostgreSQL of the owner's own, from a wheel: no service, no set-up, reached by a socket in its folder only."""

from cli.postgres.cluster import Cluster, is_usable

__all__ = ["Cluster", "is_usable"]
