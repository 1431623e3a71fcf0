"""The routes of visitors of a market, and with how many visitors a stand talks at once."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

SOME = "ck_market_a_stand_talks_with_some"


def upgrade():
    op.create_table(
        "market_stop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visitor_id", sa.Integer(), nullable=False),
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "quarter IS NULL OR quarter >= 0",
            name=op.f("ck_market_stop_quarters_count_from_the_opening"),
        ),
        sa.ForeignKeyConstraint(
            ["stand_id"],
            ["stand.id"],
            name=op.f("fk_market_stop_stand_id_stand"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["visitor_id"],
            ["market_visitor.id"],
            name=op.f("fk_market_stop_visitor_id_market_visitor"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_market_stop")),
        sa.UniqueConstraint(
            "visitor_id", "stand_id", name=op.f("uq_market_stop_visitor_id_stand_id")
        ),
        sa.UniqueConstraint(
            "visitor_id", "quarter", name=op.f("uq_market_stop_visitor_id_quarter")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_market_stop_stand_id"), "market_stop", ["stand_id"], unique=False)
    op.create_index(op.f("ix_market_stop_visitor_id"), "market_stop", ["visitor_id"], unique=False)
    with changing("market") as market:
        market.add_column(sa.Column("places", sa.Integer(), nullable=False, server_default="3"))
        market.add_constraint(SOME, "CHECK (places BETWEEN 1 AND 20)")


def downgrade():
    with changing("market") as market:
        market.drop_constraint(SOME)
        market.drop_column("places")
    op.drop_index(op.f("ix_market_stop_visitor_id"), table_name="market_stop")
    op.drop_index(op.f("ix_market_stop_stand_id"), table_name="market_stop")
    op.drop_table("market_stop")
