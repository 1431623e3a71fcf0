"""What was explained in a conversation that has no name yet, and the referral that it counted."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

drops = set()
NAMES = ("referred", "explained")


def upgrade():
    for name in NAMES:
        op.add_column("desk_contact", sa.Column(name, sa.String))


def downgrade():
    with changing("desk_contact") as contact:
        for name in reversed(NAMES):
            contact.drop_column(name)
