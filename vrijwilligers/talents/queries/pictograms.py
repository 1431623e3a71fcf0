"""What visitors said of the pictograms that are used now."""

from collections import defaultdict

from sqlalchemy import func, select

from vrijwilligers.extensions import db
from vrijwilligers.talents.models import PictogramAnswer
from vrijwilligers.talents.queries.lists import talents
from vrijwilligers.talents.rules.comprehension import AnswerOutcome, Tally
from vrijwilligers.talents.rules.pictograms import edition


def tallies() -> dict[str, Tally]:
    """Return what was said of each pictogram in use, as it is drawn now: in two statements."""
    counted: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    key = (PictogramAnswer.pictogram, PictogramAnswer.edition, PictogramAnswer.outcome)
    for name, drawn, outcome, amount in db.session.execute(
        select(*key, func.sum(PictogramAnswer.amount)).group_by(*key)
    ):
        counted[name, drawn][AnswerOutcome(outcome)] = amount
    names = dict.fromkeys(talent.pictogram for talent in talents())
    return {name: Tally(**counted.get((name, edition(name)), {})) for name in names}
