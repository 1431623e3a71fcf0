"""On which consent a yes rests, what a yes to a call brought about, and what it was told since."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

drops = set()
PURPOSES = (
    *("fiche", "sharing", "referrer", "approached", "pool", "newsletter", "scan"),
    *("support_needs", "story", "declaration_follow_up"),
)
RESTS_ON = "ck_disclosure_consentpurpose"
INTRODUCTION = "fk_call_ask_introduction_id_introduction"
MOMENT = sa.DateTime(timezone=True)


def upgrade():
    with changing("disclosure") as disclosure:
        longest = max(map(len, PURPOSES))
        disclosure.add_column(
            sa.Column("rests_on", sa.String(longest), nullable=False, server_default="sharing")
        )
        listed = ", ".join(repr(purpose) for purpose in PURPOSES)
        disclosure.add_constraint(RESTS_ON, f"CHECK (rests_on IN ({listed}))")
    with changing("call_ask") as ask:
        ask.add_column(sa.Column("introduction_id", sa.Integer))
        rule = "FOREIGN KEY (introduction_id) REFERENCES introduction (id) ON DELETE SET NULL"
        ask.add_constraint(INTRODUCTION, rule)
    op.create_index("ix_call_ask_introduction_id", "call_ask", ["introduction_id"])
    op.add_column("call_seat", sa.Column("reminded_at", MOMENT))


def downgrade():
    with changing("call_seat") as seat:
        seat.drop_column("reminded_at")
    op.drop_index("ix_call_ask_introduction_id", "call_ask")
    with changing("call_ask") as ask:
        ask.drop_constraint(INTRODUCTION)
        ask.drop_column("introduction_id")
    with changing("disclosure") as disclosure:
        disclosure.drop_constraint(RESTS_ON)
        disclosure.drop_column("rests_on")
