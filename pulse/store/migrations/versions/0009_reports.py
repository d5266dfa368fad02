"""What the owner was last told of failure streaks; what was told before is told no second time."""

import sqlalchemy as sa
from alembic import op

from pulse.store.columns import UtcDateTime, utc_now

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_FAILING = """
INSERT INTO streak (key, failing, told, at)
SELECT 'pulse/' || run.pulse, :failing, 1, :now FROM run
WHERE run.state = 'failed' AND run.reported = 'failed' AND run.slot = (
    SELECT max(other.slot) FROM run AS other
    WHERE other.pulse = run.pulse AND other.state IN ('done', 'failed', 'unconfirmed')
)
"""


def upgrade() -> None:
    op.create_table(
        "streak",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("failing", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.add_column("run", sa.Column("streak_told", sa.Boolean(), nullable=False, server_default=sa.false()))
    run = sa.table("run", sa.column("streak_told", sa.Boolean), sa.column("reported", sa.String))
    op.execute(run.update().where(run.c.reported == "failed").values(streak_told=True))
    op.get_bind().execute(
        sa.text(_FAILING).bindparams(
            sa.bindparam("failing", True, sa.Boolean()),  # noqa: FBT003 - a value
            sa.bindparam("now", utc_now(), UtcDateTime()),
        )
    )


def downgrade() -> None:
    op.drop_column("run", "streak_told")
    op.drop_table("streak")
