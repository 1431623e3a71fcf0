"""On which consent a yes rests is proof too: nobody changes it afterwards."""

from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None

drops = {"trigger disclosure_proves"}
UNEQUAL = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
TRIGGER = {
    "sqlite": """
        CREATE TRIGGER disclosure_proves BEFORE UPDATE ON disclosure WHEN {changed}
        BEGIN SELECT RAISE(ABORT, 'disclosure_proves'); END
    """,
    "postgresql": """
        CREATE TRIGGER disclosure_proves BEFORE UPDATE ON disclosure
        FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION disclosure_proves()
    """,
}
FIXED = (
    *("id", "reference", "introduction_id", "organisation_name", "fields"),
    *("text", "language", "way", "agreed_at"),
)
OTHERS = (
    "(NEW.witness_id {differs} OLD.witness_id AND NEW.witness_id IS NOT NULL)",
    "(NEW.told_on {differs} OLD.told_on AND OLD.told_on IS NOT NULL)",
    "(NEW.told_how {differs} OLD.told_how AND OLD.told_how IS NOT NULL)",
    "(NEW.withdrawn_at {differs} OLD.withdrawn_at AND NEW.withdrawn_at IS NOT NULL"
    " AND OLD.withdrawn_at IS NOT NULL)",
    "(NEW.told_by_id {differs} OLD.told_by_id AND NEW.told_by_id IS NOT NULL"
    " AND OLD.told_on IS NOT NULL)",
    "(NEW.withdrawn_by_id {differs} OLD.withdrawn_by_id AND NEW.withdrawn_by_id IS NOT NULL"
    " AND OLD.withdrawn_at IS NOT NULL)",
)


def upgrade():
    make((*FIXED, "rests_on"))


def downgrade():
    make(FIXED)


def make(fixed):
    """Make the trigger anew; on PostgreSQL its function stays as it is."""
    dialect = op.get_bind().dialect.name
    differs = UNEQUAL[dialect]
    changed = [f"NEW.{name} {differs} OLD.{name}" for name in fixed]
    changed += [one.format(differs=differs) for one in OTHERS]
    on = " ON disclosure" if dialect == "postgresql" else ""
    op.execute(f"DROP TRIGGER disclosure_proves{on}")
    op.execute(" ".join(TRIGGER[dialect].format(changed=" OR ".join(changed)).split()))
