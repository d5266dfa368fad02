"""Every reason of a failure; and what a reader wrote lately is found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    naming = {"uq": "uq_%(table_name)s_%(column_0_name)s"}
    with op.batch_alter_table("statuschange", naming_convention=naming) as batch:
        batch.add_column(sa.Column("error_key", sa.Integer(), nullable=False, server_default="0"))
        batch.drop_constraint(_unique_of_statuses(), type_="unique")
        batch.create_unique_constraint("uq_statuschange_wamid_status_error_key", ["wamid", "status", "error_key"])
    op.create_index("ix_inbound_lately", "inbound", ["reader_id", "received_at"])
    op.execute("UPDATE statuschange SET error_key = error_code WHERE error_code IS NOT NULL")


def downgrade() -> None:
    raise NotImplementedError("Restore the backup that was made before the update.")


def _unique_of_statuses() -> str:
    """PostgreSQL names it by itself; on SQLite it has no name but the one that is given while the table is copied."""
    return "statuschange_wamid_status_key" if op.get_bind().dialect.name == "postgresql" else "uq_statuschange_wamid"
