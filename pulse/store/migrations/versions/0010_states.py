"""States are words of a closed list: what the first versions called incomplete is unconfirmed."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Whoever was told of it is not told again.
    op.execute("UPDATE run SET reported = 'unconfirmed' WHERE state = 'incomplete' AND reported = 'incomplete'")
    op.execute("UPDATE run SET state = 'unconfirmed' WHERE state = 'incomplete'")


def downgrade() -> None:
    pass
