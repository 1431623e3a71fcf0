"""The volunteer market: its editions with their steps, the stands and their tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.create_table(
        "market",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name_nl", sa.String(), nullable=False),
        sa.Column("name_fr", sa.String(), nullable=True),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("opens_at", sa.Time(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("town", sa.String(), nullable=True),
        sa.Column("languages", sa.String(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("plan", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "capacity IS NULL OR capacity > 0", name=op.f("ck_market_somebody_fits_in")
        ),
        sa.CheckConstraint(
            "opens_at < closes_at", name=op.f("ck_market_it_opens_before_it_closes")
        ),
        sa.CheckConstraint(
            "slot_minutes BETWEEN 5 AND 60", name=op.f("ck_market_a_talk_takes_some_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_market")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_market_held_on"), "market", ["held_on"], unique=False)
    op.create_table(
        "market_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("market_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "target_group",
                "location",
                "organisations",
                "training",
                "leading",
                "orientation",
                "day",
                "follow_up",
                name="marketstepkind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["market_id"],
            ["market.id"],
            name=op.f("fk_market_step_market_id_market"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff_member.id"],
            name=op.f("fk_market_step_staff_id_staff_member"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_market_step")),
        sa.UniqueConstraint("market_id", "kind", name=op.f("uq_market_step_market_id_kind")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_market_step_market_id"), "market_step", ["market_id"], unique=False)
    op.create_index(op.f("ix_market_step_staff_id"), "market_step", ["staff_id"], unique=False)
    op.create_table(
        "stand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("market_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "invited",
                "comes",
                "declined",
                "left",
                name="standstate",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("table_number", sa.Integer(), nullable=True),
        sa.Column("trained_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("coming", sa.String(), nullable=True),
        sa.Column("languages", sa.String(), nullable=True),
        sa.Column(
            "practises_from",
            sa.Enum(
                "A1",
                "A2",
                "B1",
                "B2",
                "C1",
                "C2",
                "native",
                name="level",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("support", sa.String(), nullable=True),
        sa.Column("is_wheelchair_accessible", sa.Boolean(), nullable=True),
        sa.Column("opens_at", sa.Time(), nullable=True),
        sa.Column("closes_at", sa.Time(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=True),
        sa.Column("contact_phone", sa.String(), nullable=True),
        sa.Column("contact_email", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "opens_at IS NULL OR opens_at < closes_at", name=op.f("ck_stand_it_opens_first")
        ),
        sa.CheckConstraint(
            "table_number IS NULL OR table_number > 0", name=op.f("ck_stand_a_table_has_a_number")
        ),
        sa.ForeignKeyConstraint(
            ["market_id"], ["market.id"], name=op.f("fk_stand_market_id_market"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_stand_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand")),
        sa.UniqueConstraint(
            "market_id", "table_number", name=op.f("uq_stand_market_id_table_number")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_stand_market_id"), "stand", ["market_id"], unique=False)
    op.create_index(op.f("ix_stand_organisation_id"), "stand", ["organisation_id"], unique=False)
    op.create_table(
        "stand_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=True),
        sa.Column("title_nl", sa.String(), nullable=True),
        sa.Column("title_fr", sa.String(), nullable=True),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.Column("what_nl", sa.String(), nullable=True),
        sa.Column("what_fr", sa.String(), nullable=True),
        sa.Column("what_en", sa.String(), nullable=True),
        sa.Column("whom_nl", sa.String(), nullable=True),
        sa.Column("whom_fr", sa.String(), nullable=True),
        sa.Column("whom_en", sa.String(), nullable=True),
        sa.Column("when_nl", sa.String(), nullable=True),
        sa.Column("when_fr", sa.String(), nullable=True),
        sa.Column("when_en", sa.String(), nullable=True),
        sa.Column("talents", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column(
            "dutch",
            sa.Enum(
                "A1",
                "A2",
                "B1",
                "B2",
                "C1",
                "C2",
                "native",
                name="level",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "practises_from",
            sa.Enum(
                "A1",
                "A2",
                "B1",
                "B2",
                "C1",
                "C2",
                "native",
                name="practicelevel",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "checked_by_id IS NULL OR checked_at IS NOT NULL",
            name=op.f("ck_stand_task_a_check_has_a_moment"),
        ),
        sa.CheckConstraint(
            "days BETWEEN 0 AND 2097151", name=op.f("ck_stand_task_days_fit_the_week")
        ),
        sa.ForeignKeyConstraint(
            ["category"], ["category.code"], name=op.f("fk_stand_task_category_category")
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"],
            ["staff_member.id"],
            name=op.f("fk_stand_task_checked_by_id_staff_member"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["stand_id"],
            ["stand.id"],
            name=op.f("fk_stand_task_stand_id_stand"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancy.id"],
            name=op.f("fk_stand_task_vacancy_id_vacancy"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["staff_member.id"],
            name=op.f("fk_stand_task_written_by_id_staff_member"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_task")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_stand_task_checked_by_id"), "stand_task", ["checked_by_id"], unique=False
    )
    op.create_index(op.f("ix_stand_task_stand_id"), "stand_task", ["stand_id"], unique=False)
    op.create_index(op.f("ix_stand_task_vacancy_id"), "stand_task", ["vacancy_id"], unique=False)
    op.create_index(
        op.f("ix_stand_task_written_by_id"), "stand_task", ["written_by_id"], unique=False
    )


def downgrade():
    op.drop_index(op.f("ix_stand_task_written_by_id"), table_name="stand_task")
    op.drop_index(op.f("ix_stand_task_vacancy_id"), table_name="stand_task")
    op.drop_index(op.f("ix_stand_task_stand_id"), table_name="stand_task")
    op.drop_index(op.f("ix_stand_task_checked_by_id"), table_name="stand_task")
    op.drop_table("stand_task")
    op.drop_index(op.f("ix_stand_organisation_id"), table_name="stand")
    op.drop_index(op.f("ix_stand_market_id"), table_name="stand")
    op.drop_table("stand")
    op.drop_index(op.f("ix_market_step_staff_id"), table_name="market_step")
    op.drop_index(op.f("ix_market_step_market_id"), table_name="market_step")
    op.drop_table("market_step")
    op.drop_index(op.f("ix_market_held_on"), table_name="market")
    op.drop_table("market")
