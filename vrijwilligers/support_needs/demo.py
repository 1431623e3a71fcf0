"""Some made-up people say what they need to volunteer."""

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose, ConsentWay
from vrijwilligers.extensions import db
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.support_needs import actions
from vrijwilligers.talents import queries as code_lists

SHARE = 0.06  # of the fiches
MOST = 3


def add(stage: Stage) -> None:
    """Note for some what helps them; copies of them have none: it is sealed for one person."""
    chance = stage.chance("support needs")
    codes = [need.code for need in code_lists.support_needs()]
    for candidate in db.session.scalars(active().order_by(Candidate.id)).all():
        if candidate.id in stage.stories and chance.random() < SHARE:
            needs = frozenset(chance.sample(codes, chance.randint(1, MOST)))
            _note(candidate, needs, stage, by=stage.staff[0])


def _note(candidate: Candidate, needs: frozenset[str], stage: Stage, *, by: int) -> None:
    ways = {ConsentPurpose.SUPPORT_NEEDS: ConsentWay.SPOKEN}
    consent = ConsentDetails(ways=ways, language=candidate.language)
    with stage.then(stage.stories[candidate.id].person.first_at):
        candidates.give(candidate, consent, by=by, today=candidate.last_contact_on)
        actions.note(candidate, needs, by=by)
