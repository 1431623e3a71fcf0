"""The life of a vacancy: tasks, checked texts, what organisations tell and answer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TIME = {"sqlite": "DATETIME", "postgresql": "TIMESTAMP WITH TIME ZONE"}
COLUMNS = (
    ("vacancy", "confirmed_on DATE"),
    ("vacancy", "told VARCHAR(7) CONSTRAINT ck_vacancy_told CHECK (told IN ('filled', 'changed'))"),
    ("vacancy", "told_at {time}"),
    ("vacancy", "source_changed_at {time}"),
    ("vacancy", "proposed_at {time}"),
    ("vacancy", "published_at {time}"),
    ("vacancy", "street VARCHAR"),
    ("vacancy", "directions VARCHAR"),
    ("vacancy_text", "checked_on DATE"),
)
WERE_PUBLISHED = (
    "UPDATE vacancy SET published_at = created_at WHERE status NOT IN ('draft', 'to_check')"
)


def upgrade():
    op.create_table(
        "vacancy_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("text_nl", sa.String(), nullable=True),
        sa.Column("text_fr", sa.String(), nullable=True),
        sa.Column("text_en", sa.String(), nullable=True),
        sa.CheckConstraint(
            "coalesce(text_nl, text_fr, text_en) IS NOT NULL",
            name=op.f("ck_vacancy_task_a_task_has_a_text"),
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancy.id"],
            name=op.f("fk_vacancy_task_vacancy_id_vacancy"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_task")),
    )
    with op.batch_alter_table("vacancy_task", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_vacancy_task_vacancy_id"), ["vacancy_id"], unique=False
        )

    op.create_table(
        "vacancy_task_talent",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"], ["talent.code"], name=op.f("fk_vacancy_task_talent_code_talent")
        ),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["vacancy_task.id"],
            name=op.f("fk_vacancy_task_talent_task_id_vacancy_task"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("task_id", "code", name=op.f("pk_vacancy_task_talent")),
    )

    op.create_table(
        "vacancy_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "answer",
            sa.Enum(
                "confirmed",
                "changed",
                "closed",
                name="answer",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancy.id"],
            name=op.f("fk_vacancy_reminder_vacancy_id_vacancy"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_reminder")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_vacancy_reminder_token_hash")),
    )
    with op.batch_alter_table("vacancy_reminder", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_vacancy_reminder_vacancy_id"), ["vacancy_id"], unique=False
        )

    op.create_table(
        "vacancy_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("is_taken_over", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["staff_member.id"],
            name=op.f("fk_vacancy_change_decided_by_id_staff_member"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancy.id"],
            name=op.f("fk_vacancy_change_vacancy_id_vacancy"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_change")),
    )
    with op.batch_alter_table("vacancy_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_vacancy_change_vacancy_id"), ["vacancy_id"], unique=False
        )

    dialect = op.get_bind().dialect.name
    for table, column in COLUMNS:
        written = column.format(time=TIME[dialect])
        op.execute(f"ALTER TABLE {table} ADD COLUMN {written}")
    op.execute(WERE_PUBLISHED)
    with op.batch_alter_table("vacancy_text") as batch:
        batch.add_column(sa.Column("checked_by_id", sa.Integer()))
        batch.create_foreign_key(
            op.f("fk_vacancy_text_checked_by_id_staff_member"),
            "staff_member",
            ["checked_by_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade():
    with op.batch_alter_table("vacancy_text") as batch:
        batch.drop_constraint(
            op.f("fk_vacancy_text_checked_by_id_staff_member"), type_="foreignkey"
        )
        batch.drop_column("checked_by_id")
    for table, column in reversed(COLUMNS):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column.split()[0]}")
    op.drop_table("vacancy_change")
    op.drop_table("vacancy_reminder")
    op.drop_table("vacancy_task_talent")
    op.drop_table("vacancy_task")
