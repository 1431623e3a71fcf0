"""The log says of what nobody of the team did for whom the link was that it was done through."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

drops = {"trigger audit_event_proves"}
UNEQUAL = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
TRIGGER = {
    "sqlite": """
        CREATE TRIGGER audit_event_proves BEFORE UPDATE ON audit_event WHEN {changed}
        BEGIN SELECT RAISE(ABORT, 'audit_event_proves'); END
    """,
    "postgresql": """
        CREATE TRIGGER audit_event_proves BEFORE UPDATE ON audit_event
        FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION audit_event_proves()
    """,
}
FIXED = ("id", "at", "deed", "thing", "reason", "amount")
EMPTIED = ("staff_id", "record_id")


def upgrade():
    op.add_column("audit_event", sa.Column("link_holder", sa.String))
    drop_trigger()
    make_trigger((*FIXED, "link_holder"))


def downgrade():
    drop_trigger()
    with changing("audit_event") as log:
        log.drop_column("link_holder")
    make_trigger(FIXED)


def drop_trigger():
    on = " ON audit_event" if op.get_bind().dialect.name == "postgresql" else ""
    op.execute(f"DROP TRIGGER audit_event_proves{on}")


def make_trigger(fixed):
    """Make the trigger anew; on PostgreSQL its function stays as it is."""
    dialect = op.get_bind().dialect.name
    differs = UNEQUAL[dialect]
    changed = [f"NEW.{name} {differs} OLD.{name}" for name in fixed]
    changed += [f"(NEW.{n} {differs} OLD.{n} AND NEW.{n} IS NOT NULL)" for n in EMPTIED]
    op.execute(" ".join(TRIGGER[dialect].format(changed=" OR ".join(changed)).split()))
