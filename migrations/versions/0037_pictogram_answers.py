"""What visitors say that a pictogram means: counts by language, without a person."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.create_table(
        "pictogram_answer",
        sa.Column("pictogram", sa.String, primary_key=True),
        sa.Column("edition", sa.String, primary_key=True),
        sa.Column("language", sa.String(5), primary_key=True),
        sa.Column("outcome", sa.String(7), primary_key=True),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "language IN ('nl', 'fr', 'en', 'other')", name="ck_pictogram_answer_visitorlanguage"
        ),
        sa.CheckConstraint(
            "outcome IN ('right', 'wrong', 'nothing')", name="ck_pictogram_answer_answeroutcome"
        ),
        sa.CheckConstraint("amount > 0", name="ck_pictogram_answer_somebody_answered"),
    )


def downgrade():
    op.drop_table("pictogram_answer")
