"""Alembic's entry: migrate over the connection that was handed in."""

from alembic import context
from sqlmodel import SQLModel

from pulse.store import tables

# The import registers every table with the metadata.
assert tables.Run.metadata is tables.Notice.metadata is SQLModel.metadata  # noqa: S101

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
