"""How a name sounds is one of the keys by which somebody is found: no column says it besides."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

COLUMNS = ("given_sound", "family_sound")
drops = {
    *(f"candidate.{name}" for name in COLUMNS),
    "index ix_candidate_family_sound",
}


def upgrade():
    op.drop_index("ix_candidate_family_sound", "candidate")
    with changing("candidate") as candidate:
        for name in COLUMNS:
            candidate.drop_column(name)


def downgrade():
    """Bring the columns back empty: the code of before fills them as fiches are saved."""
    with changing("candidate") as candidate:
        for name in COLUMNS:
            candidate.add_column(sa.Column(name, sa.String))
    op.execute("UPDATE candidate SET given_sound = '', family_sound = ''")
    with changing("candidate") as candidate:
        for name in COLUMNS:
            candidate.set_not_null(name)
    op.create_index("ix_candidate_family_sound", "candidate", ["family_sound"])
