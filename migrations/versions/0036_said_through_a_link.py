"""What an organisation or a candidate says of an introduction through a link."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

OUTCOME = "ck_follow_up_followupoutcome"
drops = {f"follow_up.{OUTCOME}"}
HOLDERS = ("organisation", "candidate")
BEFORE = (
    *("reached", "not_reached", "appointment", "started"),
    *("completed", "stayed", "ended", "done"),
)
AFTER = (*BEFORE[:2], "talked", *BEFORE[2:])


def is_one_of(column, values):
    return f"CHECK ({column} IN ({', '.join(repr(value) for value in values)}))"


def upgrade():
    with changing("follow_up") as follow_up:
        follow_up.drop_constraint(OUTCOME)
        follow_up.add_constraint(OUTCOME, is_one_of("outcome", AFTER))
        _add_holder(follow_up, "follow_up")
    with changing("introduction_step") as step:
        _add_holder(step, "introduction_step")


def _add_holder(table, name):
    table.add_column(sa.Column("link_holder", sa.String(max(map(len, HOLDERS)))))
    table.add_constraint(f"ck_{name}_linkholder", is_one_of("link_holder", HOLDERS))


def downgrade():
    with changing("introduction_step") as step:
        step.drop_constraint("ck_introduction_step_linkholder")
        step.drop_column("link_holder")
    op.execute("UPDATE follow_up SET outcome = 'reached' WHERE outcome = 'talked'")
    with changing("follow_up") as follow_up:
        follow_up.drop_constraint("ck_follow_up_linkholder")
        follow_up.drop_column("link_holder")
        follow_up.drop_constraint(OUTCOME)
        follow_up.add_constraint(OUTCOME, is_one_of("outcome", BEFORE))
