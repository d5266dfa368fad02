"""Readers who get new pulses as a test, runs of one time zone, and no index that another one begins with."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


# Each is the beginning of an index that is there anyway.
_TWICE = (
    ("ix_statuschange_wamid", "statuschange"),
    ("ix_message_reader_id", "message"),
    ("ix_attempt_message_id", "attempt"),
    ("ix_delivery_run_id", "delivery"),
)


def upgrade() -> None:
    for name, table in _TWICE:
        op.drop_index(name, table)
    op.add_column("reader", sa.Column("tester", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("run", sa.Column("pulse_key", sa.String(length=60), nullable=False, server_default=""))
    op.execute("UPDATE run SET pulse_key = identity")
    op.create_index("ix_run_pulse_key", "run", ["pulse_key", "slot"])
    if _has_lengths():
        op.alter_column("run", "identity", type_=sa.String(length=120), existing_type=sa.String(length=60))


def _has_lengths() -> bool:
    """SQLite takes text of any length, and would have to copy the whole table."""
    return op.get_bind().dialect.name != "sqlite"
