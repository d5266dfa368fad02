"""Why a run was skipped, and what the uses of language models took.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa

import pulse.store.columns
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("run", sa.Column("why", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "modelcall",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("model_key", sa.String(16), nullable=False),
        sa.Column("prompt_version", sa.String(40), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("money", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("created_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"]),
    )
    op.create_table(
        "notice",
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("at", pulse.store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_modelcall_run_id", "modelcall", ["run_id"])
    op.create_index("ix_modelcall_model_key", "modelcall", ["model_key"])


def downgrade() -> None:
    op.drop_table("notice")
    op.drop_table("modelcall")
    op.drop_column("run", "why")
