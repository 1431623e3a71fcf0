"""Records that somebody must look at, beside the words of a task."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.add_column("follow_up", sa.Column("looks_at", sa.String))


def downgrade():
    with changing("follow_up") as follow_up:
        follow_up.drop_column("looks_at")
