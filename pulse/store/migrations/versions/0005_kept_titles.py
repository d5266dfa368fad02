"""What readers call the members of kept figures, which are now kept by the account's ids."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("kept", sa.Column("title", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("kept", "title")
