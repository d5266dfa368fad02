"""Flows: what Prefect runs. Each reads like the product's description."""

# Prefect imports this at the first call of a task, beside threads that import, too; on Python 3.11 that may end in a
# KeyError of the import lock. Here nothing runs beside it yet.
import prefect.utilities.visualization  # noqa: F401
