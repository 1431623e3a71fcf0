"""Some made-up people did a talent scan at the desk, and some of those a second one later."""

from datetime import timedelta
from random import Random

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose, ConsentWay
from vrijwilligers.extensions import db
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.scans import actions
from vrijwilligers.scans.rules import AT_THE_DESK, ScanDetails
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.scan import MOST_CHOSEN, SCORING, ScanResult
from vrijwilligers.talents.rules.sets import TalentSet

SHARE, AGAIN = 0.12, 0.2  # of the fiches, and of those
CLOSE = 2  # of the five, at most


def add(stage: Stage) -> None:
    """Put the results of scans on fiches; of most people the talents are taken over."""
    chance, used = stage.chance("talent scans"), talents.current_set()
    for candidate in db.session.scalars(active().order_by(Candidate.id)).all():
        if candidate.id in stage.stories and chance.random() < SHARE:
            _scan(candidate, used, stage, chance)


def _scan(candidate: Candidate, used: TalentSet, stage: Stage, chance: Random) -> None:
    by, at = stage.staff[0], stage.stories[candidate.id].person.first_at
    ways = {ConsentPurpose.SCAN: ConsentWay.SPOKEN}
    consent = ConsentDetails(ways=ways, language=candidate.language)
    times = 2 if chance.random() < AGAIN else 1
    with stage.then(at):
        candidates.give(candidate, consent, by=by, today=candidate.last_contact_on)
        for number in range(times):
            details = _result(candidate, used, chance)
            noted = at + timedelta(minutes=number)
            scan = actions.attach(candidate, details, by=by, at=noted)
        actions.take_over(candidate, scan, by=by, at=noted)


def _result(candidate: Candidate, used: TalentSet, chance: Random) -> ScanDetails:
    """Return five talents, those of the fiche first; a few of them only close."""
    own = {talent.code for talent in candidate.talents}
    drawn = chance.sample(used.codes, len(used.codes))
    five = sorted(drawn, key=lambda code: code not in own)[:MOST_CHOSEN]
    close = {*five[MOST_CHOSEN - chance.randint(0, CLOSE) :]}
    in_order = [code for code in used.codes if code in five]
    return ScanDetails(
        set_code=used.code,
        set_version=used.version,
        result=ScanResult(
            sure=tuple(code for code in in_order if code not in close),
            close=tuple(code for code in in_order if code in close),
        ),
        form=chance.choice(AT_THE_DESK),
        language=candidate.language,
        scoring=SCORING,
    )
