"""Whether somebody would like to work from home."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.add_column(
        "candidate", sa.Column("from_home", sa.Boolean, nullable=False, server_default=sa.false())
    )


def downgrade():
    with changing("candidate") as candidate:
        candidate.drop_column("from_home")
