"""What charts were drawn with."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asset",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.add_column("snapshot", sa.Column("look", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("snapshot", "look")
    op.drop_table("asset")
