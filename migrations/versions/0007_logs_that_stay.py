"""The rows of both logs stay: none goes before its term, and none says something else."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

drops = set()
FUNCTIONS = ("audit_event_stays", "security_event_stays", "security_event_proves")
TRIGGERS = {
    "sqlite": (
        """
        CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event WHEN NOT EXISTS (SELECT 1
        FROM mark WHERE name = 'a log ends') BEGIN SELECT RAISE(ABORT, 'audit_event_stays'); END
        """,
        """
        CREATE TRIGGER security_event_stays BEFORE DELETE ON security_event WHEN NOT EXISTS
        (SELECT 1 FROM mark WHERE name = 'a log ends') BEGIN SELECT RAISE(ABORT,
        'security_event_stays'); END
        """,
        """
        CREATE TRIGGER security_event_proves BEFORE UPDATE ON security_event WHEN NEW.id IS NOT
        OLD.id OR NEW.at IS NOT OLD.at OR NEW.kind IS NOT OLD.kind OR NEW.place IS NOT OLD.place
        OR NEW.page IS NOT OLD.page OR NEW.request IS NOT OLD.request OR (NEW.staff_id IS NOT
        OLD.staff_id AND NEW.staff_id IS NOT NULL) OR NEW.last_at < OLD.last_at OR NEW.amount <
        OLD.amount BEGIN SELECT RAISE(ABORT, 'security_event_proves'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF
        EXISTS (SELECT 1 FROM mark WHERE name = 'a log ends') THEN RETURN OLD; END IF; RAISE
        integrity_constraint_violation USING MESSAGE = 'audit_event_stays'; END $$; CREATE
        TRIGGER audit_event_stays BEFORE DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION
        audit_event_stays()
        """,
        """
        CREATE FUNCTION security_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF
        EXISTS (SELECT 1 FROM mark WHERE name = 'a log ends') THEN RETURN OLD; END IF; RAISE
        integrity_constraint_violation USING MESSAGE = 'security_event_stays'; END $$; CREATE
        TRIGGER security_event_stays BEFORE DELETE ON security_event FOR EACH ROW EXECUTE
        FUNCTION security_event_stays()
        """,
        """
        CREATE FUNCTION security_event_proves() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE integrity_constraint_violation USING MESSAGE = 'security_event_proves'; END $$;
        CREATE TRIGGER security_event_proves BEFORE UPDATE ON security_event FOR EACH ROW WHEN
        (NEW.id IS DISTINCT FROM OLD.id OR NEW.at IS DISTINCT FROM OLD.at OR NEW.kind IS
        DISTINCT FROM OLD.kind OR NEW.place IS DISTINCT FROM OLD.place OR NEW.page IS DISTINCT
        FROM OLD.page OR NEW.request IS DISTINCT FROM OLD.request OR (NEW.staff_id IS DISTINCT
        FROM OLD.staff_id AND NEW.staff_id IS NOT NULL) OR NEW.last_at < OLD.last_at OR
        NEW.amount < OLD.amount) EXECUTE FUNCTION security_event_proves()
        """,
    ),
}


def upgrade():
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(" ".join(statement.split()))


def downgrade():
    for name in FUNCTIONS:
        table = name.rpartition("_")[0]
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}")
        else:
            op.execute(f"DROP TRIGGER {name}")
