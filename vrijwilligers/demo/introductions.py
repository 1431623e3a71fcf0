"""Made-up introductions, taken through every state by the deeds of the desk."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import cycle
from random import Random
from typing import NamedTuple

from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import AT_THE_DESK
from vrijwilligers.demo import follow_ups
from vrijwilligers.demo.people import words
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import introductions
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import (
    NEEDS_REASON,
    ON_THE_WAY,
    OVER,
    PLACED,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
)
from vrijwilligers.matching.rules.steps import QUARTER, Proposal, StepDetails
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of

SHARE = 0.25  # of the candidates were introduced
FRESH = 20  # days ago that what still runs moved, at most
WAIT = (1, 10)  # days between two steps
STATES = {  # how often each state comes
    IntroductionState.STAYED: 8,
    IntroductionState.COMPLETED: 7,
    IntroductionState.STOPPED: 5,
    IntroductionState.ENDED: 10,
    IntroductionState.PROPOSED: 14,
    IntroductionState.CONTACTED: 20,
    IntroductionState.TALKED: 10,
    IntroductionState.APPOINTMENT: 12,
    IntroductionState.STARTED: 14,
}
OFTEN_FROM_CANDIDATE = PLACED | {IntroductionState.TALKED, IntroductionState.STARTED}
ENDS = (  # who ended it and why
    (EndedBy.ORGANISATION, IntroductionEndReason.NO_ANSWER),
    (EndedBy.ORGANISATION, IntroductionEndReason.ALREADY_FILLED),
    (EndedBy.ORGANISATION, IntroductionEndReason.NOT_A_FIT),
    (EndedBy.ORGANISATION, IntroductionEndReason.LANGUAGE),
    (EndedBy.CANDIDATE, IntroductionEndReason.FOUND_ELSEWHERE),
    (EndedBy.CANDIDATE, IntroductionEndReason.NO_TIME),
    (EndedBy.CANDIDATE, IntroductionEndReason.TOO_FAR),
    (EndedBy.CANDIDATE, IntroductionEndReason.NO_LONGER_WANTED),
    (EndedBy.DESK, IntroductionEndReason.OTHER),
)

HOURS = (time(10), time(14, 30), None, time(9, 15))

Offered = dict[str | None, list[Vacancy]]  # by category


class ReachedState(NamedTuple):
    """A state that was reached on a day."""

    state: IntroductionState
    on: date


def add(stage: Stage) -> None:
    """Introduce a share of the candidates, each to one or two vacancies, and follow them up."""
    chance, offered = stage.chance("introductions"), _offered(stage.today)
    everybody = db.session.scalars(active().order_by(Candidate.id)).all()
    sharing = [one for one in everybody if queries.may_be_shared(one)]
    chosen = chance.sample(sharing, min(len(sharing), int(len(stage.stories) * SHARE)))
    targets = _targets(chance)
    for candidate in sorted(chosen, key=lambda one: one.id) if offered else ():
        for vacancy in _fitting(candidate, offered, chance):
            steps = _path(next(targets), day_of(candidate.created_at), stage.today, chance)
            if not queries.limits_of([vacancy], today=steps[0].on):
                made = _walk(candidate, vacancy, steps, chance, stage)
                follow_ups.add(made, steps[-1].on, chance, stage)
    follow_ups.add_chores(chance, stage)


def _targets(chance: Random) -> Iterator[IntroductionState]:
    """Return each state once, the slow ones first, and then each as often as it comes."""
    yield from STATES
    deck = [state for state, often in STATES.items() for _ in range(often)]
    chance.shuffle(deck)
    yield from cycle(deck)


def _offered(today: date) -> Offered:
    """Return the vacancies where somebody can be sent."""
    by_category: Offered = defaultdict(list)
    for vacancy in db.session.scalars(select(Vacancy).order_by(Vacancy.id)):
        if vacancy.is_open(today):
            by_category[vacancy.category].append(vacancy)
    return by_category


def _fitting(candidate: Candidate, offered: Offered, chance: Random) -> list[Vacancy]:
    wished = sorted(wish.code for wish in candidate.categories if offered.get(wish.code))
    some = offered[chance.choice(wished or list(offered))]
    return chance.sample(some, min(len(some), chance.choice((1, 1, 1, 2))))


def _path(
    target: IntroductionState, since: date, today: date, chance: Random
) -> list[ReachedState]:
    """Walk towards a state, a few days a step, as far as today allows."""
    states = _states_to(target, chance)
    waits = [timedelta(days=chance.randint(*WAIT)) for _ in states]
    waits[0] = timedelta(0)
    if target == IntroductionState.STAYED:
        waits[-1] = QUARTER
    on = since
    if target not in OVER:
        ago = timedelta(days=chance.randint(0, FRESH))
        on = max(on, today - ago - sum(waits, timedelta(0)))
    steps = []
    for state, wait in zip(states, waits, strict=True):
        on += wait
        if on > today and state != IntroductionState.APPOINTMENT:
            break
        steps.append(ReachedState(state, on))
    return steps


def _states_to(target: IntroductionState, chance: Random) -> list[IntroductionState]:
    """Return the states on the way; some are skipped, as people do."""
    if target in ON_THE_WAY:
        before = ON_THE_WAY[1 : max(1, ON_THE_WAY.index(target))]
    else:
        before = ON_THE_WAY[1 : chance.randint(1, 4) if target == IntroductionState.ENDED else None]
    kept = [
        state for state in before if state == IntroductionState.STARTED or chance.random() < 0.7
    ]
    first = [] if target == IntroductionState.PROPOSED else [IntroductionState.PROPOSED]
    return [*first, *kept, target]


def _walk(
    candidate: Candidate, vacancy: Vacancy, steps: list[ReachedState], chance: Random, stage: Stage
) -> Introduction:
    """Introduce somebody on the day of the first step, and take the others one by one."""
    story, at = stage.stories[candidate.id], candidate.created_at
    agreed = {vacancy.organisation_id: chance.choice(AT_THE_DESK)}
    proposal = Proposal(agreed=agreed, note=_note(chance))
    at = max(at, stage.moment(steps[0].on, chance))
    with stage.then(at, story):
        [made] = introductions.introduce(
            candidate, [vacancy], proposal, by=chance.choice(stage.staff), today=steps[0].on
        )
    for step in steps[1:]:
        at = max(at, stage.moment(min(step.on, stage.today), chance))
        with stage.then(at, story):
            details = _details(step, chance)
            _take(made, details, by=chance.choice(stage.staff), today=day_of(at))
    return made


def _take(made: Introduction, step: StepDetails, *, by: int, today: date) -> None:
    if step.target != IntroductionState.APPOINTMENT:
        introductions.move(made, step, by=by, today=today)
        return
    meeting = AppointmentDetails(on=step.on, begins_at=HOURS[made.id % len(HOURS)])
    make_appointment(made, meeting, by=by, today=today, step=step)


def _details(step: ReachedState, chance: Random) -> StepDetails:
    side, reason = chance.choice(ENDS) if step.state in NEEDS_REASON else (None, None)
    return StepDetails(
        target=step.state,
        on=step.on,
        note=_note(chance),
        side=side,
        reason=reason,
        told_how=chance.choice((DisclosureChannel.PHONE, DisclosureChannel.EMAIL)),
        is_from_candidate=side == EndedBy.CANDIDATE or step.state in OFTEN_FROM_CANDIDATE,
    )


def _note(chance: Random) -> str | None:
    return chance.choice(words()["steps"]) if chance.random() < 0.3 else None
