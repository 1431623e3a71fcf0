"""What the house notes of an answer, and asks after it, is a code too, with what was answered."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

drops = {"follow_up.ck_follow_up_followuptask"}
BEFORE = (
    *("result", "appointment", "three_months", "answer"),
    *("looking", "filled", "keep", "mentions"),
)
NEW = (
    *("received", "still_there", "late", "otherwise"),
    *("tell", "closed", "call_off", "close_others"),
)
CHECK = "ck_follow_up_followuptask"


def _listed(codes):
    return ", ".join(f"'{code}'" for code in codes)


def upgrade():
    with changing("follow_up") as follow_up:
        follow_up.add_column(sa.Column("answered", sa.String))
        follow_up.drop_constraint(CHECK)
        follow_up.add_constraint(CHECK, f"CHECK (task IN ({_listed(BEFORE + NEW)}))")


def downgrade():
    follow_up = sa.table("follow_up", sa.column("what"), sa.column("task"))
    again = follow_up.update().where(follow_up.c.task.in_(NEW))
    op.execute(again.values(what=sa.func.coalesce(follow_up.c.what, "Bellen"), task=None))
    with changing("follow_up") as follow_up:
        follow_up.drop_constraint(CHECK)
        follow_up.add_constraint(CHECK, f"CHECK (task IN ({_listed(BEFORE)}))")
        follow_up.drop_column("answered")
