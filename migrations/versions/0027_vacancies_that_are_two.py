"""Which likely doubles among vacancies are two."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

drops = set()


def part_of(column):
    name = f"fk_vacancy_pair_{column}_vacancy"
    key = sa.ForeignKey("vacancy.id", name=name, ondelete="CASCADE")
    return sa.Column(column, sa.Integer, key, nullable=False)


def upgrade():
    op.create_table(
        "vacancy_pair",
        part_of("one_id"),
        part_of("other_id"),
        sa.PrimaryKeyConstraint("one_id", "other_id", name="pk_vacancy_pair"),
        sa.CheckConstraint("one_id < other_id", name="the_older_comes_first"),
    )
    op.create_index("ix_vacancy_pair_other_id", "vacancy_pair", ["other_id"])


def downgrade():
    op.drop_table("vacancy_pair")
