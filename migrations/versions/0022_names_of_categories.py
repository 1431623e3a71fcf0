"""Plainer names in the first code lists; a name that a desk wrote itself stays."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

NAMES = (
    ("category", "board", "name_fr", "Gestion et conseil", "Conseil d’administration"),
    ("category", "board", "name_en", "Board and management", "Board"),
    ("category", "sport", "name_fr", "Sport et mouvement", "Sport et activité physique"),
    ("category", "sport", "name_en", "Sport and movement", "Sport and physical activity"),
    ("category", "language_practice", "name_fr", "Langues et pratique", "Langues et conversation"),
    ("category", "language_practice", "name_nl", "Taal en oefenen", "Taal oefenen"),
    ("support_need", "sitting", "name_fr", "travail assis", "activité assise"),
    ("support_need", "travel_help", "name_nl", "hulp om er te geraken", "hulp om er te komen"),
)


def rename(table_name, code, column, old, new):
    """Give a line of a list its new name, where it still has the old one."""
    table = sa.table(table_name, sa.column("code"), sa.column(column))
    line = (table.c.code == code) & (table.c[column] == old)
    op.execute(table.update().where(line).values({column: new}))


def upgrade():
    for table, code, column, old, new in NAMES:
        rename(table, code, column, old, new)


def downgrade():
    for table, code, column, old, new in NAMES:
        rename(table, code, column, new, old)
