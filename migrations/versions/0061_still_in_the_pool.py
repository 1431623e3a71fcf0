"""How often somebody of the pool was asked whether they stay, since they last said so."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.add_column(
        "pool_membership",
        sa.Column("still_asked", sa.Integer(), nullable=False, server_default="0"),
    )


def downgrade():
    with changing("pool_membership") as membership:
        membership.drop_column("still_asked")
