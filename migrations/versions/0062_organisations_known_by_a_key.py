"""By which key a name of an organisation is compared: without its legal form and its signs."""

import re

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None

drops = set()

NAMED = {"organisation": False, "organisation_text": True, "organisation_alias": False}
LEGAL = re.compile(
    r"\b(?:v\.?z\.?w\.?|a\.?s\.?b\.?l\.?|i\.?v\.?z\.?w\.?|a\.?i\.?s\.?b\.?l\.?|npo|fv"
    r"|feitelijke vereniging|association de fait|stichting|fondation)(?=\W|$)"
)


def upgrade():
    for table, may_miss in NAMED.items():
        op.add_column(table, sa.Column("name_key", sa.String()))
        _fill(table)
        if not may_miss:
            with changing(table) as named:
                named.set_not_null("name_key")
        op.create_index(f"ix_{table}_name_key", table, ["name_key"])


def downgrade():
    for table in NAMED:
        op.drop_index(f"ix_{table}_name_key", table)
        with changing(table) as named:
            named.drop_column("name_key")


def _fill(table):
    connection = op.get_bind()
    rows = sa.table(table, sa.column("name_folded"), sa.column("name_key"))
    names = connection.scalars(sa.select(rows.c.name_folded).distinct()).all()
    wanted = [{"named": name, "key": _key(name)} for name in names if name]
    change = rows.update().where(rows.c.name_folded == sa.bindparam("named"))
    if wanted:
        connection.execute(change.values(name_key=sa.bindparam("key")), wanted)


def _key(folded):
    plain = re.sub(r"[^\w\s]", " ", LEGAL.sub(" ", folded))
    return " ".join(plain.split()) or folded
