"""What came of a follow-up, who was asked to do it, and of whom nobody is reminded for a while."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

drops = set()
ROLES = ("reception", "coordinator", "administrator")
CALLEES = ("candidate", "organisation")
PROMPTS = ("filled",)
OUTCOMES = (
    *("reached", "not_reached", "appointment", "started"),
    *("completed", "stayed", "ended", "done"),
)
CHOICES = (
    ("for_role", ROLES, "role"),
    ("callee", CALLEES, "callee"),
    ("prompt", PROMPTS, "followupprompt"),
    ("outcome", OUTCOMES, "followupoutcome"),
)
TEXTS = ("asked_words", "outcome_words", "outcome_made")
RULES = {
    "it_is_for_one_or_for_a_role": "for_role IS NULL OR for_staff_id IS NULL",
    "what_is_done_has_an_outcome": "outcome IS NULL OR done_at IS NOT NULL",
}
ASKED_BY = "fk_follow_up_asked_by_id_staff_member"
LAST_DAYS = """
    UPDATE introduction SET since_on = (
        SELECT happened_on FROM introduction_step
        WHERE introduction_step.introduction_id = introduction.id
        ORDER BY introduction_step.id DESC LIMIT 1
    )
"""


def points_at(table, other, column, ondelete):
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKey(f"{other}.id", name=name, ondelete=ondelete)


def upgrade():
    with changing("introduction") as introduction:
        introduction.add_column(sa.Column("since_on", sa.Date))
    op.execute(LAST_DAYS)
    op.create_index("ix_introduction_state_since_on", "introduction", ["state", "since_on"])
    with changing("follow_up") as follow_up:
        follow_up.add_column(sa.Column("asked_by_id", sa.Integer))
        for name in TEXTS:
            follow_up.add_column(sa.Column(name, sa.String))
        for name, values, kind in CHOICES:
            follow_up.add_column(sa.Column(name, sa.String(max(map(len, values)))))
            listed = ", ".join(f"'{value}'" for value in values)
            follow_up.add_constraint(f"ck_follow_up_{kind}", f"CHECK ({name} IN ({listed}))")
        for name, rule in RULES.items():
            follow_up.add_constraint(f"ck_follow_up_{name}", f"CHECK ({rule})")
        follow_up.add_constraint(
            ASKED_BY, "FOREIGN KEY (asked_by_id) REFERENCES staff_member (id) ON DELETE SET NULL"
        )
    op.create_index("ix_follow_up_asked_by_id", "follow_up", ["asked_by_id"])
    _pauses("reminder_pause")


def _pauses(pause):
    op.create_table(
        pause,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column(
            "candidate_id",
            sa.Integer,
            points_at(pause, "candidate", "candidate_id", "CASCADE"),
            nullable=False,
        ),
        sa.Column(
            "introduction_id",
            sa.Integer,
            points_at(pause, "introduction", "introduction_id", "CASCADE"),
        ),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("staff_id", sa.Integer, points_at(pause, "staff_member", "staff_id", "SET NULL")),
        sa.PrimaryKeyConstraint("id", name="pk_reminder_pause"),
        sa.UniqueConstraint(
            "candidate_id", "introduction_id", name="uq_reminder_pause_candidate_id_introduction_id"
        ),
        sqlite_autoincrement=True,
    )
    for column in ("candidate_id", "introduction_id", "staff_id"):
        op.create_index(f"ix_{pause}_{column}", pause, [column])


def downgrade():
    op.drop_table("reminder_pause")
    op.drop_index("ix_follow_up_asked_by_id", "follow_up")
    with changing("follow_up") as follow_up:
        follow_up.drop_constraint(ASKED_BY)
        for name in RULES:
            follow_up.drop_constraint(f"ck_follow_up_{name}")
        for _name, _values, kind in CHOICES:
            follow_up.drop_constraint(f"ck_follow_up_{kind}")
        for name in (*(choice[0] for choice in CHOICES), *TEXTS, "asked_by_id"):
            follow_up.drop_column(name)
    op.drop_index("ix_introduction_state_since_on", "introduction")
    with changing("introduction") as introduction:
        introduction.drop_column("since_on")
