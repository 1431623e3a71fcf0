"""An edition that is too thick to carry has volumes."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.create_table(
        "edition_volume",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column(
            "edition_id",
            sa.Integer,
            sa.ForeignKey(
                "edition.id", name="fk_edition_volume_edition_id_edition", ondelete="CASCADE"
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("pdf", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_edition_volume"),
        sa.UniqueConstraint("edition_id", "number", name="uq_edition_volume_edition_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_edition_volume_edition_id", "edition_volume", ["edition_id"])


def downgrade():
    op.drop_table("edition_volume")
