"""The weights that the desk chose, each change a row."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

drops = set()
ORIGINS = ("by_hand", "proposal", "undone")


def upgrade():
    by = sa.ForeignKey(
        "staff_member.id", name="fk_weight_set_staff_id_staff_member", ondelete="SET NULL"
    )
    op.create_table(
        "weight_set",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.Column(
            "made_how",
            sa.Enum(*ORIGINS, name="weightorigin", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("why", sa.String),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer, by),
        sa.PrimaryKeyConstraint("id", name="pk_weight_set"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_weight_set_staff_id", "weight_set", ["staff_id"])


def downgrade():
    op.drop_table("weight_set")
