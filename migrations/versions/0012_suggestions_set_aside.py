"""Suggestions that somebody does not want."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

drops = set()
REASONS = ("too_far", "days", "language", "work", "organisation", "too_much", "other")


def upgrade():
    op.create_table(
        "set_aside",
        sa.Column(
            "candidate_id",
            sa.Integer,
            sa.ForeignKey(
                "candidate.id", name="fk_set_aside_candidate_id_candidate", ondelete="CASCADE"
            ),
            nullable=False,
        ),
        sa.Column(
            "vacancy_id",
            sa.Integer,
            sa.ForeignKey("vacancy.id", name="fk_set_aside_vacancy_id_vacancy", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(*REASONS, name="setasidereason", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("note", sa.String),
        sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "staff_id",
            sa.Integer,
            sa.ForeignKey(
                "staff_member.id", name="fk_set_aside_staff_id_staff_member", ondelete="SET NULL"
            ),
        ),
        sa.Column("counted", sa.String),
        sa.PrimaryKeyConstraint("candidate_id", "vacancy_id", name="pk_set_aside"),
    )
    op.create_index("ix_set_aside_vacancy_id", "set_aside", ["vacancy_id"])
    op.create_index("ix_set_aside_staff_id", "set_aside", ["staff_id"])


def downgrade():
    op.drop_table("set_aside")
