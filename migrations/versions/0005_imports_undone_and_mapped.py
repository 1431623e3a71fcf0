"""Imports: profiles of columns, progress, rejected rows, and what undoing needs."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TIME = {"sqlite": "DATETIME", "postgresql": "TIMESTAMP WITH TIME ZONE"}
BYTES = {"sqlite": "BLOB", "postgresql": "BYTEA"}
COLUMNS = (
    ("vacancy_import", "rejected VARCHAR"),
    ("vacancy_import", "preview {bytes}"),
    ("vacancy_import", "undo {bytes}"),
    ("vacancy_import", "undone_at {time}"),
    ("vacancy", "gone_at {time}"),
)
GONE = """
    UPDATE vacancy SET gone_at = fetched_at
    WHERE status = 'withdrawn' AND source_name IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM audit_event
        WHERE deed = 'withdraw' AND thing = 'vacancy' AND record_id = vacancy.id
    )
"""  # so that an import may publish it again


def upgrade():
    op.create_table(
        "import_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("mapping", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_member.id"],
            name=op.f("fk_import_profile_made_by_id_staff_member"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_profile")),
        sa.UniqueConstraint("name", name=op.f("uq_import_profile_name")),
    )

    op.create_table(
        "import_progress",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_import_progress")),
    )

    dialect = op.get_bind().dialect.name
    for table, column in COLUMNS:
        written = column.format(time=TIME[dialect], bytes=BYTES[dialect])
        op.execute(f"ALTER TABLE {table} ADD COLUMN {written}")
    op.execute(GONE)
    with op.batch_alter_table("vacancy_import") as batch:
        batch.add_column(sa.Column("profile_id", sa.Integer()))
        batch.create_foreign_key(
            op.f("fk_vacancy_import_profile_id_import_profile"),
            "import_profile",
            ["profile_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade():
    with op.batch_alter_table("vacancy_import") as batch:
        batch.drop_constraint(
            op.f("fk_vacancy_import_profile_id_import_profile"), type_="foreignkey"
        )
        batch.drop_column("profile_id")
    for table, column in reversed(COLUMNS):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column.split()[0]}")
    op.drop_table("import_progress")
    op.drop_table("import_profile")
