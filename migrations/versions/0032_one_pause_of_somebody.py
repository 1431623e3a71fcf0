"""Of somebody as a whole there is one pause: without an introduction no key told two apart."""

from alembic import op
from sqlalchemy import text

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

drops = set()
NAME = "uq_reminder_pause_whole"
WHOLE = "introduction_id IS NULL"
SHORTER = """
    DELETE FROM reminder_pause WHERE introduction_id IS NULL AND EXISTS (
        SELECT 1 FROM reminder_pause AS other
        WHERE other.introduction_id IS NULL
        AND other.candidate_id = reminder_pause.candidate_id
        AND (other.until > reminder_pause.until
            OR (other.until = reminder_pause.until AND other.id < reminder_pause.id))
    )
"""


def upgrade():
    op.execute(SHORTER)
    op.create_index(
        NAME,
        "reminder_pause",
        ["candidate_id"],
        unique=True,
        sqlite_where=text(WHOLE),
        postgresql_where=text(WHOLE),
    )


def downgrade():
    op.drop_index(NAME, "reminder_pause")
