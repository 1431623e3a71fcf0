"""What somebody who waits missed is one of the conditions that are kept, by a name of its own."""

from migrations.rebuild import changing

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

drops = {"vacancy_wait.ck_vacancy_wait_condition"}
KEPT = "CHECK (missed IN ('open', 'pause', 'period', 'age', 'languages'))"
BEFORE, AFTER = "ck_vacancy_wait_condition", "ck_vacancy_wait_missedcondition"


def _named(old, new):
    with changing("vacancy_wait") as wait:
        wait.drop_constraint(old)
        wait.add_constraint(new, KEPT)


def upgrade():
    _named(BEFORE, AFTER)


def downgrade():
    _named(AFTER, BEFORE)
