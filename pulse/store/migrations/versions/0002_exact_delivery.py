"""What delivery that cannot lie needs: attempts, windows, numbers, templates, pace.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

import pulse.store.columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "number",
        sa.Column("phone_number_id", sa.String(40), nullable=False),
        sa.Column("connection", sa.String(100), nullable=False),
        sa.Column("waba_id", sa.String(40), nullable=False),
        sa.Column("display_number", sa.String(30), nullable=False),
        sa.Column("stopped_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("told_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("quality", sa.String(20), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=True),
        sa.Column("checked_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("phone_number_id"),
    )
    with op.batch_alter_table("number", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_number_waba_id"), ["waba_id"], unique=False)

    op.create_table(
        "pace",
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("free_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "template",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("waba_id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(512), nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("quality", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reported", sa.String(100), nullable=False),
        sa.Column("updated_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("waba_id", "name", "language"),
    )
    op.create_table(
        "uptime",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("since", pulse.store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", pulse.store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("uptime", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uptime_until"), ["until"], unique=False)

    op.create_table(
        "readerwindow",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("phone_number_id", sa.String(40), nullable=False),
        sa.Column("last_inbound_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["reader_id"],
            ["reader.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reader_id", "phone_number_id"),
    )
    with op.batch_alter_table("readerwindow", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_readerwindow_reader_id"), ["reader_id"], unique=False)

    op.create_table(
        "attempt",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("via", sa.String(540), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("wamid", sa.Text(), nullable=True),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("retry_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("begun_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("failed_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["message.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id", "number"),
        sa.UniqueConstraint("wamid"),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempt_message_id"), ["message_id"], unique=False)

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.add_column(sa.Column("phone_number_id", sa.String(40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("route", sa.String(20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("charged", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("reopened_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reported", sa.String(20), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_delivery_state"), ["state"], unique=False)

    with op.batch_alter_table("inbound", schema=None) as batch_op:
        batch_op.add_column(sa.Column("flow", sa.String(20), nullable=False, server_default="answer-reply"))
        batch_op.add_column(sa.Column("dispatched_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("starts", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index("ix_inbound_heard", ["phone_number_id", "at"], unique=False)

    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reported", sa.String(20), nullable=False, server_default=""))

    with op.batch_alter_table("reader", schema=None) as batch_op:
        batch_op.add_column(sa.Column("locale", sa.String(20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("timezone", sa.String(60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("code", sa.String(6), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("code_until", pulse.store.columns.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("opted_in_at", pulse.store.columns.UtcDateTime(timezone=True), nullable=True))

    with op.batch_alter_table("run", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reported", sa.String(20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("restarts", sa.Integer(), nullable=False, server_default="0"))

    with op.batch_alter_table("statuschange", schema=None) as batch_op:
        batch_op.add_column(sa.Column("phone_number_id", sa.String(40), nullable=False, server_default=""))
        batch_op.create_index("ix_statuschange_heard", ["phone_number_id", "at"], unique=False)

    # A status that comes tomorrow carries the message's id, which was the only attempt's until now.
    op.execute(
        """
        INSERT INTO attempt (id, message_id, number, via, state, wamid, error_code, reason, begun_at, ended_at, failed_at)
        SELECT id, id, 1, '', CASE state WHEN 'attempt' THEN 'begun' ELSE state END, wamid, error_code, reason,
               created_at, COALESCE(accepted_at, CASE state WHEN 'attempt' THEN NULL ELSE created_at END),
               CASE state WHEN 'failed' THEN created_at ELSE NULL END
        FROM message
        """
    )
    op.execute("UPDATE message SET state = 'begun' WHERE state = 'attempt'")
    op.execute("UPDATE inbound SET dispatched_at = received_at, starts = 1 WHERE state = 'dispatched'")
    # Whoever wrote to a number opened its window, and has been getting pulses: they stay in.
    op.execute(
        """
        INSERT INTO readerwindow (id, reader_id, phone_number_id, last_inbound_at)
        SELECT MIN(id), reader_id, phone_number_id, MAX(COALESCE(at, received_at))
        FROM inbound
        WHERE reader_id IS NOT NULL AND phone_number_id IS NOT NULL
        GROUP BY reader_id, phone_number_id
        """
    )
    op.execute("UPDATE reader SET opted_in_at = last_inbound_at WHERE last_inbound_at IS NOT NULL")
    op.execute(
        """
        UPDATE delivery SET phone_number_id = COALESCE(
            (SELECT MIN(phone_number_id) FROM message WHERE message.delivery_id = delivery.id), '')
        """
    )
    # What is over is not reported again.
    op.execute("UPDATE message SET reported = state")
    op.execute("UPDATE delivery SET reported = state")
    op.execute("UPDATE run SET reported = state")
