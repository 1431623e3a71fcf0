"""The words of agreements and information notes, in which somebody is looked for."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

drops = set()
TABLES = ("agreement", "information_note")


def upgrade():
    for table in TABLES:
        op.add_column(table, sa.Column("file_text", sa.LargeBinary))


def downgrade():
    for table in TABLES:
        with changing(table) as columns:
            columns.drop_column("file_text")
