"""Let what a day at the desk asks go by an index of the few rows that it is about."""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None

drops = {
    "index ix_candidate_pair_weight",
    "index ix_candidate_fiche_consent",
    "index ix_message_bounced_at",
    "index ix_follow_up_done_at",
    "index ix_vacancy_status",
}
OF_SOME = {  # by table: name, columns and condition
    "candidate_pair": (
        ("ix_candidate_pair_open", "weight one_id other_id", sa.text("apart_at IS NULL")),
    ),
    "vacancy": (
        ("ix_vacancy_reported", "id", sa.text("reported IS NOT NULL")),
        ("ix_vacancy_change_requested", "id", sa.text("change_requested_at IS NOT NULL")),
    ),
    "vacancy_source": (("ix_vacancy_source_gone", "vacancy_id", sa.text("gone_at IS NOT NULL")),),
    "own_fact": (("ix_own_fact_changed", "vacancy_id", sa.text("source_now <> source_then")),),
    "follow_up": (
        ("ix_follow_up_open", "due_on", sa.text("done_at IS NULL")),
        ("ix_follow_up_done_at", "done_at", sa.text("done_at IS NOT NULL")),
    ),
    "message": (("ix_message_bounced_at", "bounced_at", sa.text("bounced_at IS NOT NULL")),),
    "vacancy_arrival": (("ix_vacancy_arrival_untold", "candidate_id", sa.text("answer IS NULL")),),
}


def upgrade():
    for dropped in sorted(drops):
        op.drop_index(dropped.removeprefix("index "))
    op.create_index("ix_vacancy_status_start_on", "vacancy", ["status", "start_on"])
    for table, indexes in OF_SOME.items():
        for name, columns, where in indexes:
            op.create_index(
                name, table, columns.split(), sqlite_where=where, postgresql_where=where
            )


def downgrade():
    for indexes in OF_SOME.values():
        for name, _columns, _where in indexes:
            op.drop_index(name)
    op.drop_index("ix_vacancy_status_start_on")
    op.create_index("ix_candidate_pair_weight", "candidate_pair", ["weight", "one_id", "other_id"])
    op.create_index("ix_vacancy_status", "vacancy", ["status"])
    op.create_index("ix_message_bounced_at", "message", ["bounced_at"])
    op.create_index("ix_follow_up_done_at", "follow_up", ["done_at"])
    op.create_index("ix_candidate_fiche_consent", "candidate", ["fiche_consent"])
