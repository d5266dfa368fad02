"""What was understood of messages; readers' wishes, their notes, and corrections."""

import sqlalchemy as sa
from alembic import op

from pulse.store.columns import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inbound", sa.Column("understood", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "preference",
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"]),
        sa.PrimaryKeyConstraint("reader_id"),
    )
    op.create_table(
        "readernote",
        sa.Column("inbound_id", sa.String(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["inbound_id"], ["inbound.id"]),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"]),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"]),
        sa.PrimaryKeyConstraint("inbound_id"),
    )
    op.create_index("ix_readernote_reader_id", "readernote", ["reader_id"])
    op.create_index("ix_readernote_run_id", "readernote", ["run_id"])
    op.create_table(
        "correction",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("figure", sa.Integer(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=False),
        sa.Column("was", sa.String(length=60), nullable=False),
        sa.Column("now", sa.String(length=60), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["found_by"], ["run.id"]),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("run_id", "figure", "now"),
    )
    op.create_index("ix_correction_run_id", "correction", ["run_id"])


def downgrade() -> None:
    op.drop_table("correction")
    op.drop_table("readernote")
    op.drop_table("preference")
    op.drop_column("inbound", "understood")
