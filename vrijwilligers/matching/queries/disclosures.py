"""Who was told what about somebody."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, withdrawal_can_be_undone
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Disclosure, Introduction
from vrijwilligers.matching.rules.states import OVER
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.text import fold

COMPLETE = (
    joinedload(Disclosure.recall),
    joinedload(Disclosure.introduction)
    .joinedload(Introduction.vacancy)
    .selectinload(Vacancy.texts),  # its title
)


def disclosures_of(candidate_id: int) -> Sequence[Disclosure]:
    """Return all that one person agreed to tell and what was told, the latest first."""
    theirs = select(Disclosure).where(Disclosure.candidate_id == candidate_id).options(*COMPLETE)
    return db.session.scalars(theirs.order_by(Disclosure.id.desc())).all()


def standing_of(candidate_id: int, *, organisation_id: int | None = None) -> list[Disclosure]:
    """Return each yes of one person that was not taken back, of one organisation or of all."""
    return [
        one
        for one in disclosures_of(candidate_id)
        if one.withdrawn_at is None and organisation_id in (None, one.organisation_id)
    ]


def still_to_tell(candidate_id: int) -> list[Disclosure]:
    """Return what organisations were told of one person and did not hear is taken back."""
    return [
        one
        for one in disclosures_of(candidate_id)
        if one.told_on and not (one.recall and one.recall.done_at)
    ]


def taken_back_at(candidate_id: int, at: datetime) -> list[Disclosure]:
    """Return each yes of one person that was taken back at a moment."""
    return [one for one in disclosures_of(candidate_id) if one.withdrawn_at == at]


def taken_back_at_vacancies(candidate_id: int) -> set[int]:
    """Return at which vacancies one person has an introduction that runs without its yes."""
    without = (
        select(Introduction.vacancy_id)
        .join(Introduction.disclosure)
        .where(
            Introduction.candidate_id == candidate_id,
            Introduction.state.not_in(OVER),
            Disclosure.withdrawn_at.is_not(None),
        )
    )
    return set(db.session.scalars(without))


def taken_back_just_now(introduction: Introduction, *, by: int | None, at: datetime) -> bool:
    """Tell whether this colleague took back the yes for this organisation a moment ago.

    What went with consent for sharing or for the fiche comes back with that alone.
    """
    disclosure = introduction.disclosure
    if disclosure is None or disclosure.withdrawn_at is None or disclosure.withdrawn_by_id != by:
        return False
    is_alone = is_carried(introduction)
    return is_alone and withdrawal_can_be_undone(disclosure.withdrawn_at, at=at)


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
    """Tell whether an organisation may hear of somebody: the yes stands, and what it rests on."""
    disclosure = introduction.disclosure
    return is_carried(introduction) and not (disclosure and disclosure.withdrawn_at)


def is_carried(introduction: Introduction) -> bool:
    """Tell whether consent stands for the fiche and for what the yes of an introduction rests on.

    That is sharing, but for a yes to a call of the pool.
    """
    disclosure, candidate = introduction.disclosure, introduction.candidate
    if disclosure is None:
        return may_be_shared(candidate)
    return candidate.is_in_use and candidate.consents_to(disclosure.rests_on)
