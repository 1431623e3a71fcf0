"""A made-up edition of the market, held on the day of the demo: twenty stands, sixty tasks."""

import csv
from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random

from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.markets.actions import day, editions, groups, stands, tasks
from vrijwilligers.markets.models import Market, MarketVisitor, Stand
from vrijwilligers.markets.rules.appointments import MarketAppointmentDetails
from vrijwilligers.markets.rules.details import (
    MarketDetails,
    MarketStepDetails,
    StandDetails,
    StandPlaceDetails,
    StandTaskDetails,
)
from vrijwilligers.markets.rules.groups import GroupKind, MarketGroupDetails
from vrijwilligers.markets.rules.links import STAND
from vrijwilligers.markets.rules.states import MarketStepKind, StandState
from vrijwilligers.markets.rules.visitor_codes import code_of
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.referrers.models import Referral
from vrijwilligers.referrers.queries.clients import referrals
from vrijwilligers.referrers.queries.referrers import with_counsellors
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import mask_of

TASKS = Path(__file__).with_name("demo_tasks.csv")
STANDS, TASKS_EACH = 20, 3
VISITORS, MAKES_ONE = 40, 0.6
CLIENTS_EACH = 2  # whom a referrer follows, at the market
SPOKEN = (("nl", "fr"), ("nl", "en"), ("nl", "fr", "ar"), ("nl", "fr", "en", "es"))
PLAN = """\
1 2 3 4 5 6 7
13 12 11 * 10 9 8
14 15 16 17 18 19 20"""


def add(stage: Stage) -> None:
    """Plan an edition of which all is done but the day itself and what follows."""
    details = MarketDetails(
        name_nl="Vrijwilligersmarkt Superdivers",
        name_fr="Marché du volontariat Superdivers",
        name_en="Superdivers volunteer market",
        held_on=stage.today,
        opens_at=time(13),
        closes_at=time(17),
        place="Zaal De Ketel",
        street="Ketelstraat 8",
        postcode="1000",
        town="Brussel",
        languages=("nl", "fr", "en"),
        capacity=150,
        slot_minutes=15,
        places=3,
        plan=PLAN,
    )
    with stage.then(stage.at):
        market = editions.plan(details, by=stage.staff[0])
        _tick(market, stage)
        _fill(market, stage)
        _receive(market, stage)
        _gather(market, stage)


def _tick(market: Market, stage: Stage) -> None:
    for step in market.steps:
        is_done = step.kind not in (MarketStepKind.DAY, MarketStepKind.FOLLOW_UP)
        done = MarketStepDetails(
            due_on=step.due_on,
            staff_id=stage.staff[0],
            done_on=step.due_on if is_done else None,
        )
        editions.change_step(step, done, by=stage.staff[0])


def _fill(market: Market, stage: Stage) -> None:
    asked = select(Organisation).where(Organisation.offers_tasks).order_by(Organisation.id)
    found = db.session.scalars(asked.limit(STANDS)).all()
    turns = _turns()
    for number, organisation in enumerate(found, start=1):
        stand = stands.invite(market, organisation, by=stage.staff[0])
        _answer(stand, number, stage)
        _write(stand, list(islice(turns, TASKS_EACH)), stage)


def _answer(stand: Stand, number: int, stage: Stage) -> None:
    """Let an organisation say what it comes with, by its link, and get its table."""
    link, _token = links.make(STAND, stand, at=stage.at)
    person = next(iter(stand.organisation.contact_persons), None)
    said = StandDetails(
        language="nl",
        coming=person.name if person else None,
        languages=SPOKEN[number % len(SPOKEN)],
        practises_from=(Level.A1, Level.A2, None)[number % 3],
        support=("Je begint samen met iemand.", None)[number % 2],
        is_wheelchair_accessible=(True, False, None)[number % 3],
        contact_name=person.name if person else None,
        contact_phone=person.phone if person else None,
        contact_email=person.email if person else None,
    )
    stands.answer(link, stand, said, tasks=(), vacancies=(), at=stage.at)
    trained_on = stage.today - timedelta(days=30) if number % 5 else None
    place = StandPlaceDetails(state=StandState.COMES, table_number=number, trained_on=trained_on)
    stands.place(stand, place, by=stage.staff[0], at=stage.at)


def _receive(market: Market, stage: Stage) -> None:
    """Let visitors come, each with a code, of whom some make an appointment."""
    chance = stage.chance("market")
    asked = select(Stand).where(Stand.market_id == market.id).order_by(Stand.id)
    present = db.session.scalars(asked).all()
    for _turn in range(VISITORS if present else 0):
        language = chance.choice(("nl", "nl", "fr", "fr", "ar", "en", "tr", "es"))
        visitor = day.welcome(market, language=language, candidate=None, at=stage.at)
        if chance.random() < MAKES_ONE:
            _make(visitor, chance.choice(present), chance, stage)
    for client in _clients() if present else ():
        visitor = day.welcome(market, language=client.language, candidate=client, at=stage.at)
        _make(visitor, chance.choice(present), chance, stage)
    for stand in present[::3]:
        day.say_wait(stand, chance.choice((0, 5, 10)), at=stage.at)


def _clients() -> Sequence[Candidate]:
    """Return some people whom referrers follow: each referrer has two at the market."""
    found: dict[int, list[Candidate]] = {}
    for referral in db.session.scalars(referrals().order_by(Referral.id)):
        found.setdefault(referral.organisation_id, []).append(referral.candidate)
    return [one for theirs in found.values() for one in theirs[-CLIENTS_EACH:]]


def _make(visitor: MarketVisitor, stand: Stand, chance: Random, stage: Stage) -> None:
    made = MarketAppointmentDetails(
        uid=f"{visitor.id:032x}",
        visitor=code_of(visitor.number),
        on=stage.today + timedelta(days=chance.randint(2, 20)),
        at=time(chance.randint(9, 16), chance.choice((0, 30))),
        task_id=chance.choice(stand.tasks).id if stand.tasks else None,
        language=visitor.language,
    )
    day.note(stand, made, at=stage.at)


def _gather(market: Market, stage: Stage) -> None:
    """Let each referrer bring a group before the market, and a small group go round."""
    for number, referrer in enumerate(with_counsellors(), start=2):
        workshop = MarketGroupDetails(
            kind=GroupKind.WORKSHOP,
            held_on=stage.today - timedelta(days=7 * number),
            people=8 + number,
            languages=("nl", "ar"),
            referrer_id=referrer.id,
        )
        groups.note(workshop, by=stage.staff[0])
    seen = frozenset(stand.organisation_id for stand in market.stands[:3])
    tour = MarketGroupDetails(
        kind=GroupKind.TOUR,
        held_on=stage.today - timedelta(days=5),
        place="Brussel",
        people=6,
        languages=("nl", "fr"),
        organisations=seen,
    )
    groups.note(tour, by=stage.staff[0])


def _write(stand: Stand, told: Sequence[dict[str, str]], stage: Stage) -> None:
    for one in told:
        words = {name: said for name, said in one.items() if name[-3:] in ("_nl", "_fr", "_en")}
        details = StandTaskDetails(
            **words,
            talents=tuple(one["talents"].split()),
            category=one["category"],
            days=mask_of([one["days"]]),
            dutch=Level(one["dutch"]) if one["dutch"] else None,
            practises_from=Level(one["practises"]) if one["practises"] else None,
        )
        task = tasks.add(stand, details, by=stage.staff[0])
        tasks.check(task, by=stage.staff[-1] if len(stage.staff) > 1 else None, at=stage.at)


def _turns() -> Iterator[dict[str, str]]:
    with TASKS.open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    return cycle(told)
