"""After a market: until when the tasks of a stand are shown, and what organisations say of it."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

SATISFACTION = ("very", "good", "moderate", "not")


def _choice(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def upgrade():
    with changing("stand") as stand:
        stand.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))
        stand.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
    op.create_table(
        "stand_evaluation",
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("organised", _choice("organisedsatisfaction", *SATISFACTION), nullable=True),
        sa.Column("visitors", _choice("visitorssatisfaction", *SATISFACTION), nullable=True),
        sa.Column("again", _choice("comesagain", "yes", "perhaps", "no"), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["stand_id"],
            ["stand.id"],
            name=op.f("fk_stand_evaluation_stand_id_stand"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("stand_id", name=op.f("pk_stand_evaluation")),
        sqlite_autoincrement=True,
    )


def downgrade():
    op.drop_table("stand_evaluation")
    with changing("stand") as stand:
        stand.drop_column("ended_on")
        stand.drop_column("confirmed_on")
