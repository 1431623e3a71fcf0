"""Visitors of a market whose way is another one than on their booklet."""

import sqlalchemy as sa

from migrations.rebuild import changing

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None


def upgrade():
    with changing("market_visitor") as visitor:
        visitor.add_column(sa.Column("rerouted_at", sa.DateTime(timezone=True), nullable=True))


def downgrade():
    with changing("market_visitor") as visitor:
        visitor.drop_column("rerouted_at")
