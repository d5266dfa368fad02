"""Readers who get new pulses as a test, and runs of one time zone."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reader", sa.Column("tester", sa.Boolean(), nullable=False, server_default=sa.false()))
    if _has_lengths():
        op.alter_column("run", "identity", type_=sa.String(length=120), existing_type=sa.String(length=60))


def downgrade() -> None:
    if _has_lengths():
        op.alter_column("run", "identity", type_=sa.String(length=60), existing_type=sa.String(length=120))
    op.drop_column("reader", "tester")


def _has_lengths() -> bool:
    """SQLite takes text of any length, and would have to copy the whole table."""
    return op.get_bind().dialect.name != "sqlite"
