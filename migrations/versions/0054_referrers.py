"""Which referrer brought or follows somebody, and whom a referrer serves."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade():
    op.create_table(
        "referral",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("candidate_id", sa.Integer, nullable=False),
        sa.Column("organisation_id", sa.Integer, nullable=False),
        sa.Column("counsellor_id", sa.Integer),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("candidate_id", name=op.f("uq_referral_candidate_id")),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidate.id"],
            ondelete="CASCADE",
            name=op.f("fk_referral_candidate_id_candidate"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            ondelete="CASCADE",
            name=op.f("fk_referral_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["counsellor_id"],
            ["contact_person.id"],
            ondelete="SET NULL",
            name=op.f("fk_referral_counsellor_id_contact_person"),
        ),
        sqlite_autoincrement=True,
    )
    for column in ("candidate_id", "organisation_id", "counsellor_id"):
        op.create_index(op.f(f"ix_referral_{column}"), "referral", [column])
    op.create_table(
        "referrer_profile",
        sa.Column("organisation_id", sa.Integer, nullable=False),
        sa.Column("serves", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_referrer_profile")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            ondelete="CASCADE",
            name=op.f("fk_referrer_profile_organisation_id_organisation"),
        ),
    )


def downgrade():
    op.drop_table("referrer_profile")
    op.drop_table("referral")
