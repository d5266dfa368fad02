"""Figures of which a source tells only how they stand now, kept day by day.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("value", sa.String(60), nullable=True),
        sa.PrimaryKeyConstraint("key", "day", "member"),
    )


def downgrade() -> None:
    op.drop_table("kept")
