"""Since when somebody who is asked for a call must hear what changed."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.add_column("call_ask", sa.Column("to_tell_since", sa.DateTime(timezone=True)))


def downgrade():
    with changing("call_ask") as ask:
        ask.drop_column("to_tell_since")
