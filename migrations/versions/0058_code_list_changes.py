"""What a code list said before it was changed, so that a change can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "code_list_change",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("listed", sa.String, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("code", sa.String),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('added', 'changed', 'moved', 'imported')",
            name=op.f("ck_code_list_change_listchangekind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_list_change")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_code_list_change_listed", "code_list_change", ["listed", "id"])


def downgrade():
    op.drop_index("ix_code_list_change_listed", table_name="code_list_change")
    op.drop_table("code_list_change")
