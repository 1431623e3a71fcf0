"""The mails after a call to the pool: texts that a desk may write itself."""

from alembic import op

from migrations.rebuild import changing

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

drops = {"letter_template.ck_letter_template_lettertemplatekind"}
BEFORE = "'appointment', 'changed', 'cancelled', 'not_reached', 'still_there'"
OF_POOL = "'pool_thanks', 'pool_missed'"


def upgrade():
    _take(f"{BEFORE}, {OF_POOL}")


def downgrade():
    op.execute("DELETE FROM letter_template WHERE kind IN ('pool_thanks', 'pool_missed')")
    _take(BEFORE)


def _take(kinds):
    name = "ck_letter_template_lettertemplatekind"
    with changing("letter_template") as template:
        template.drop_constraint(name)
        template.add_constraint(name, f"CHECK (kind IN ({kinds}))")
