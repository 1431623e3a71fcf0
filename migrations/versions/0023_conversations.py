"""What was said and what happened with somebody at the desk, and appointments."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

drops = set()
EVENTS = (
    "welcomed",
    "dutch_explained",
    "accessible_explained",
    "suggested",
    "handed_out",
    "goes_alone",
    "reached",
    "not_reached",
    "mailed",
    "texted",
)


def points_at(table, other, column, ondelete):
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKey(f"{other}.id", name=name, ondelete=ondelete)


def part_of(table, other):
    column = f"{other}_id"
    return sa.Column(column, sa.Integer, points_at(table, other, column, "CASCADE"), nullable=False)


def refers_to(table, other, column):
    return sa.Column(column, sa.Integer, points_at(table, other, column, "SET NULL"))


def upgrade():
    moment = sa.DateTime(timezone=True)
    kinds = sa.Enum(*EVENTS, name="ficheeventkind", native_enum=False, create_constraint=True)
    event, note, appointment = "fiche_event", "conversation_note", "appointment"
    op.create_table(
        event,
        sa.Column("id", sa.Integer, nullable=False),
        part_of(event, "candidate"),
        sa.Column("kind", kinds, nullable=False),
        sa.Column("at", moment, nullable=False),
        refers_to(event, "staff_member", "staff_id"),
        refers_to(event, "vacancy", "vacancy_id"),
        refers_to(event, "introduction", "introduction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_fiche_event"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        note,
        sa.Column("id", sa.Integer, nullable=False),
        part_of(note, "candidate"),
        refers_to(note, "desk_contact", "desk_contact_id"),
        refers_to(note, "staff_member", "staff_id"),
        sa.Column("said_at", moment, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversation_note"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        appointment,
        part_of(appointment, "introduction"),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("begins_at", sa.Time),
        *(sa.Column(name, sa.String) for name in ("place", "with_whom", "phone", "travel")),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("introduction_id", name="pk_appointment"),
    )
    for column in ("candidate_id", "staff_id", "vacancy_id", "introduction_id"):
        op.create_index(f"ix_fiche_event_{column}", event, [column])
    for column in ("candidate_id", "desk_contact_id", "staff_id"):
        op.create_index(f"ix_conversation_note_{column}", note, [column])
    op.create_index("ix_appointment_on", appointment, ["on"])


def downgrade():
    op.drop_table("appointment")
    op.drop_table("conversation_note")
    op.drop_table("fiche_event")
