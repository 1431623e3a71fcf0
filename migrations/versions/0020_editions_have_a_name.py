"""What the team calls an edition."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.add_column("edition", sa.Column("name", sa.String))


def downgrade():
    with changing("edition") as edition:
        edition.drop_column("name")
