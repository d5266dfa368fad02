"""Readers by the address that WhatsApp knows, paused and removed; runs by what stays when a pulse is renamed."""

import sqlalchemy as sa
from alembic import op

from pulse.store.columns import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reader") as batch:
        batch.add_column(sa.Column("wa_id", sa.String(20), nullable=True))
        batch.add_column(sa.Column("opted_out_by", sa.String(20), nullable=False, server_default=""))
        batch.add_column(sa.Column("unsure_since", UtcDateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("paused_at", UtcDateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True))
        batch.create_unique_constraint("uq_reader_wa_id", ["wa_id"])
    # Whoever is out already said so in words, as far as is known: the stricter of the two.
    op.execute("UPDATE reader SET opted_out_by = 'words' WHERE opted_out_at IS NOT NULL")

    with op.batch_alter_table("run") as batch:
        batch.add_column(sa.Column("identity", sa.String(60), nullable=False, server_default=""))
        batch.add_column(sa.Column("unknown_readers", sa.Text(), nullable=False, server_default=""))
        batch.create_index("ix_run_identity", ["identity"])
    op.execute("UPDATE run SET identity = pulse")
    with op.batch_alter_table("run", naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"}) as batch:
        batch.drop_constraint(_unique_of_run(), type_="unique")
        batch.create_unique_constraint("uq_run_identity_slot", ["identity", "slot"])

    with op.batch_alter_table("inbound") as batch:
        batch.add_column(sa.Column("sender", sa.String(64), nullable=False, server_default=""))
        batch.add_column(sa.Column("joined_id", sa.String(32), nullable=True))
        batch.add_column(sa.Column("postponed", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("composed_at", UtcDateTime(timezone=True), nullable=True))
        batch.create_index("ix_inbound_sender", ["sender"])
        batch.create_index("ix_inbound_joined_id", ["joined_id"])


def downgrade() -> None:
    raise NotImplementedError("Restore the backup that was made before the update.")


def _unique_of_run() -> str:
    """PostgreSQL names it by itself; on SQLite it has no name but the one that is given while the table is copied."""
    return "run_pulse_slot_key" if op.get_bind().dialect.name == "postgresql" else "uq_run_pulse"
