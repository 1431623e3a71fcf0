"""The pool: who is in it, calls with their shifts, who is asked, who has a seat."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

drops = set()
NOTICE = ("hour", "day", "week")
ASKED_LATELY = ("never", "once", "often")


def choice(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def upgrade():
    op.create_table(
        "pool_membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column(
            "notice",
            sa.Enum(
                "hour", "day", "week", name="notice", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("most_a_month", sa.Integer(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "mail",
                "message",
                "phone",
                name="poolchannel",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("sure_on", sa.Date(), nullable=False),
        sa.Column("asked_still_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("days BETWEEN 0 AND 2097151", name="days_fit_the_week"),
        sa.CheckConstraint(
            "most_a_month IS NULL OR most_a_month > 0",
            name="who_is_asked_is_asked_once",
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidate.id"],
            name="fk_pool_membership_candidate_id_candidate",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pool_membership"),
        sa.UniqueConstraint("candidate_id", name="uq_pool_membership_candidate_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pool_membership_candidate_id", "pool_membership", ["candidate_id"])
    op.create_table(
        "call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "asking",
                "closed",
                "cancelled",
                "done",
                name="callstate",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "speed",
            sa.Enum("urgent", "calm", name="speed", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("answer_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_wave_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("filled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'draft') = (asked_at IS NULL)", name="what_is_asked_has_a_moment"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["staff_member.id"],
            name="fk_call_made_by_id_staff_member",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name="fk_call_vacancy_id_vacancy"),
        sa.PrimaryKeyConstraint("id", name="pk_call"),
        sqlite_autoincrement=True,
    )
    asking = sa.text("state = 'asking'")
    op.create_index(
        "ix_call_asking", "call", ["next_wave_at"], sqlite_where=asking, postgresql_where=asking
    )
    op.create_index("ix_call_made_by_id", "call", ["made_by_id"])
    op.create_index("ix_call_state", "call", ["state", "answer_until"])
    op.create_index("ix_call_vacancy_id", "call", ["vacancy_id"])
    op.create_table(
        "pool_category",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["category.code"], name="fk_pool_category_code_category"),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["pool_membership.id"],
            name="fk_pool_category_membership_id_pool_membership",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("membership_id", "code", name="pk_pool_category"),
    )
    op.create_table(
        "pool_place",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["pool_membership.id"],
            name="fk_pool_place_membership_id_pool_membership",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("membership_id", "municipality", name="pk_pool_place"),
    )
    op.create_table(
        "call_ask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("wave", sa.Integer(), nullable=False),
        sa.Column("notice", choice("notice", *NOTICE), nullable=False),
        sa.Column("asked_lately", choice("askedlately", *ASKED_LATELY), nullable=False),
        sa.Column("shifts", sa.Integer(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "mail",
                "message",
                "phone",
                name="poolchannel",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "yes", "no", "later", name="callanswer", native_enum=False, create_constraint=True
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("caller_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "caller_outcome",
            sa.Enum(
                "not_reached",
                "asked_later",
                name="calleroutcome",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("counted", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name="an_answer_has_a_moment"
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name="fk_call_ask_call_id_call", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["caller_id"],
            ["staff_member.id"],
            name="fk_call_ask_caller_id_staff_member",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidate.id"],
            name="fk_call_ask_candidate_id_candidate",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_call_ask"),
        sa.UniqueConstraint("call_id", "candidate_id", name="uq_call_ask_call_id_candidate_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_call_ask_asked_at", "call_ask", ["asked_at"])
    op.create_index("ix_call_ask_call_id", "call_ask", ["call_id"])
    op.create_index("ix_call_ask_caller_id", "call_ask", ["caller_id"])
    op.create_index("ix_call_ask_candidate_id", "call_ask", ["candidate_id"])
    op.create_table(
        "call_shift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("begins_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("own_people", sa.Integer(), nullable=False),
        sa.Column("what_nl", sa.String(), nullable=True),
        sa.Column("what_fr", sa.String(), nullable=True),
        sa.Column("what_en", sa.String(), nullable=True),
        sa.CheckConstraint("minimum BETWEEN 0 AND places", name="a_shift_can_go_on"),
        sa.CheckConstraint("own_people BETWEEN 0 AND places", name="own_people_have_places"),
        sa.CheckConstraint("places > 0", name="a_shift_has_a_place"),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name="fk_call_shift_call_id_call", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_call_shift"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_call_shift_call_id", "call_shift", ["call_id"])
    op.create_table(
        "call_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "seated",
                "waiting",
                "offered",
                "passed",
                "gone",
                name="seatstate",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "(state = 'offered') = (offered_until IS NOT NULL)",
            name="an_offer_stands_for_a_while",
        ),
        sa.ForeignKeyConstraint(
            ["ask_id"], ["call_ask.id"], name="fk_call_seat_ask_id_call_ask", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"],
            ["call_shift.id"],
            name="fk_call_seat_shift_id_call_shift",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_call_seat"),
        sa.UniqueConstraint("ask_id", "shift_id", name="uq_call_seat_ask_id_shift_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_call_seat_ask_id", "call_seat", ["ask_id"])
    op.create_index("ix_call_seat_shift_id", "call_seat", ["shift_id"])

    op.create_table(
        "pool_answer_count",
        sa.Column("notice", choice("notice", *NOTICE), nullable=False),
        sa.Column("asked_lately", choice("askedlately", *ASKED_LATELY), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=False),
        sa.Column("within_hour", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("notice", "asked_lately", name="pk_pool_answer_count"),
    )


def downgrade():
    for table in (
        "pool_answer_count",
        "call_seat",
        "call_shift",
        "call_ask",
        "pool_place",
        "pool_category",
        "call",
        "pool_membership",
    ):
        op.drop_table(table)
