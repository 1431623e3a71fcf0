"""Who was introduced to a place that is filled must hear it: a follow-up for each."""

from vrijwilligers.matching.actions import follow_ups
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries import filling as queries
from vrijwilligers.matching.rules.callees import Callee, FollowUpPrompt, FollowUpTask
from vrijwilligers.matching.rules.steps import FollowUpDetails
from vrijwilligers.settings.current import open_days
from vrijwilligers.vacancies.feature import (
    Introduced,
    VacancyIsFilled,
    VacancyReopened,
    WhoIsIntroduced,
)
from vrijwilligers.vocabulary.clock import today


def say_who_is_introduced(question: WhoIsIntroduced) -> list[Introduced]:
    """Name who is on the way to a vacancy."""
    return [
        Introduced(one.candidate.short_name, one.id)
        for one in queries.on_the_way_to(question.vacancy_id)
    ]


def plan_to_tell(filled: VacancyIsFilled) -> None:
    """Plan to tell each of them, where that was not planned already."""
    for introduction in queries.still_to_hear(filled.vacancy_id):
        follow_ups.plan(_details(introduction), by=filled.by, today=today())


def take_back_follow_ups(reopened: VacancyReopened) -> None:
    """Take away what was planned today and is still to be done: the place is free after all."""
    for follow_up in queries.planned_to_tell(reopened.vacancy_id, today()):
        follow_ups.take_back(follow_up, by=reopened.by)


def _details(introduction: Introduction) -> FollowUpDetails:
    return FollowUpDetails(
        task=FollowUpTask.FILLED,
        due_on=open_days().first_from(today()),
        introduction_id=introduction.id,
        callee=Callee.CANDIDATE,
        prompt=FollowUpPrompt.FILLED,
    )
