"""What is done with an answer of a visitor: it is counted, and nothing else is kept."""

from vrijwilligers.extensions import db
from vrijwilligers.talents.models import PictogramAnswer
from vrijwilligers.talents.rules.comprehension import AnswerOutcome, VisitorLanguage
from vrijwilligers.talents.rules.pictograms import edition


def count_answer(pictogram: str, language: VisitorLanguage, outcome: AnswerOutcome) -> None:
    """Count what somebody said that a pictogram means, as it is drawn now."""
    key = {
        "pictogram": pictogram,
        "edition": edition(pictogram),
        "language": language,
        "outcome": outcome,
    }
    row = db.session.get(PictogramAnswer, key, with_for_update=True)
    if row is None:
        db.session.add(PictogramAnswer(**key, amount=1))
    else:
        row.amount += 1
