"""How well introductions fitted, and sums of what came of them."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    introduction = sa.ForeignKey(
        "introduction.id",
        name="fk_introduction_fit_introduction_id_introduction",
        ondelete="CASCADE",
    )
    op.create_table(
        "introduction_fit",
        sa.Column("introduction_id", sa.Integer, introduction, nullable=False),
        sa.Column("weight_set", sa.Integer, nullable=False),
        sa.Column("place", sa.String),
        sa.Column("fits", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("introduction_id", name="pk_introduction_fit"),
    )
    op.create_table(
        "outcome_sum",
        sa.Column("weight_set", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("is_placed", sa.Boolean, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("sums", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("weight_set", "is_placed", name="pk_outcome_sum"),
        sa.CheckConstraint("amount >= 5", name="nobody_is_alone_in_a_sum"),
        sqlite_with_rowid=False,
    )


def downgrade():
    op.drop_table("outcome_sum")
    op.drop_table("introduction_fit")
