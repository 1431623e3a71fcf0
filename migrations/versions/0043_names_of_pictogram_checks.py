"""The checks of what visitors say of a pictogram have the names that the models give them."""

from migrations.rebuild import changing

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

TWICE = "ck_pictogram_answer_"
CHECKS = {
    "ck_pictogram_answer_visitorlanguage": "CHECK (language IN ('nl', 'fr', 'en', 'other'))",
    "ck_pictogram_answer_answeroutcome": "CHECK (outcome IN ('right', 'wrong', 'nothing'))",
    "ck_pictogram_answer_somebody_answered": "CHECK (amount > 0)",
}
drops = {f"pictogram_answer.{TWICE}{name}" for name in CHECKS}


def upgrade():
    with changing("pictogram_answer") as answer:
        for name, check in CHECKS.items():
            answer.drop_constraint(f"{TWICE}{name}")
            answer.add_constraint(name, check)


def downgrade():
    with changing("pictogram_answer") as answer:
        for name, check in CHECKS.items():
            answer.drop_constraint(name)
            answer.add_constraint(f"{TWICE}{name}", check)
