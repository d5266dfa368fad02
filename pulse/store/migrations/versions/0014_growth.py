"""Indexes for what is looked up often, so that it takes as long after years as on the first day."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_NEWS = sa.text("state <> reported")


def upgrade() -> None:
    op.create_index("ix_message_reached", "message", ["phone_number_id", "kind", "created_at"])
    op.create_index("ix_message_lately", "message", ["reader_id", "kind", "created_at"])
    op.create_index("ix_message_news", "message", ["run_id"], sqlite_where=_NEWS, postgresql_where=_NEWS)
    op.create_index("ix_delivery_news", "delivery", ["run_id"], sqlite_where=_NEWS, postgresql_where=_NEWS)
    op.create_index("ix_run_created", "run", ["created_at"])
    op.create_index("ix_attempt_ended", "attempt", ["ended_at"])
    op.create_index("ix_statuschange_received", "statuschange", ["received_at"])
    op.create_index("ix_inbound_received", "inbound", ["received_at"])


def downgrade() -> None:
    op.drop_index("ix_inbound_received", "inbound")
    op.drop_index("ix_statuschange_received", "statuschange")
    op.drop_index("ix_attempt_ended", "attempt")
    op.drop_index("ix_run_created", "run")
    op.drop_index("ix_delivery_news", "delivery")
    op.drop_index("ix_message_news", "message")
    op.drop_index("ix_message_lately", "message")
    op.drop_index("ix_message_reached", "message")
