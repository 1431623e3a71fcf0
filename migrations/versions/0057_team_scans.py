"""What the team of an organisation chose in the talent scan, added up."""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "team_scan",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("organisation_id", sa.Integer, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("waiting", sa.Integer, nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "people >= 0 AND waiting >= 0", name=op.f("ck_team_scan_people_are_counted")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_team_scan_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_scan")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_team_scan_organisation_id"), "team_scan", ["organisation_id"])
    op.create_table(
        "team_talent",
        sa.Column("team_scan_id", sa.Integer, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("waiting", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "amount >= 0 AND waiting >= 0", name=op.f("ck_team_talent_people_are_counted")
        ),
        sa.ForeignKeyConstraint(
            ["team_scan_id"],
            ["team_scan.id"],
            name=op.f("fk_team_talent_team_scan_id_team_scan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("team_scan_id", "code", name=op.f("pk_team_talent")),
    )


def downgrade():
    op.drop_table("team_talent")
    op.drop_index(op.f("ix_team_scan_organisation_id"), table_name="team_scan")
    op.drop_table("team_scan")
