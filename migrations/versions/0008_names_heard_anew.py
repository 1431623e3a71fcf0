"""The keys by which people are found follow other rules: whoever has none gets new ones.

What they are is made of names by our own code, which a migration never calls: `flask db upgrade`
does it when the migrations are done (`candidates.actions.keys`).
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.execute("DELETE FROM candidate_key")


def downgrade():
    """Leave the new keys: by most of them the code of before finds people too."""
