"""Made-up conversations at the desk: about forty a week, most without a name."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple

from vrijwilligers.cli.demo.fiches import Fiche, write, write_and_number
from vrijwilligers.cli.demo.people import INHABITANTS, moment
from vrijwilligers.cli.demo.tally import dimensions_of
from vrijwilligers.desk.feature import DeskFact
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Asker, Channel, Subject, Visit
from vrijwilligers.records.facts import AGE_BAND_NAMES, Fact
from vrijwilligers.vocabulary.clock import BRUSSELS, day_of
from vrijwilligers.vocabulary.places import municipalities

WEEKS = 12  # back from today
NAMELESS = 32  # a week
MOST_NAMED = 1_000
TODAY = 4  # conversations without a name, so far
SHARE_OF_NAMED = 0.6  # of the people that were here, how many were counted
CHANNELS = (*[Channel.WALK_IN] * 6, *[Channel.PHONE] * 3, Channel.MAIL)
ASKERS = (*[Asker.CANDIDATE] * 7, Asker.ORGANISATION, Asker.REFERRER, Asker.OTHER, None)
SUBJECTS = (*[Subject.FINDING] * 6, *Subject, None, None)
LANGUAGES = ("nl", "nl", "nl", "fr", "fr", "fr", "en", "en", None)


class Talk(NamedTuple):
    """One conversation: when, with whom, and what a fact may keep of it."""

    at: datetime
    candidate_id: int | None
    said: dict[str, Any]


def add(fiches: Sequence[Fiche], staff: Sequence[int], *, seed: int, at: datetime) -> int:
    """Write the conversations of the last weeks, each with its fact; return how many."""
    chance = Random(f"contacts {seed}")  # noqa: S311 - made-up people, no secret
    talks = sorted([*_nameless(at, chance), *_named(fiches, at, chance)], key=lambda talk: talk.at)
    facts = write_and_number(Fact, [_fact(talk) for talk in talks])
    write(
        DeskContact,
        (
            {
                "at": talk.at,
                "fact_id": fact,
                "candidate_id": talk.candidate_id,
                "staff_id": chance.choice(staff),
                "version": 1,
                **talk.said,
            }
            for talk, fact in zip(talks, facts, strict=True)
        ),
    )
    return len(talks)


def _fact(talk: Talk) -> dict[str, Any]:
    day = day_of(talk.at)
    when = {"kind": DeskFact.CONTACT, "year": day.year, "month": day.month, "amount": 1}
    return when | talk.said


def _nameless(at: datetime, chance: Random) -> Iterator[Talk]:
    today = day_of(at)
    for _ in range(WEEKS * NAMELESS):
        day = today - timedelta(days=chance.randint(1, WEEKS * 7))
        yield Talk(moment(day, chance), None, _what_a_stranger_says(chance))
    for _ in range(TODAY):
        yield Talk(_earlier_today(at, chance), None, _what_a_stranger_says(chance))


def _earlier_today(at: datetime, chance: Random) -> datetime:
    midnight = datetime.combine(day_of(at), time(), BRUSSELS)
    return midnight + (at - midnight) * chance.random()


def _what_a_stranger_says(chance: Random) -> dict[str, Any]:
    is_known = chance.random() < 0.5
    home = chance.choices(list(municipalities()), INHABITANTS)[0]
    return {
        "channel": chance.choice(CHANNELS),
        "language": chance.choice(LANGUAGES),
        "municipality": home if is_known else None,
        "age_band": chance.choice(AGE_BAND_NAMES) if is_known else None,
        "visit": chance.choice((Visit.FIRST, Visit.FIRST, Visit.LATER, None)),
        "asker": chance.choice(ASKERS),
        "subject": chance.choice(SUBJECTS),
    }


def _named(fiches: Sequence[Fiche], at: datetime, chance: Random) -> list[Talk]:
    """Choose from the first and last conversations of these weeks with who has a fiche."""
    today = day_of(at)
    since = today - timedelta(weeks=WEEKS)
    talks = []
    for fiche in fiches:
        first_on, last_on = day_of(fiche.person.first_at), fiche.person.last_contact_on
        if first_on >= since:
            talks.append(_talk(fiche, fiche.person.first_at, Visit.FIRST, chance))
        if last_on > max(first_on, since):
            again = _earlier_today(at, chance) if last_on == today else moment(last_on, chance)
            talks.append(_talk(fiche, again, Visit.LATER, chance))
    return chance.sample(talks, min(MOST_NAMED, int(len(talks) * SHARE_OF_NAMED)))


def _talk(fiche: Fiche, at: datetime, visit: Visit, chance: Random) -> Talk:
    channel = Channel.WALK_IN if visit == Visit.FIRST else chance.choice(CHANNELS)
    said = dimensions_of(fiche.person.details, date(at.year, at.month, at.day))
    also = {"visit": visit, "asker": Asker.CANDIDATE, "subject": Subject.FINDING}
    return Talk(at, fiche.id, {**said, **also, "channel": channel})
