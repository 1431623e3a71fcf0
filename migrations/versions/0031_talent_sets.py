"""What a card of the talent scan says, and each version of the set of cards."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

from migrations import first_talent_cards
from migrations.rebuild import changing

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

drops = set()
LANGUAGES = ("nl", "fr", "en")
PARTS = ("name", "explanation", "deed", "meaning")
TEXTS = [f"{part}_{language}" for part in PARTS[1:] for language in LANGUAGES]
FIXED = ("id", "code", "version", "content", "digest", "made_at")
TRIGGER = {
    "sqlite": """
        CREATE TRIGGER talent_set_proves BEFORE UPDATE ON talent_set WHEN {changed}
        BEGIN SELECT RAISE(ABORT, 'talent_set_proves'); END
    """,
    "postgresql": """
        CREATE FUNCTION talent_set_proves() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'talent_set_proves'; END $$;
        CREATE TRIGGER talent_set_proves BEFORE UPDATE ON talent_set
        FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION talent_set_proves()
    """,
}
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
TALENT = sa.table(
    "talent",
    *(sa.column(name) for name in ("code", "position", "is_used", "pictogram", *TEXTS)),
    *(sa.column(f"name_{language}") for language in LANGUAGES),
)
SET = sa.table(
    "talent_set",
    *(sa.column(name) for name in ("code", "version", "content", "digest")),
    sa.column("made_at", sa.DateTime(timezone=True)),
)


def cards(bind):
    """Return the cards of the talents in use, as they are kept in a set."""
    rows = bind.execute(
        sa.select(TALENT).where(TALENT.c.is_used).order_by(TALENT.c.position, TALENT.c.code)
    ).mappings()
    return [
        {"code": row["code"], "pictogram": row["pictogram"]}
        | {
            f"{part}s": {language: row[f"{part}_{language}"] for language in LANGUAGES}
            for part in PARTS
        }
        for row in rows
    ]


def upgrade():
    for name in TEXTS:
        op.add_column("talent", sa.Column(name, sa.String, nullable=False, server_default=""))
    pictogram = sa.Column("pictogram", sa.String, nullable=False, server_default="talent")
    op.add_column("talent", pictogram)
    op.create_table(
        "talent_set",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("code", "version", name="uq_talent_set_code_version"),
        sqlite_autoincrement=True,
    )
    bind = op.get_bind()
    dialect = bind.dialect.name
    changed = " OR ".join(f"NEW.{name} {DIFFERS[dialect]} OLD.{name}" for name in FIXED)
    op.execute(" ".join(TRIGGER[dialect].format(changed=changed).split()))
    fill(bind)


def fill(bind):
    """Fill the cards of the first talents, and publish the first set."""
    for code, texts in first_talent_cards.texts().items():
        op.execute(TALENT.update().where(TALENT.c.code == code).values(pictogram=code, **texts))
    content = json.dumps(cards(bind), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    op.bulk_insert(
        SET,
        [
            {
                "code": "infopunt",
                "version": 1,
                "content": content,
                "digest": sha256(content.encode()).hexdigest(),
                "made_at": datetime.now(UTC),
            }
        ],
    )


def downgrade():
    op.drop_table("talent_set")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION talent_set_proves")
    with changing("talent") as talent:
        for name in (*TEXTS, "pictogram"):
            talent.drop_column(name)
