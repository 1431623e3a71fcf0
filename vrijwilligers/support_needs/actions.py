"""What is done with support needs: noted, erased with their consent; the list of them changed."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.feature import ConsentWithdrawn, FichesAreTwoAgain, FichesMerge
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.support_needs import queries
from vrijwilligers.support_needs.feature import SupportDeed, SupportNeedDeed
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.support_needs.rules import SupportNeedDetails
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.talents.models import SupportNeed
from vrijwilligers.talents.rules.codes import code_of
from vrijwilligers.vocabulary.problems import Problem

STEP = 10  # room between two places of the list


class SupportConsentIsMissing(Problem):
    """Nothing is noted without consent for just this (P-05)."""

    message = _l("Ask first whether we may note what this person needs.")


class SupportNeedIsUnknown(Problem):
    """Only what stands on the list can be noted."""

    message = _l("Choose from the list.")
    field = "needs"


def note(candidate: Candidate, codes: frozenset[str], *, by: int | None) -> None:
    """Note what somebody needs, in place of what was noted; nothing leaves no row."""
    if not candidate.consents_to(ConsentPurpose.SUPPORT_NEEDS):
        raise SupportConsentIsMissing
    if codes - {need.code for need in code_lists.every_support_need()}:
        raise SupportNeedIsUnknown
    row = queries.row_of(candidate)
    if not codes:
        erase(candidate.id)
    elif row is None:
        _add(candidate, codes, by)
    else:
        row.needs, row.noted_by_id = queries.encrypted(candidate, codes), by
    audit.record(SupportDeed.SAVED, candidate, by=by)


def erase(candidate_id: int) -> None:
    """Erase what somebody needs; it is not opened for that."""
    db.session.execute(
        delete(CandidateSupport).where(CandidateSupport.candidate_id == candidate_id)
    )


def erase_withdrawn(withdrawal: ConsentWithdrawn) -> None:
    """Erase what somebody needs at once, when consent for it ends; an undo brings nothing back."""
    if withdrawal.purposes & {ConsentPurpose.SUPPORT_NEEDS, ConsentPurpose.FICHE}:
        erase(withdrawal.candidate_id)
        merging.forget_rows(withdrawal.candidate_id, CandidateSupport.__tablename__)


def join(merge: FichesMerge) -> None:
    """Join what two fiches say of one person, as far as consent for it stands; nobody sees it."""
    stays, goes = (db.session.get_one(Candidate, key) for key in (merge.stays_id, merge.goes_id))
    needs = queries.needs_of(stays).codes | queries.needs_of(goes).codes
    is_agreed = any(one.consents_to(ConsentPurpose.SUPPORT_NEEDS) for one in (stays, goes))
    row = queries.row_of(stays)
    erase(goes.id)
    if not is_agreed:
        erase(stays.id)
    elif row is None and needs:
        _add(stays, needs, merge.by)
    elif row is not None and needs - queries.needs_of(stays).codes:
        row.needs = queries.encrypted(stays, needs)


def erase_unfounded(again: FichesAreTwoAgain) -> None:
    """Erase what somebody needs who does not agree to it, once one fiche is two again."""
    for number in (again.stays_id, again.goes_id):
        if not db.session.get_one(Candidate, number).consents_to(ConsentPurpose.SUPPORT_NEEDS):
            erase(number)


def add_to_list(details: SupportNeedDetails, *, by: int | None) -> SupportNeed:
    """Offer something more that helps, at the end of the list."""
    listed = code_lists.every_support_need()
    need = SupportNeed(
        code=code_of(details.name_en, {one.code for one in listed}, otherwise="need"),
        position=max((one.position for one in listed), default=0) + STEP,
    )
    db.session.add(need)
    change_listed(need, details, by=by)
    return need


def change_listed(need: SupportNeed, details: SupportNeedDetails, *, by: int | None) -> None:
    """Say otherwise how something is called, or no longer offer it; who has it keeps it."""
    need.name_nl, need.name_fr, need.name_en = details.name_nl, details.name_fr, details.name_en
    need.is_used = details.is_used
    audit.record_list_change(SupportNeedDeed.LIST_CHANGED, by=by)


def _add(candidate: Candidate, codes: frozenset[str], by: int | None) -> None:
    sealed = queries.encrypted(candidate, codes)
    db.session.add(CandidateSupport(candidate_id=candidate.id, needs=sealed, noted_by_id=by))
