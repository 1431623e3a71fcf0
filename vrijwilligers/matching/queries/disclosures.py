"""Who was told what about somebody."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Disclosure, Introduction
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.text import fold

COMPLETE = joinedload(Disclosure.recall)


def disclosures_of(candidate_id: int) -> Sequence[Disclosure]:
    """Return all that one person agreed to tell and what was told, the latest first."""
    theirs = select(Disclosure).where(Disclosure.candidate_id == candidate_id).options(COMPLETE)
    return db.session.scalars(theirs.order_by(Disclosure.id.desc())).all()


def reference_is_known(reference: str) -> bool:
    """Tell whether a reference was given already."""
    known = select(func.count()).where(Disclosure.reference == reference)
    return bool(db.session.scalar(known))


def contact_person_of(vacancy: Vacancy) -> int | None:
    """Return the number of the contact person whom a vacancy names, if we know one."""
    named = fold(vacancy.contact_name or "")
    persons = select(ContactPerson.id, ContactPerson.name).where(
        ContactPerson.organisation_id == vacancy.organisation_id
    )
    rows = db.session.execute(persons.order_by(ContactPerson.id)) if named else ()
    return next((row.id for row in rows if fold(row.name) == named), None)


def may_be_shared(candidate: Candidate) -> bool:
    """Tell whether consent stands for the fiche and for sharing it with organisations."""
    return candidate.is_in_use and candidate.consents_to(ConsentPurpose.SHARING)


def is_shared(introduction: Introduction) -> bool:
    """Tell whether an organisation may hear of somebody: sharing stands, and the yes for it."""
    disclosure, candidate = introduction.disclosure, introduction.candidate
    return may_be_shared(candidate) and not (disclosure and disclosure.withdrawn_at)
