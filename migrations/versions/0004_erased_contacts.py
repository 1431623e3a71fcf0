"""Contact persons who were erased, as keyed hashes: no source brings them back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.create_table(
        "erased_contact",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("organisation_id", sa.Integer, nullable=False),
        sa.Column("mark", sa.String, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_erased_contact_organisation_id_organisation",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_erased_contact"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_erased_contact_organisation_id", "erased_contact", ["organisation_id"])


def downgrade():
    op.drop_table("erased_contact")
