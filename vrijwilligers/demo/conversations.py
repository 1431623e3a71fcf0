"""Made-up conversations at the desk: about forty a week, most without a name."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.demo.people import INHABITANTS
from vrijwilligers.desk import actions
from vrijwilligers.desk.rules import Asker, Channel, DeskContactDetails, Subject, Visit
from vrijwilligers.extensions import db
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.records.facts import AGE_BAND_NAMES
from vrijwilligers.vocabulary.clock import day_of, start_of
from vrijwilligers.vocabulary.places import municipalities

WEEKS = 12  # back from today
NAMELESS = 32  # a week
TODAY = 4  # conversations without a name, so far
FIRST, LATER = 0.6, 0.4  # of the people were counted when they came first, and when again
CHANNELS = (*[Channel.WALK_IN] * 6, *[Channel.PHONE] * 3, Channel.MAIL)
ASKERS = (*[Asker.CANDIDATE] * 7, Asker.ORGANISATION, Asker.REFERRER, Asker.OTHER, None)
SUBJECTS = (*[Subject.FINDING] * 6, *Subject, None, None)
LANGUAGES = ("nl", "nl", "nl", "fr", "fr", "fr", "en", "en", None)


def add(stage: Stage) -> None:
    """Count the conversations of the last weeks."""
    chance = stage.chance("conversations")
    for _ in stage.at_each(sorted(_moments(chance, stage))):
        actions.count(_details(chance), by=chance.choice(stage.staff))
    everybody = db.session.scalars(active().order_by(Candidate.id)).all()
    for candidate in everybody:
        _count_with(candidate, chance, stage)


def _moments(chance: Random, stage: Stage) -> Iterator[datetime]:
    for _ in range(WEEKS * NAMELESS):
        yield stage.moment(stage.today - timedelta(days=chance.randint(1, WEEKS * 7)), chance)
    midnight = start_of(stage.today)
    for _ in range(TODAY):
        yield midnight + (stage.at - midnight) * chance.random()


def _details(chance: Random) -> DeskContactDetails:
    is_known = chance.random() < 0.5
    home = chance.choices(list(municipalities()), INHABITANTS)[0]
    return DeskContactDetails(
        channel=chance.choice(CHANNELS),
        language=chance.choice(LANGUAGES),
        municipality=home if is_known else None,
        age_band=chance.choice(AGE_BAND_NAMES) if is_known else None,
        visit=chance.choice((Visit.FIRST, Visit.FIRST, Visit.LATER, None)),
        asker=chance.choice(ASKERS),
        subject=chance.choice(SUBJECTS),
    )


def _count_with(candidate: Candidate, chance: Random, stage: Stage) -> None:
    """Count that somebody came, if that was lately, and that some came again."""
    for at, channel in _visits(candidate, chance, stage):
        with stage.then(at, stage.stories[candidate.id]):
            by = chance.choice(stage.staff)
            actions.count_with(candidate, channel, by=by, today=day_of(at))


def _visits(
    candidate: Candidate, chance: Random, stage: Stage
) -> Iterator[tuple[datetime, Channel]]:
    first_on = day_of(candidate.created_at)
    is_recent = stage.today - first_on <= timedelta(weeks=WEEKS)
    if is_recent and chance.random() < FIRST:
        yield candidate.created_at, Channel.WALK_IN
    if chance.random() < LATER:
        again = first_on + timedelta(days=chance.randint(1, (stage.today - first_on).days))
        yield stage.moment(again, chance), chance.choice(CHANNELS)
