"""A vacancy that was merged into another: its number leads there, and its source stays tied."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

drops = set()
INTO = "fk_vacancy_merged_into_id_vacancy"


def upgrade():
    with changing("vacancy") as vacancy:
        vacancy.add_column(sa.Column("merged_into_id", sa.Integer))
        vacancy.add_constraint(
            INTO, "FOREIGN KEY (merged_into_id) REFERENCES vacancy (id) ON DELETE SET NULL"
        )
    op.create_index("ix_vacancy_merged_into_id", "vacancy", ["merged_into_id"])


def downgrade():
    op.drop_index("ix_vacancy_merged_into_id", "vacancy")
    with changing("vacancy") as vacancy:
        vacancy.drop_constraint(INTO)
        vacancy.drop_column("merged_into_id")
