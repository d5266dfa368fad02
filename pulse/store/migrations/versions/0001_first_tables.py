"""First tables.

Revision: 0001, after None.
"""

import sqlalchemy as sa
from alembic import op

import pulse.store.columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "media",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("phone_number_id", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_id", sa.String(80), nullable=False),
        sa.Column("uploaded_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("phone_number_id", "sha256"),
    )
    op.create_table(
        "otherevent",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(80), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("received_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    with op.batch_alter_table("otherevent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_otherevent_kind"), ["kind"], unique=False)

    op.create_table(
        "reader",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("phone", sa.String(20), nullable=True),
        sa.Column("user_id", sa.String(140), nullable=True),
        sa.Column("created_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.Column("last_inbound_at", pulse.store.columns.UtcDateTime(), nullable=True),
        sa.Column("opted_out_at", pulse.store.columns.UtcDateTime(), nullable=True),
        sa.Column("consent_at", pulse.store.columns.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("phone"),
        sa.UniqueConstraint("user_id"),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("pulse", sa.String(60), nullable=False),
        sa.Column("slot", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.Column("flow_run_id", sa.String(40), nullable=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("created_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.Column("finished_at", pulse.store.columns.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("pulse", "slot"),
    )
    with op.batch_alter_table("run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_run_flow_run_id"), ["flow_run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_run_pulse"), ["pulse"], unique=False)

    op.create_table(
        "statuschange",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("wamid", sa.Text(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("at", pulse.store.columns.UtcDateTime(), nullable=True),
        sa.Column("tracker", sa.Text(), nullable=False),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("category", sa.String(60), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("received_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("wamid", "status"),
    )
    with op.batch_alter_table("statuschange", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statuschange_tracker"), ["tracker"], unique=False)
        batch_op.create_index(batch_op.f("ix_statuschange_wamid"), ["wamid"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reader_id"],
            ["reader.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("run_id", "reader_id"),
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_reader_id"), ["reader_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_run_id"), ["run_id"], unique=False)

    op.create_table(
        "inbound",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("wamid", sa.Text(), nullable=False),
        sa.Column("phone_number_id", sa.String(40), nullable=True),
        sa.Column("reader_id", sa.String(), nullable=True),
        sa.Column("run_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("emoji", sa.String(80), nullable=False),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("flow_run_id", sa.String(40), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.Column("at", pulse.store.columns.UtcDateTime(), nullable=True),
        sa.Column("received_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reader_id"],
            ["reader.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("wamid"),
    )
    with op.batch_alter_table("inbound", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbound_reader_id"), ["reader_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inbound_run_id"), ["run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inbound_state"), ["state"], unique=False)

    op.create_table(
        "snapshot",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("read", sa.Text(), nullable=False),
        sa.Column("chart", sa.LargeBinary(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("analysis", sa.Text(), nullable=False),
        sa.Column("created_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("run_id"),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("run_id", sa.String(), nullable=True),
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("delivery_id", sa.String(), nullable=True),
        sa.Column("inbound_id", sa.String(), nullable=True),
        sa.Column("phone_number_id", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("wamid", sa.Text(), nullable=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", pulse.store.columns.UtcDateTime(), nullable=False),
        sa.Column("accepted_at", pulse.store.columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
        ),
        sa.ForeignKeyConstraint(
            ["inbound_id"],
            ["inbound.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"],
            ["reader.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("purpose"),
        sa.UniqueConstraint("wamid"),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_inbound_id"), ["inbound_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_reader_id"), ["reader_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_run_id"), ["run_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_message_run_id"))
        batch_op.drop_index(batch_op.f("ix_message_reader_id"))
        batch_op.drop_index(batch_op.f("ix_message_inbound_id"))
        batch_op.drop_index(batch_op.f("ix_message_delivery_id"))

    op.drop_table("message")
    op.drop_table("snapshot")
    with op.batch_alter_table("inbound", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbound_state"))
        batch_op.drop_index(batch_op.f("ix_inbound_run_id"))
        batch_op.drop_index(batch_op.f("ix_inbound_reader_id"))

    op.drop_table("inbound")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_run_id"))
        batch_op.drop_index(batch_op.f("ix_delivery_reader_id"))

    op.drop_table("delivery")
    with op.batch_alter_table("statuschange", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statuschange_wamid"))
        batch_op.drop_index(batch_op.f("ix_statuschange_tracker"))

    op.drop_table("statuschange")
    with op.batch_alter_table("run", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_run_pulse"))
        batch_op.drop_index(batch_op.f("ix_run_flow_run_id"))

    op.drop_table("run")
    op.drop_table("reader")
    with op.batch_alter_table("otherevent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_otherevent_kind"))

    op.drop_table("otherevent")
    op.drop_table("media")
