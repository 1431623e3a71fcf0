"""What an organisation, an agreement and a vacancy counted, beside it, to take it back."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

drops = set()
TABLES = ("organisation", "agreement", "vacancy")


def upgrade():
    for table in TABLES:
        op.add_column(table, sa.Column("counted", sa.String))


def downgrade():
    for table in TABLES:
        with changing(table) as columns:
            columns.drop_column("counted")
