"""In which language something was explained to somebody at the desk."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    op.add_column("fiche_event", sa.Column("language", sa.String))


def downgrade():
    with changing("fiche_event") as event:
        event.drop_column("language")
