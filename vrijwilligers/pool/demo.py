"""Some made-up people join the pool; two calls go out to them, of which one is closed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import select

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import (
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
    may_need_parent,
)
from vrijwilligers.extensions import db
from vrijwilligers.pool.actions import answering, calls, joining
from vrijwilligers.pool.models import Call, CallAsk
from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.details import CallDetails, MembershipDetails, ShiftDetails
from vrijwilligers.pool.rules.states import CallAnswer, PoolChannel, Speed
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import is_open
from vrijwilligers.vocabulary.clock import BRUSSELS
from vrijwilligers.vocabulary.engagement import TEMPORARY
from vrijwilligers.vocabulary.week import UNKNOWN, WEEKDAYS, parts_by_day

SHARE = 0.4  # of the fiches
HOURS = {"morning": (9, 13), "afternoon": (13, 17), "evening": (18, 21)}
USUAL = ("morning", "afternoon")
PLACES = 4
YES, NO = 0.25, 0.45  # of those asked


def add(stage: Stage) -> None:
    """Let people join, and ask them for two calls."""
    chance = stage.chance("pool")
    for candidate in db.session.scalars(active().order_by(Candidate.id)).all():
        may_join = not may_need_parent(candidate.birth_year, year=stage.today.year)
        if candidate.id in stage.stories and may_join and chance.random() < SHARE:
            _join(candidate, stage, chance)
    found = select(Vacancy).where(is_open(stage.today), Vacancy.engagement.in_(TEMPORARY))
    vacancies = list(db.session.scalars(found.order_by(Vacancy.start_on, Vacancy.id)).all())
    for asked_ago, days_ahead in ((26, 1), (2, 4)):
        if vacancies:
            vacancy = _that_fits(vacancies, stage.today + timedelta(days=days_ahead))
            vacancies.remove(vacancy)
            _call(vacancy, stage, chance, hours_ago=asked_ago, days_ahead=days_ahead)


def _that_fits(vacancies: Sequence[Vacancy], on: date) -> Vacancy:
    """Return a vacancy that says this day of the week, else one that says none, else the first."""
    says_day = (one for one in vacancies if _parts(one, on))
    says_none = (one for one in vacancies if one.days == UNKNOWN)
    return next(says_day, None) or next(says_none, vacancies[0])


def _parts(vacancy: Vacancy, on: date) -> Sequence[str]:
    return parts_by_day(vacancy.days).get(WEEKDAYS[on.weekday()], ())


def _join(candidate: Candidate, stage: Stage, chance: Random) -> None:
    consent = ConsentDetails(
        ways={ConsentPurpose.POOL: ConsentWay.SPOKEN}, language=candidate.language
    )
    channel = PoolChannel.MAIL if candidate.email else PoolChannel.MESSAGE
    if not (candidate.email or candidate.phone):
        return
    wishes = MembershipDetails(
        channel=channel,
        notice=chance.choice([*Notice]),
        days=candidate.days,
        most_a_month=chance.choice([None, None, 1, 2]),
    )
    with stage.then(stage.stories[candidate.id].person.first_at):
        day = candidate.last_contact_on
        candidates.give(candidate, consent, by=stage.staff[0], today=day)
        joining.join(candidate, wishes, by=stage.staff[0], today=day)


def _call(
    vacancy: Vacancy, stage: Stage, chance: Random, *, hours_ago: int, days_ahead: int
) -> None:
    asked_at = stage.at - timedelta(hours=hours_ago)
    on = stage.today + timedelta(days=days_ahead)
    shifts = tuple(
        ShiftDetails(
            on=on,
            begins_at=time(begins),
            ends_at=time(ends),
            places=PLACES,
            minimum=PLACES // 2,
        )
        for begins, ends in (HOURS[part] for part in _parts(vacancy, on) or USUAL)
    )
    until = datetime.combine(on, time(0), BRUSSELS) - timedelta(hours=8)
    with stage.then(asked_at):
        details = CallDetails(answer_until=until, shifts=shifts)
        call = calls.make(vacancy, details, by=stage.staff[0], at=asked_at)
        asks = calls.ask(
            call, Speed.URGENT, by=stage.staff[0], at=asked_at, address_of=_never_mailed
        )
    _answers(asks, stage, chance)
    if days_ahead == 1:
        with stage.then(stage.at):
            calls.close(call, by=stage.staff[0], at=stage.at)


def _answers(asks: Sequence[CallAsk], stage: Stage, chance: Random) -> None:
    for minutes, asked in enumerate(asks, start=3):
        luck, at = chance.random(), asked.asked_at + timedelta(minutes=minutes)
        said = CallAnswer.YES if luck < YES else CallAnswer.NO
        if luck > NO or at > stage.at:
            continue
        with stage.then(at):
            answering.answer(asked, said, _shifts(asked.call, asked, said), at=at)


def _shifts(call: Call, asked: CallAsk, said: CallAnswer) -> list[int]:
    can_do = [shift.id for shift in call.shifts if asked.shifts & 1 << shift.place]
    return can_do[:1] if said is CallAnswer.YES else []


def _never_mailed(_token: str) -> str:
    """Return no address: mails of a demo go to nobody."""
    return "https://example.org/"
