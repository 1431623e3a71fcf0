"""A mail that came back says so, and how."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    with changing("message") as message:
        message.add_column(sa.Column("bounced_at", sa.DateTime(timezone=True)))
        message.add_column(sa.Column("bounce", sa.String(4)))
        message.add_constraint("ck_message_bouncekind", "CHECK (bounce IN ('hard', 'soft'))")
    op.create_index("ix_message_bounced_at", "message", ["bounced_at"])


def downgrade():
    op.drop_index("ix_message_bounced_at", "message")
    with changing("message") as message:
        message.drop_constraint("ck_message_bouncekind")
        message.drop_column("bounce")
        message.drop_column("bounced_at")
