"""Fiches that may be of one person, and fiches that were made one."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

drops = set()
REASONS = ("person_says", "same_reach", "same_facts", "list")


def points_at(table, other, column, ondelete):
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKey(f"{other}.id", name=name, ondelete=ondelete)


def part_of(table, column):
    return sa.Column(
        column, sa.Integer, points_at(table, "candidate", column, "CASCADE"), nullable=False
    )


def by_staff(table, column):
    return sa.Column(column, sa.Integer, points_at(table, "staff_member", column, "SET NULL"))


def upgrade():
    moment = sa.DateTime(timezone=True)
    reasons = sa.Enum(*REASONS, name="mergereason", native_enum=False, create_constraint=True)
    pair, merge = "candidate_pair", "candidate_merge"
    op.create_table(
        pair,
        part_of(pair, "one_id"),
        part_of(pair, "other_id"),
        sa.Column("weight", sa.Integer, nullable=False),
        sa.Column("found_at", moment, nullable=False),
        sa.Column("apart_at", moment),
        by_staff(pair, "apart_by_id"),
        sa.PrimaryKeyConstraint("one_id", "other_id", name="pk_candidate_pair"),
        sa.CheckConstraint("one_id < other_id", name="the_older_comes_first"),
    )
    op.create_table(
        merge,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uid", sa.String, nullable=False),
        part_of(merge, "stays_id"),
        sa.Column("goes_id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("reason", reasons, nullable=False),
        sa.Column("merged_at", moment, nullable=False),
        by_staff(merge, "merged_by_id"),
        sa.Column("sealed", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_candidate_merge"),
        sa.UniqueConstraint("uid", name="uq_candidate_merge_uid"),
        sa.UniqueConstraint("goes_id", name="uq_candidate_merge_goes_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_candidate_pair_weight", pair, ["weight", "one_id", "other_id"])
    op.create_index("ix_candidate_pair_other_id", pair, ["other_id"])
    op.create_index("ix_candidate_pair_apart_by_id", pair, ["apart_by_id"])
    for column in ("stays_id", "merged_at", "merged_by_id"):
        op.create_index(f"ix_candidate_merge_{column}", merge, [column])


def downgrade():
    op.drop_table("candidate_merge")
    op.drop_table("candidate_pair")
