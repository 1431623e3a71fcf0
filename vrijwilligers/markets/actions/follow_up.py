"""What comes of a market: its appointments become introductions, to be followed up as any other."""

from datetime import date

from vrijwilligers.candidates.rules import ConsentWay
from vrijwilligers.extensions import db
from vrijwilligers.markets.actions import problems
from vrijwilligers.markets.models import MarketAppointment
from vrijwilligers.matching import queries as matching
from vrijwilligers.matching.actions import introductions
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import Proposal
from vrijwilligers.vacancies.models import Vacancy

BEFORE = frozenset(
    {
        IntroductionState.PROPOSED,
        IntroductionState.CONTACTED,
        IntroductionState.TALKED,
        IntroductionState.APPOINTMENT,
    }
)


def introduce(made: MarketAppointment, *, by: int | None, today: date) -> Introduction:
    """Introduce a visitor who made an appointment; where one runs, it gets the day.

    The organisation heard of it at its stand, from the visitor. A day that is over is not noted:
    somebody first asks what became of it. What became one stays that one: twice is once.
    """
    if made.introduction_id is not None:
        return db.session.get_one(Introduction, made.introduction_id)
    if made.visitor is None or made.visitor.candidate is None:
        raise problems.VisitorHasNoFiche
    if made.task is None or made.task.vacancy_id is None:
        raise problems.TaskHasNoVacancy
    candidate = made.visitor.candidate
    vacancy = db.session.get_one(Vacancy, made.task.vacancy_id)
    introduction = matching.running_with(candidate.id, vacancy.id)
    if introduction is None:
        proposal = Proposal(
            agreed={vacancy.organisation_id: ConsentWay.SPOKEN},
            contacted=DisclosureChannel.IN_PERSON,
        )
        (introduction,) = introductions.introduce(
            candidate, [vacancy], proposal, by=by, today=today
        )
    if made.on >= today and introduction.state in BEFORE:
        details = AppointmentDetails(on=made.on, begins_at=made.at)
        make_appointment(introduction, details, by=by, today=today)
    made.introduction_id = introduction.id
    db.session.flush()
    return introduction
