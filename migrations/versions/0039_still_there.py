"""A text that asks somebody, three months after they started, whether they are still there."""

from alembic import op

from migrations.rebuild import changing

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

KIND = "ck_letter_template_lettertemplatekind"
drops = {f"letter_template.{KIND}"}
BEFORE = ("appointment", "changed", "cancelled", "not_reached")
AFTER = (*BEFORE, "still_there")


def is_one_of(values):
    return f"CHECK (kind IN ({', '.join(repr(value) for value in values)}))"


def upgrade():
    with changing("letter_template") as template:
        template.drop_constraint(KIND)
        template.add_constraint(KIND, is_one_of(AFTER))


def downgrade():
    op.execute("DELETE FROM letter_template WHERE kind = 'still_there'")
    with changing("letter_template") as template:
        template.drop_constraint(KIND)
        template.add_constraint(KIND, is_one_of(BEFORE))
