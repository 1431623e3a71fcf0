"""The day of the market: who came, appointments by codes, waiting times; what was counted."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.create_table(
        "market_visitor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("market_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidate.id"],
            name=op.f("fk_market_visitor_candidate_id_candidate"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["market_id"],
            ["market.id"],
            name=op.f("fk_market_visitor_market_id_market"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_market_visitor")),
        sa.UniqueConstraint("market_id", "number", name=op.f("uq_market_visitor_market_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_market_visitor_candidate_id"), "market_visitor", ["candidate_id"], unique=False
    )
    op.create_index(
        op.f("ix_market_visitor_market_id"), "market_visitor", ["market_id"], unique=False
    )
    op.create_table(
        "stand_wait",
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "minutes BETWEEN 0 AND 240", name=op.f("ck_stand_wait_one_waits_some_minutes")
        ),
        sa.ForeignKeyConstraint(
            ["stand_id"],
            ["stand.id"],
            name=op.f("fk_stand_wait_stand_id_stand"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("stand_id", name=op.f("pk_stand_wait")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "market_appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("visitor_id", sa.Integer(), nullable=True),
        sa.Column("visitor_code", sa.String(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("introduction_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "noted_at <= received_at",
            name=op.f("ck_market_appointment_it_is_noted_before_it_comes"),
        ),
        sa.ForeignKeyConstraint(
            ["introduction_id"],
            ["introduction.id"],
            name=op.f("fk_market_appointment_introduction_id_introduction"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["stand_id"],
            ["stand.id"],
            name=op.f("fk_market_appointment_stand_id_stand"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["stand_task.id"],
            name=op.f("fk_market_appointment_task_id_stand_task"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["visitor_id"],
            ["market_visitor.id"],
            name=op.f("fk_market_appointment_visitor_id_market_visitor"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_market_appointment")),
        sa.UniqueConstraint("uid", name=op.f("uq_market_appointment_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_market_appointment_introduction_id"),
        "market_appointment",
        ["introduction_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_market_appointment_stand_id"), "market_appointment", ["stand_id"], unique=False
    )
    op.create_index(
        op.f("ix_market_appointment_task_id"), "market_appointment", ["task_id"], unique=False
    )
    op.create_index(
        op.f("ix_market_appointment_visitor_id"), "market_appointment", ["visitor_id"], unique=False
    )
    op.add_column("stand", sa.Column("counted", sa.String(), nullable=True))
    op.add_column("stand_task", sa.Column("counted", sa.String(), nullable=True))


def downgrade():
    op.drop_column("stand_task", "counted")
    op.drop_column("stand", "counted")
    op.drop_index(op.f("ix_market_appointment_visitor_id"), table_name="market_appointment")
    op.drop_index(op.f("ix_market_appointment_task_id"), table_name="market_appointment")
    op.drop_index(op.f("ix_market_appointment_stand_id"), table_name="market_appointment")
    op.drop_index(op.f("ix_market_appointment_introduction_id"), table_name="market_appointment")
    op.drop_table("market_appointment")
    op.drop_table("stand_wait")
    op.drop_index(op.f("ix_market_visitor_market_id"), table_name="market_visitor")
    op.drop_index(op.f("ix_market_visitor_candidate_id"), table_name="market_visitor")
    op.drop_table("market_visitor")
