"""Editions kept with their content, reasons and amounts in the log, and new kinds of facts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = (
    ("edition", "choice", sa.String()),
    ("edition", "content", sa.LargeBinary()),
    ("edition", "pdf", sa.LargeBinary()),
    ("audit_event", "reason", sa.String()),
    ("audit_event", "amount", sa.Integer()),
)
OLD_KINDS = (
    "kind IN ('desk_contact', 'fiche_made', 'consent_given', 'consent_withdrawn', "
    "'introduction_step', 'follow_up_done', 'vacancies_imported', 'bundle_printed')"
)
KINDS = OLD_KINDS.replace(
    "'bundle_printed'",
    "'vacancy_step', 'organisation_added', 'organisation_contact', 'agreement_signed', "
    "'bundle_printed'",
)
FORGET = """
    DELETE FROM fact
    WHERE kind IN ('vacancy_step', 'organisation_added', 'organisation_contact', 'agreement_signed')
"""


def _change_kinds(kinds, size):
    """Replace the list of kinds; SQLite writes the table anew to do so."""
    with op.batch_alter_table("fact") as batch:
        batch.drop_constraint(op.f("ck_fact_factkind"), type_="check")
        batch.alter_column("kind", type_=size, existing_nullable=False)
        batch.create_check_constraint(op.f("ck_fact_factkind"), kinds)


def upgrade():
    for table, name, kind in COLUMNS:
        op.add_column(table, sa.Column(name, kind))
    _change_kinds(KINDS, sa.String(20))


def downgrade():
    op.execute(FORGET)
    _change_kinds(OLD_KINDS, sa.String(18))
    for table, name, _ in reversed(COLUMNS):
        op.drop_column(table, name)
