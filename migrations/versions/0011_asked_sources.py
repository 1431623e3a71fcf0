"""Of which sources we ask organisations ourselves whether vacancies are still right."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.create_table(
        "asked_source",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source_name", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_asked_source"),
        sa.UniqueConstraint("source_name", name="uq_asked_source_source_name"),
        sqlite_autoincrement=True,
    )


def downgrade():
    op.drop_table("asked_source")
