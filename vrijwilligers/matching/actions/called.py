"""Introducing who has a place in a call of the pool, and what becomes of it.

The yes to the call is the yes for the organisation: it rests on consent for the pool. What the
organisation hears, it hears with the list of the day; until then nothing was told.
"""

from datetime import date

from vrijwilligers.candidates import actions as candidate_actions
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import introductions
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.actions.outcome_sums import fits_now
from vrijwilligers.matching.feature import IntroductionDeed
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import (
    OVER,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
)
from vrijwilligers.matching.rules.steps import Proposal, StepDetails
from vrijwilligers.records import audit, facts
from vrijwilligers.vacancies.models import Vacancy

TARGET, STARTED = IntroductionState.APPOINTMENT, IntroductionState.STARTED
ENDS = {  # why it ends before the day, by who ended it
    EndedBy.CANDIDATE: IntroductionEndReason.NO_TIME,
    EndedBy.ORGANISATION: IntroductionEndReason.NO_LONGER_WANTED,
}


def expect(
    candidate: Candidate,
    vacancy: Vacancy,
    details: AppointmentDetails,
    *,
    by: int | None,
    today: date,
) -> Introduction | None:
    """Introduce who has a place, with an appointment; ``None`` where one runs that is told.

    One of which the yes was taken back can only end: the new yes begins another.
    """
    db.session.refresh(candidate, with_for_update=True)
    running = queries.running_with(candidate.id, vacancy.id)
    if running is not None and queries.is_shared(running):
        return None
    if running is not None:
        end(running, EndedBy.CANDIDATE, by=by, today=today)
    way = ConsentWay.SPOKEN if by else ConsentWay.ONLINE
    proposal = Proposal(agreed={vacancy.organisation_id: way}, rests_on=ConsentPurpose.POOL)
    fit = fits_now(candidate, [vacancy], (), today=today)[vacancy.id]
    made = introductions.begin(candidate, vacancy, proposal, by, today, fit)
    step = StepDetails(target=TARGET, on=details.on, is_told_later=True)
    make_appointment(made, details, by=by, today=today, step=step)
    candidate_actions.touch(candidate, today=today)
    return made


def take_back(introduction: Introduction, side: EndedBy, *, by: int | None, today: date) -> None:
    """Undo an introduction of which nobody heard; one that was told ends, and is kept."""
    disclosure = introduction.disclosure
    is_told = disclosure is None or disclosure.told_on is not None
    if is_told or introduction.state != TARGET:
        end(introduction, side, by=by, today=today)
        return
    for step in introduction.steps:
        facts.take_back(step.counted)
    audit.record(IntroductionDeed.UNDONE, introduction, by=by)
    db.session.delete(introduction)
    db.session.flush()


def end(introduction: Introduction, side: EndedBy, *, by: int | None, today: date) -> None:
    """End an introduction that does not come about, where it still runs."""
    target = IntroductionState.ENDED
    may_end = introduction.candidate.is_in_use and introduction.state not in (*OVER, STARTED)
    if may_end:
        step = StepDetails(target=target, on=today, side=side, reason=ENDS[side])
        introductions.move(introduction, step, by=by, today=today)


def complete(
    introduction: Introduction, days: tuple[date, date], *, by: int | None, today: date
) -> None:
    """Note that somebody came, from the first day to the last: it began, and is done."""
    steps = ((STARTED, days[0]), (IntroductionState.COMPLETED, days[1]))
    for target, on in steps:
        if introduction.state in (*OVER, target) or not queries.is_shared(introduction):
            continue
        told = DisclosureChannel.IN_PERSON
        step = StepDetails(target=target, on=min(on, today), told_how=told)
        introductions.move(introduction, step, by=by, today=today)
