"""The life of a vacancy said in words: steps, what waits, what stands in the way, what happened."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.publishing import obstacles_after, pay_after, pay_in
from vrijwilligers.vacancies.rules import ListTab, OwnVacancyDetails, StatusReport
from vrijwilligers.vacancies.rules.law import OF_ORGANISATION, Obstacle
from vrijwilligers.vacancies.rules.life import Transition
from vrijwilligers.vacancies.rules.work import WaitingReason
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import listed

TAB_NAMES = {
    ListTab.WORK: _l("To look at"),
    ListTab.OPEN: _l("Open now"),
    ListTab.PAUSED: _l("Paused"),
    ListTab.FILLED: _l("Filled"),
    ListTab.EXPIRED: _l("Expired"),
    ListTab.WITHDRAWN: _l("Withdrawn"),
    ListTab.ALL: _l("All"),
}
WAITS = {
    WaitingReason.REPORTED: _l("the organisation phoned"),
    WaitingReason.CHANGE: _l("the organisation asks changes"),
    WaitingReason.OFFERED_ELSEWHERE: _l("withdrawn by its source, still offered by another"),
    WaitingReason.PROPOSED: _l("proposed by the organisation"),
    WaitingReason.TO_CHECK: _l("to check"),
    WaitingReason.SOURCE_CHANGED: _l("the source changed what it says"),
    WaitingReason.DRAFT: _l("draft"),
}
STEPS = {
    Transition.SUBMIT: _l("Ask a colleague to check it"),
    Transition.PUBLISH: _l("Publish"),
    Transition.PAUSE: _l("Pause"),
    Transition.FILL: _l("It is filled"),
    Transition.WITHDRAW: _l("Withdraw"),
    Transition.REOPEN: _l("Publish again"),
}
DONE = {
    Transition.SUBMIT: _l("A colleague can check this vacancy now."),
    Transition.PUBLISH: _l("The vacancy is published."),
    Transition.PAUSE: _l("The vacancy is paused. Nobody is sent there until you publish it again."),
    Transition.FILL: _l("The vacancy is filled."),
    Transition.WITHDRAW: _l("The vacancy is withdrawn."),
    Transition.REOPEN: _l("The vacancy is published again."),
}
REPORTS = {
    StatusReport.FILLED: _l("The organisation says: filled"),
    StatusReport.CHANGED: _l("The organisation says: changed"),
}
OBSTACLES = {
    Obstacle.KIND_UNKNOWN: _l("Say what kind of organisation this is."),
    Obstacle.IS_COMPANY: _l("This is a company. By law a company cannot offer volunteer work."),
    Obstacle.INSURANCE_UNKNOWN: _l("Ask whether the organisation insures its volunteers."),
    Obstacle.NOT_INSURED: _l(
        "The organisation has no liability insurance. It must insure its volunteers first."
    ),
    Obstacle.ALLOWANCE_UNKNOWN: _l("Say which costs are paid back, or that there is no allowance."),
    Obstacle.TOO_YOUNG: _l(
        "Volunteers are 16 or older. For younger ones the organisation needs a rule of its own."
    ),
    Obstacle.IS_OVER: _l("The last day of the work is over. Give a new period."),
}
UNKNOWN = {
    Obstacle.KIND_UNKNOWN: _l("kind of organisation"),
    Obstacle.INSURANCE_UNKNOWN: _l("insurance"),
    Obstacle.ALLOWANCE_UNKNOWN: _l("allowance"),
}
ASKED_AT = {  # the question of the form
    Obstacle.ALLOWANCE_UNKNOWN: "allowance-group",
    Obstacle.SPEAKS_OF_PAY: "texts",
    Obstacle.IS_OVER: "end_on-group",
}


@dataclass(frozen=True)
class PublishingObstacle:
    """Why a vacancy cannot be published yet, and where that is answered."""

    words: str
    place: str  # what the link says
    question: str = ""  # of the form of the vacancy
    organisation_id: int | None = None  # where the organisation is asked


def say_obstacles(vacancy: Vacancy, obstacles: Iterable[Obstacle]) -> list[PublishingObstacle]:
    """Say all that stands in the way, each with where it is answered."""
    pay = pay_in(vacancy)
    return [_reason(obstacle, vacancy.organisation_id, pay) for obstacle in obstacles]


def say_obstacles_after(vacancy: Vacancy, details: OwnVacancyDetails) -> list[PublishingObstacle]:
    """Say what stands in the way of a change."""
    pay = pay_after(details)
    obstacles = obstacles_after(vacancy, details, today())
    return [_reason(obstacle, details.organisation_id, pay) for obstacle in obstacles]


def _reason(obstacle: Obstacle, organisation_id: int, pay: Iterable[str]) -> PublishingObstacle:
    words = _pay(pay) if obstacle == Obstacle.SPEAKS_OF_PAY else str(OBSTACLES[obstacle])
    if obstacle in OF_ORGANISATION:
        return PublishingObstacle(words, _("To the organisation"), organisation_id=organisation_id)
    return PublishingObstacle(words, _("Answer it"), question=ASKED_AT[obstacle])


def _pay(pay: Iterable[str]) -> str:
    words = listed(f"“{word}”" for word in pay)
    return _("The text speaks of paid work: %(words)s. Say it in another way.", words=words)


def say_unknown(obstacles: Iterable[Obstacle]) -> str:
    """Say what the law asks to know and nobody told us: *insurance, allowance*."""
    return ", ".join(str(UNKNOWN[one]) for one in obstacles)


def say_waits(reasons: Iterable[WaitingReason]) -> list[str]:
    """Say why a vacancy waits for a coordinator."""
    return [str(WAITS[reason]) for reason in reasons]
