"""Introductions at two vacancies that become one, and of two fiches that become one."""

from sqlalchemy import delete, select

from vrijwilligers.candidates.feature import FichesAreTwoAgain, FichesMerge
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions.problems import IntroducedToBoth
from vrijwilligers.matching.models import (
    Introduction,
    IntroductionStep,
    SetAside,
    VacancyArrival,
    VacancyWait,
)
from vrijwilligers.matching.queries import merging as queries
from vrijwilligers.matching.queries.introductions import running_at_both
from vrijwilligers.matching.rules.states import (
    OVER,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
)
from vrijwilligers.vacancies.feature import VacanciesMerge
from vrijwilligers.vocabulary.clock import day_of


def refuse_two_of_one(merge: VacanciesMerge) -> None:
    """Refuse where somebody is being introduced to both: one of the two has to end first."""
    if both := running_at_both(merge.stays_id, merge.goes_id):
        raise IntroducedToBoth([candidate.number for candidate in both])


def keep_one_of_each(merge: FichesMerge) -> None:
    """Leave of what both fiches have and one person has once: what came further, or is newer.

    Where both are introduced to one vacancy, the other introduction ends; nothing is counted.
    """
    for _further, other in queries.introduced_twice(merge.stays_id, merge.goes_id):
        _end(other, merge)
    for kind, is_better in KEPT.items():
        for mine, theirs in queries.both_have(kind, merge.stays_id, merge.goes_id):
            db.session.delete(mine if is_better(theirs, mine) else theirs)
    for shorter in queries.paused_twice(merge.stays_id, merge.goes_id)[1:]:
        db.session.delete(shorter)
    db.session.flush()


def _end(introduction: Introduction, merge: FichesMerge) -> None:
    introduction.state = IntroductionState.ENDED
    introduction.end_side = EndedBy.DESK
    introduction.end_reason = IntroductionEndReason.OTHER
    introduction.steps.append(
        IntroductionStep(
            state=IntroductionState.ENDED,
            happened_on=day_of(merge.at),
            recorded_at=merge.at,
            staff_id=merge.by,
        )
    )


def take_steps_back(again: FichesAreTwoAgain) -> None:
    """Take the step back that ended an introduction only because two fiches became one."""
    theirs = select(Introduction.id).where(
        Introduction.candidate_id.in_((again.stays_id, again.goes_id)),
        Introduction.state.not_in(OVER),
    )
    step = IntroductionStep
    made = (step.recorded_at == again.merged_at, step.state == IntroductionState.ENDED)
    db.session.execute(delete(step).where(*made, step.introduction_id.in_(theirs)))


KEPT = {  # of what one person has once: whether the first of two is the better one
    SetAside: lambda one, other: one.set_aside_at > other.set_aside_at,
    VacancyWait: lambda one, other: one.asked_at > other.asked_at,
    VacancyArrival: lambda one, other: bool(one.answer) > bool(other.answer),
}
