"""Who waits until something comes, and what came for them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

drops = set()
CONDITIONS = ("open", "pause", "period", "age", "languages")
FITS = ("very_good", "good", "possible")
ANSWERS = ("told", "not_now")


def choice(values, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def points_at(table, other, column, ondelete):
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKey(f"{other}.id", name=name, ondelete=ondelete)


def upgrade():
    wait, came = "vacancy_wait", "vacancy_arrival"
    op.create_table(
        wait,
        sa.Column(
            "candidate_id",
            sa.Integer,
            points_at(wait, "candidate", "candidate_id", "CASCADE"),
            nullable=False,
        ),
        sa.Column("missed", choice(CONDITIONS, "condition")),
        sa.Column("note", sa.String),
        sa.Column("least", choice(FITS, "fit"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looked_on", sa.Date, nullable=False),
        sa.Column("staff_id", sa.Integer, points_at(wait, "staff_member", "staff_id", "SET NULL")),
        sa.PrimaryKeyConstraint("candidate_id", name="pk_vacancy_wait"),
    )
    op.create_table(
        came,
        sa.Column(
            "candidate_id",
            sa.Integer,
            points_at(came, "candidate", "candidate_id", "CASCADE"),
            nullable=False,
        ),
        sa.Column(
            "vacancy_id",
            sa.Integer,
            points_at(came, "vacancy", "vacancy_id", "CASCADE"),
            nullable=False,
        ),
        sa.Column("criteria", sa.String, nullable=False),
        sa.Column("came_on", sa.Date, nullable=False),
        sa.Column("answer", choice(ANSWERS, "arrivalanswer")),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("staff_id", sa.Integer, points_at(came, "staff_member", "staff_id", "SET NULL")),
        sa.PrimaryKeyConstraint("candidate_id", "vacancy_id", name="pk_vacancy_arrival"),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)",
            name="an_answer_has_a_moment_and_no_other",
        ),
    )
    op.create_index("ix_vacancy_wait_looked_on", wait, ["looked_on"])
    op.create_index("ix_vacancy_wait_staff_id", wait, ["staff_id"])
    op.create_index("ix_vacancy_arrival_vacancy_id", came, ["vacancy_id"])
    op.create_index("ix_vacancy_arrival_staff_id", came, ["staff_id"])


def downgrade():
    op.drop_table("vacancy_arrival")
    op.drop_table("vacancy_wait")
