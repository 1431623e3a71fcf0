"""Who wants to join the pool by the public page: sealed, until it is confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.create_table(
        "pool_application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["message.id"],
            name=op.f("fk_pool_application_message_id_message"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pool_application")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_pool_application_sent_at"), "pool_application", ["sent_at"], unique=False
    )
    op.create_index(
        op.f("ix_pool_application_message_id"), "pool_application", ["message_id"], unique=False
    )


def downgrade():
    op.drop_table("pool_application")
