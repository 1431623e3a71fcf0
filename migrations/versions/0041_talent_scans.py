"""Results of talent scans on fiches, and codes that stand for one without a person."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

drops = set()
MOMENT = sa.DateTime(timezone=True)
FORMS = ("online", "cards", "wooden_model")


def result():
    """Return the columns of a result."""
    kinds = sa.Enum(*FORMS, name="scanform", native_enum=False, create_constraint=True)
    return (
        sa.Column("set_code", sa.String, nullable=False),
        sa.Column("set_version", sa.Integer, nullable=False),
        sa.Column("scoring", sa.Integer, nullable=False),
        sa.Column("form", kinds, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("language", "sure", "close")),
    )


def refers_to(column, other, *, ondelete):
    """Return the key of another table."""
    name = f"fk_talent_scan_{column}_{other}"
    return sa.ForeignKey(f"{other}.id", name=name, ondelete=ondelete)


def upgrade():
    op.create_table(
        "talent_scan",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column(
            "candidate_id",
            sa.Integer,
            refers_to("candidate_id", "candidate", ondelete="CASCADE"),
            nullable=False,
        ),
        *result(),
        sa.Column("noted_on", sa.Date, nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column(
            "noted_by_id",
            sa.Integer,
            refers_to("noted_by_id", "staff_member", ondelete="SET NULL"),
        ),
        sa.CheckConstraint("sure <> '' OR close <> ''", name="a_result_has_a_talent"),
        sa.PrimaryKeyConstraint("id", name="pk_talent_scan"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_talent_scan_candidate_id", "talent_scan", ["candidate_id"])
    op.create_index("ix_talent_scan_noted_by_id", "talent_scan", ["noted_by_id"])
    op.create_table(
        "scan_code",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("code_hash", sa.String, nullable=False),
        *result(),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_scan_code"),
        sa.UniqueConstraint("code_hash", name="uq_scan_code_code_hash"),
        sqlite_autoincrement=True,
    )


def downgrade():
    op.drop_table("scan_code")
    op.drop_table("talent_scan")
