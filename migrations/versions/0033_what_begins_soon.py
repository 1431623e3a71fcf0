"""What begins soon is found by an index: the day's page asks it."""

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.create_index("ix_vacancy_start_on", "vacancy", ["start_on"])


def downgrade():
    op.drop_index("ix_vacancy_start_on", "vacancy")
