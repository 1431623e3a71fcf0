"""Short ways to introduce somebody, to take a step and to read what was kept."""

from datetime import timedelta

from sqlalchemy import select

from vrijwilligers.candidates.rules import ConsentWay
from vrijwilligers.matching.actions import introductions
from vrijwilligers.matching.models import Recall
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import Proposal
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import today

DAY = timedelta(days=1)
PHONED = DisclosureChannel.PHONE


def introduce(candidate, *vacancies, by=None, **wanted):
    agreed = {vacancy.organisation_id: ConsentWay.SPOKEN for vacancy in vacancies}
    proposal = Proposal(**({"agreed": agreed} | wanted))
    return introductions.introduce(candidate, vacancies, proposal, by=by, today=today())


def deeds(database, record):
    events = select(AuditEvent.deed).where(
        AuditEvent.thing == record.__tablename__, AuditEvent.record_id == record.id
    )
    return database.scalars(events.order_by(AuditEvent.id)).all()


def every_recall(database):
    return database.scalars(select(Recall).order_by(Recall.id)).all()


def told(make, database, **wanted):
    """Introduce somebody to an organisation that was phoned already."""
    candidate = make.candidate(given_name="Samira", family_name="El Idrissi", **wanted)
    (made,) = introduce(candidate, make.vacancy(), contacted=PHONED)
    database.commit()
    return made


def due_call(make, **wanted):
    """Plan to call somebody today who was introduced; both sides have a number."""
    person = make.candidate(given_name="Samira", family_name="El Idrissi", phone="+32470123456")
    vacancy = make.vacancy(contact_phone="+3221234567", contact_name="Rita")
    state = IntroductionState.CONTACTED
    introduction = make.introduction(candidate=person, vacancy=vacancy, state=state)
    make.disclosure(introduction, reference=f"CALL-{introduction.id:04d}")
    about = {"candidate": person, "introduction": introduction}
    return make.follow_up(**about | {"what": "Samira bellen"} | wanted)
