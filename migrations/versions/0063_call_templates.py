"""Calls that are kept with a name, to begin the next one from."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "call_template",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_before", sa.String),
        sa.Column("call_id", sa.Integer, nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_call_template_a_template_has_a_name")),
        sa.ForeignKeyConstraint(
            ["call_id"],
            ["call.id"],
            name=op.f("fk_call_template_call_id_call"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_template")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_call_template_call_id"), "call_template", ["call_id"])
    op.create_index(
        "uq_call_template_name",
        "call_template",
        ["name"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )


def downgrade():
    op.drop_index("uq_call_template_name", table_name="call_template")
    op.drop_index(op.f("ix_call_template_call_id"), table_name="call_template")
    op.drop_table("call_template")
