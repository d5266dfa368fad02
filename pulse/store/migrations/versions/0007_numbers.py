"""How numbers and templates stand at Meta, since when that is known, and what the owner is to be told of.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa

import pulse.store.columns
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_MOMENT = pulse.store.columns.UtcDateTime(timezone=True)
_OF_NUMBERS = ("state_at", "restricted_until", "quality_at", "tier_at", "token_ends", "asked_at")
_OF_TEMPLATES = ("category_at", "quality_at")


def upgrade() -> None:
    for name in _OF_NUMBERS:
        op.add_column("number", sa.Column(name, _MOMENT, nullable=True))
    for name in ("business_id", "status"):
        op.add_column("number", sa.Column(name, sa.String(40), nullable=False, server_default=""))
    op.add_column("number", sa.Column("per_second", sa.Float(), nullable=True))
    for name in _OF_TEMPLATES:
        op.add_column("template", sa.Column(name, _MOMENT, nullable=True))
    op.create_table(
        "announcement",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("event", sa.String(80), nullable=False),
        sa.Column("resource", sa.String(700), nullable=False),
        sa.Column("name", sa.String(600), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("told_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_announcement_told_at", "announcement", ["told_at"])


def downgrade() -> None:
    op.drop_table("announcement")
    for name in _OF_TEMPLATES:
        op.drop_column("template", name)
    for name in (*_OF_NUMBERS, "business_id", "status", "per_second"):
        op.drop_column("number", name)
