"""Introductions in their states, somebody who waits for a vacancy, somebody whom nothing fits."""

from datetime import time, timedelta

from sqlalchemy import select

from tests.answers.links import ending
from tests.matching.deeds import introduce
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching.actions import withdrawing
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.models import Recall, SetAside, VacancyArrival, VacancyWait
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today

HOUR = timedelta(hours=1)
LATER = timedelta(days=30)


def prepare_introductions(prepared):
    """Introduce three people: one is taken back, and of one we may keep nothing more."""
    make, day = prepared.make, today()
    (told,) = introduce(prepared.person, prepared.shown, contacted=DisclosureChannel.PHONE)
    (taken_back,) = introduce(make.candidate(), prepared.asked, contacted=DisclosureChannel.PHONE)
    gone = make.candidate()
    introduce(gone, prepared.shown, contacted=DisclosureChannel.PHONE)
    prepared.database.commit()
    withdrawing.withdraw(taken_back, by=prepared.colleague.id, at=now())
    candidates.withdraw(gone, ConsentPurpose.FICHE, by=None, today=day)
    prepared.database.commit()
    recalls = prepared.database.scalars(select(Recall).order_by(Recall.id)).all()
    for recall in recalls:
        recall.begins_at = now() - HOUR
    prepared.note("recall_id", *recalls)
    prepared.note("introduction_id", told, taken_back)
    told.project = make.project("park").code
    expected = AppointmentDetails(on=day + LATER, begins_at=time(10, 30))
    make_appointment(told, expected, by=prepared.colleague.id, today=day)
    mine = {"for_staff_id": prepared.colleague.id, "candidate": prepared.person}
    prepared.note("follow_up_id", make.follow_up(**mine), make.follow_up(done_at=now(), **mine))


def waiting(prepared):
    """Let somebody wait for a vacancy, for whom one came."""
    agrees = (ConsentPurpose.FICHE, ConsentPurpose.APPROACHED)
    waits = prepared.make.candidate(consents=agrees, phone="+32470123456")
    prepared.database.add(VacancyWait(candidate_id=waits.id, least=Fit.GOOD, looked_on=today()))
    came = {"vacancy_id": prepared.shown.id, "criteria": "category", "came_on": today()}
    prepared.database.add(VacancyArrival(candidate_id=waits.id, **came))
    prepared.numbers["candidate_id"].insert(1, waits.id)
    return waits


def let_nothing_fit(prepared):
    """Let somebody want none of all the vacancies."""
    person = prepared.make.candidate()
    prepared.database.add_all(
        SetAside(candidate_id=person.id, vacancy_id=key, reason=SetAsideReason.TOO_FAR)
        for key in prepared.database.scalars(select(Vacancy.id)).all()
    )
    prepared.note("candidate_id", person)


def mailed_introduction(prepared):
    """Let an organisation be asked by mail how it goes with somebody."""
    (made,) = introduce(prepared.make.candidate(), ending(prepared.make))
    return made


def started_long_ago(prepared):
    """Let somebody be there for three months, whom one may text."""
    person = prepared.make.candidate(phone="+32470112255", email="blijft@example.org")
    long_ago = today() - timedelta(days=95)
    made = prepared.make.introduction(
        candidate=person, state=IntroductionState.STARTED, since_on=long_ago
    )
    prepared.make.disclosure(made)
    prepared.make.disclosure(prepared.make.introduction(candidate=person), told_on=today())
    prepared.note("introduction_id", made)
    return made
