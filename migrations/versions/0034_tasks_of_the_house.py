"""What the house itself asks to do is a code, said in the language of who reads it."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

drops = {"follow_up.what"}
CODES = (
    *("result", "appointment", "three_months", "answer"),
    *("looking", "filled", "keep", "mentions"),
)
LISTED = ", ".join(f"'{code}'" for code in CODES)
SOMETHING = "ck_follow_up_there_is_something_to_do"


def upgrade():
    with changing("follow_up") as follow_up:
        follow_up.add_column(sa.Column("task", sa.String(max(map(len, CODES)))))
        follow_up.add_constraint("ck_follow_up_followuptask", f"CHECK (task IN ({LISTED}))")
        follow_up.drop_not_null("what")
    op.execute("UPDATE follow_up SET what = NULL, task = 'filled' WHERE prompt = 'filled'")
    with changing("follow_up") as follow_up:
        follow_up.add_constraint(SOMETHING, "CHECK (what IS NOT NULL OR task IS NOT NULL)")


def downgrade():
    op.execute("UPDATE follow_up SET what = 'Bellen' WHERE what IS NULL")
    with changing("follow_up") as follow_up:
        follow_up.drop_constraint(SOMETHING)
        follow_up.drop_constraint("ck_follow_up_followuptask")
        follow_up.set_not_null("what")
        follow_up.drop_column("task")
