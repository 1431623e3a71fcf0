"""A mail that somebody of the team writes says who does."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    with changing("message") as message:
        message.add_column(sa.Column("written_by_id", sa.Integer))
        message.add_constraint(
            "fk_message_written_by_id_staff_member",
            "FOREIGN KEY (written_by_id) REFERENCES staff_member (id) ON DELETE SET NULL",
        )
    op.create_index("ix_message_written_by_id", "message", ["written_by_id"])


def downgrade():
    op.drop_index("ix_message_written_by_id", "message")
    with changing("message") as message:
        message.drop_constraint("fk_message_written_by_id_staff_member")
        message.drop_column("written_by_id")
