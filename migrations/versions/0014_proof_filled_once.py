"""What proves a consent or a disclosure is filled once: it is not emptied to say something else."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

drops = {"trigger consent_proves", "trigger disclosure_proves"}
UNEQUAL = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
TRIGGER = {
    "sqlite": """
        CREATE TRIGGER {table}_proves BEFORE UPDATE ON {table} WHEN {changed}
        BEGIN SELECT RAISE(ABORT, '{table}_proves'); END
    """,
    "postgresql": """
        CREATE TRIGGER {table}_proves BEFORE UPDATE ON {table}
        FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION {table}_proves()
    """,
}
FIXED = {
    "consent": ("id", "text_id", "purpose", "way", "given_at"),
    "disclosure": (
        *("id", "reference", "introduction_id", "organisation_name", "fields"),
        *("text", "language", "way", "agreed_at"),
    ),
}
EITHER = "(NEW.{0} {differs} OLD.{0} AND NEW.{0} IS NOT NULL AND OLD.{0} IS NOT NULL)"
ONCE = "(NEW.{0} {differs} OLD.{0} AND OLD.{0} IS NOT NULL)"
WITH = "(NEW.{0} {differs} OLD.{0} AND NEW.{0} IS NOT NULL AND OLD.{1} IS NOT NULL)"
BEFORE = {
    "consent": (
        (EITHER, "withdrawn_at"),
        (EITHER, "withdrawn_by_id"),
        (EITHER, "parent_agreed_at"),
    ),
    "disclosure": (
        *((EITHER, "told_on"), (EITHER, "told_how"), (EITHER, "told_by_id")),
        *((EITHER, "withdrawn_at"), (EITHER, "withdrawn_by_id")),
    ),
}
AFTER = {
    "consent": (
        *((ONCE, "parent_agreed_at"), (EITHER, "withdrawn_at")),
        (WITH, "withdrawn_by_id", "withdrawn_at"),
    ),
    "disclosure": (
        *((ONCE, "told_on"), (ONCE, "told_how"), (EITHER, "withdrawn_at")),
        *((WITH, "told_by_id", "told_on"), (WITH, "withdrawn_by_id", "withdrawn_at")),
    ),
}


def upgrade():
    for table, conditions in AFTER.items():
        make(table, conditions)


def downgrade():
    for table, conditions in BEFORE.items():
        make(table, conditions)


def make(table, conditions):
    """Make the trigger of a table anew; on PostgreSQL its function stays as it is."""
    dialect = op.get_bind().dialect.name
    differs = UNEQUAL[dialect]
    changed = [f"NEW.{name} {differs} OLD.{name}" for name in FIXED[table]]
    changed.append(f"(NEW.witness_id {differs} OLD.witness_id AND NEW.witness_id IS NOT NULL)")
    changed += [words.format(*names, differs=differs) for words, *names in conditions]
    on = f" ON {table}" if dialect == "postgresql" else ""
    op.execute(f"DROP TRIGGER {table}_proves{on}")
    made = TRIGGER[dialect].format(table=table, changed=" OR ".join(changed))
    op.execute(" ".join(made.split()))
