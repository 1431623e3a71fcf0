"""Made-up introductions in every state, with their steps."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.cli.demo.fiches import Fiche, write, write_and_number
from vrijwilligers.cli.demo.people import moment, words
from vrijwilligers.cli.demo.tally import Tally
from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.models import Introduction, IntroductionStep
from vrijwilligers.matching.rules.states import (
    NEEDS_REASON,
    ON_THE_WAY,
    OVER,
    EndReason,
    Side,
    State,
)
from vrijwilligers.matching.rules.steps import QUARTER
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of

SHARE = 0.25  # of the candidates were introduced
MOST = 3_000
FRESH = 20  # days ago that what still runs moved, at most
WAIT = (1, 10)  # days between two steps
STATES = {  # how often each state comes
    State.PROPOSED: 14,
    State.CONTACTED: 20,
    State.TALKED: 10,
    State.APPOINTMENT: 12,
    State.STARTED: 14,
    State.COMPLETED: 7,
    State.STAYED: 8,
    State.STOPPED: 5,
    State.ENDED: 10,
}
ENDS = (  # who ended it and why
    (Side.ORGANISATION, EndReason.NO_ANSWER),
    (Side.ORGANISATION, EndReason.ALREADY_FILLED),
    (Side.ORGANISATION, EndReason.NOT_A_FIT),
    (Side.ORGANISATION, EndReason.LANGUAGE),
    (Side.CANDIDATE, EndReason.FOUND_ELSEWHERE),
    (Side.CANDIDATE, EndReason.NO_TIME),
    (Side.CANDIDATE, EndReason.TOO_FAR),
    (Side.CANDIDATE, EndReason.NO_LONGER_WANTED),
    (Side.DESK, EndReason.OTHER),
)


class Step(NamedTuple):
    """A state that was reached on a day."""

    state: State
    on: date


class Made(NamedTuple):
    """An introduction that is to be written."""

    fiche: Fiche
    vacancy_id: int
    steps: list[Step]
    end: tuple[Side, EndReason] | None

    @property
    def state(self) -> State:
        """Return how far it has come."""
        return self.steps[-1].state


Numbered = list[tuple[int, Made]]


def add(
    fiches: Sequence[Fiche], staff: Sequence[int], tally: Tally, *, seed: int, at: datetime
) -> Numbered:
    """Write introductions with their steps; return them with their keys."""
    chance = Random(f"introductions {seed}")  # noqa: S311 - made-up people, no secret
    made = list(_made(fiches, day_of(at), chance))
    rows = [_row(one, at, chance) for one in made]
    numbered = list(zip(write_and_number(Introduction, rows), made, strict=True))
    yes = (
        _said_yes(key, row, chance.choice(staff))
        for (key, _), row in zip(numbered, rows, strict=True)
    )
    write(AuditEvent, yes)
    write(IntroductionStep, (row for pair in numbered for row in _steps(pair, staff, chance)))
    _touch(made, day_of(at))
    for one in made:
        _count(one, tally)
    return numbered


def _made(fiches: Sequence[Fiche], today: date, chance: Random) -> Iterator[Made]:
    offered = _open_vacancies(today)
    sharing = [fiche for fiche in fiches if fiche.person.may_be_shared]
    if not offered:
        return
    for fiche in chance.sample(sharing, min(MOST, len(sharing), int(len(fiches) * SHARE))):
        for vacancy_id in _fitting(fiche, offered, chance):
            steps = _path(fiche, today, chance)
            end = chance.choice(ENDS) if steps[-1].state in NEEDS_REASON else None
            yield Made(fiche, vacancy_id, steps, end)


def _open_vacancies(today: date) -> dict[str | None, list[int]]:
    """Return the vacancies where somebody can be sent, by category."""
    by_category: dict[str | None, list[int]] = defaultdict(list)
    for vacancy in db.session.scalars(select(Vacancy).order_by(Vacancy.id)):
        if vacancy.is_open(today):
            by_category[vacancy.category].append(vacancy.id)
    return by_category


def _fitting(fiche: Fiche, offered: dict[str | None, list[int]], chance: Random) -> list[int]:
    wished = sorted(code for code in fiche.person.details.categories if offered.get(code))
    some = offered[chance.choice(wished or list(offered))]
    return chance.sample(some, min(len(some), chance.choice((1, 1, 1, 2))))


def _path(fiche: Fiche, today: date, chance: Random) -> list[Step]:
    """Walk towards a state, a few days a step, as far as today allows."""
    target = chance.choices(list(STATES), list(STATES.values()))[0]
    states = _states_to(target, chance)
    waits = [timedelta(days=chance.randint(*WAIT)) for _ in states]
    waits[0] = timedelta(0)
    if target == State.STAYED:
        waits[-1] = QUARTER
    on = day_of(fiche.person.first_at)
    if target not in OVER:
        ago = timedelta(days=chance.randint(0, FRESH))
        on = max(on, today - ago - sum(waits, timedelta(0)))
    steps = []
    for state, wait in zip(states, waits, strict=True):
        on += wait
        if on > today and state != State.APPOINTMENT:
            break
        steps.append(Step(state, on))
    return steps


def _states_to(target: State, chance: Random) -> list[State]:
    """Return the states on the way; some are skipped, as people do."""
    if target in ON_THE_WAY:
        before = ON_THE_WAY[1 : max(1, ON_THE_WAY.index(target))]
    else:
        before = ON_THE_WAY[1 : chance.randint(1, 4) if target == State.ENDED else None]
    kept = [state for state in before if state == State.STARTED or chance.random() < 0.7]
    first = [] if target == State.PROPOSED else [State.PROPOSED]
    return [*first, *kept, target]


def _row(made: Made, at: datetime, chance: Random) -> dict[str, Any]:
    side, reason = made.end or (None, None)
    began = min(at, max(made.fiche.person.first_at, moment(made.steps[0].on, chance)))
    return {
        "candidate_id": made.fiche.id,
        "vacancy_id": made.vacancy_id,
        "state": made.state,
        "end_side": side,
        "end_reason": reason,
        "version": len(made.steps),
        "created_at": began,
        "changed_at": began,
    }


def _said_yes(key: int, row: dict[str, Any], staff_id: int) -> dict[str, Any]:
    """Log the consent that each introduction needs (P-16)."""
    return {
        "at": row["created_at"],
        "staff_id": staff_id,
        "deed": "candidate said yes",
        "thing": Introduction.__tablename__,
        "record_id": key,
    }


def _steps(pair: tuple[int, Made], staff: Sequence[int], chance: Random) -> Iterator[dict]:
    key, made = pair
    for step in made.steps:
        yield {
            "introduction_id": key,
            "state": step.state,
            "happened_on": step.on,
            "staff_id": chance.choice(staff),
            "note": chance.choice(words()["steps"]) if chance.random() < 0.3 else None,
        }


def _touch(made: Sequence[Made], today: date) -> None:
    """Begin the year of keeping again for whom something happened later."""
    latest: dict[int, date] = {}
    for one in made:
        day = min(today, one.steps[-1].on)
        before = latest.get(one.fiche.id, one.fiche.person.last_contact_on)
        latest[one.fiche.id] = max(day, before)
    table = Candidate.__table__
    change = update(table).where(table.c.id == bindparam("key"))
    change = change.values(last_contact_on=bindparam("last"), erase_on=bindparam("until"))
    if latest:
        db.session.execute(
            change,
            [
                {"key": key, "last": day, "until": rules.erase_after(day)}
                for key, day in latest.items()
            ],
        )


def _count(made: Made, tally: Tally) -> None:
    details = made.fiche.person.details
    for step in made.steps:
        reason = made.end[1] if made.end and step.state == made.state else None
        tally.add_about(
            MatchingFact.INTRODUCTION_STEP, details, step.on, state=step.state, reason=reason
        )
