"""Who is announced by a referrer, until they were at the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade():
    op.create_table(
        "lead",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("organisation_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("reach", sa.Text, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("brought_at", MOMENT, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("tried_at", MOMENT),
        sa.Column("outcome", sa.String(6)),
        sa.Column("outcome_at", MOMENT),
        sa.Column("counted", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            ondelete="CASCADE",
            name=op.f("fk_lead_organisation_id_organisation"),
        ),
        sa.CheckConstraint("outcome IN ('absent')", name=op.f("ck_lead_leadoutcome")),
        sa.CheckConstraint(
            "(outcome IS NULL) = (outcome_at IS NULL)", name=op.f("ck_lead_an_outcome_has_a_moment")
        ),
        sa.CheckConstraint(
            "(tries = 0) = (tried_at IS NULL)", name=op.f("ck_lead_a_try_has_a_moment")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_lead_organisation_id"), "lead", ["organisation_id"])
    op.create_index(op.f("ix_lead_brought_at"), "lead", ["brought_at"])


def downgrade():
    op.drop_table("lead")
