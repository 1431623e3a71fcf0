"""Vacancies are found by their words and organisations by their names, each by an index.

The keys are made of texts and names by our own code, which a migration never calls: `flask db
upgrade` does it when the migrations are done (`records.found_keys`), as no record has any yet.
"""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

FOUND = ("organisation", "vacancy")
IS_OLD = "coalesce(keys_version, 0) <> version"
LETTERS = sa.String().with_variant(sa.String(collation="C"), "postgresql")
drops = set()


def upgrade():
    for owner in FOUND:
        op.add_column(owner, sa.Column("keys_version", sa.Integer))
        where = {f"{name}_where": sa.text(IS_OLD) for name in ("sqlite", "postgresql")}
        op.create_index(f"ix_{owner}_old_keys", owner, ["id"], **where)
        _keys(owner)


def _keys(owner):
    number, table = f"{owner}_id", f"{owner}_key"
    key = sa.ForeignKey(f"{owner}.id", ondelete="CASCADE")
    place = [sa.Column("place", sa.Integer, nullable=False)] if owner == "vacancy" else []
    op.create_table(
        table,
        sa.Column(number, sa.Integer, key, primary_key=True),
        sa.Column("key", LETTERS, primary_key=True),
        *place,
        sqlite_with_rowid=False,
    )
    columns = ["key", *(column.name for column in place), number]
    op.create_index(f"ix_{table}_key", table, columns)


def downgrade():
    for owner in FOUND:
        op.drop_table(f"{owner}_key")
        op.drop_index(f"ix_{owner}_old_keys", owner)
        with changing(owner) as table:
            table.drop_column("keys_version")
