"""Groups that had a workshop or a guided tour, with how many people and no names."""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "market_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "workshop", "tour", name="groupkind", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("languages", sa.String(), nullable=True),
        sa.Column("referrer_id", sa.Integer(), nullable=True),
        sa.Column("counted", sa.String(), nullable=True),
        sa.Column("people_counted", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("people > 0", name=op.f("ck_market_group_somebody_was_in_it")),
        sa.ForeignKeyConstraint(
            ["referrer_id"],
            ["organisation.id"],
            name=op.f("fk_market_group_referrer_id_organisation"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_market_group")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_market_group_held_on"), "market_group", ["held_on"])
    op.create_index(op.f("ix_market_group_referrer_id"), "market_group", ["referrer_id"])
    op.create_table(
        "group_visit",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["market_group.id"],
            name=op.f("fk_group_visit_group_id_market_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_group_visit_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "organisation_id", name=op.f("pk_group_visit")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_group_visit_organisation_id"), "group_visit", ["organisation_id"])


def downgrade():
    op.drop_table("group_visit")
    op.drop_table("market_group")
