"""What is done with talent scans: left under a code, put on a fiche, taken over, erased."""

from dataclasses import replace
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.feature import ConsentWithdrawn, FichesAreTwoAgain, FichesMerge
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.records import audit, facts
from vrijwilligers.records.encryption import keyed_hashes
from vrijwilligers.scans import queries
from vrijwilligers.scans.feature import ScanDeed, ScanFact
from vrijwilligers.scans.models import ScanCode, TalentScan, columns_of
from vrijwilligers.scans.rules import AT_THE_DESK, ScanDetails
from vrijwilligers.scans.rules.short_codes import LASTS, new_code
from vrijwilligers.talents import queries as talents
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem


class ScanConsentIsMissing(Problem):
    """No result stands on a fiche without consent for just this (T-02)."""

    message = _l("Ask first whether we may keep the talent scan.")


class CodeIsUnknown(Problem):
    """No result stands for this code."""

    message = _l("We do not know this code. Look again: a word and five figures.")
    field = "code"


class CodeIsOver(Problem):
    """A code works for thirty days."""

    message = _l(
        "This code is too old: it worked for thirty days. Do the scan again, or tap below."
    )
    field = "code"


class CodeIsUsed(Problem):
    """A code works once."""

    message = _l("This code was used already: the result stands on a fiche.")
    field = "code"


def count(details: ScanDetails, *, at: datetime) -> None:
    """Count that somebody did a scan: in which form and language, and nothing else."""
    facts.record(ScanFact.SCAN, on=day_of(at), form=details.form, language=details.language)


def leave(details: ScanDetails, *, at: datetime) -> tuple[str, datetime]:
    """Keep a result under a new code, for a while; return the code and until when."""
    code = new_code()
    while queries.by_code(code):
        code = new_code()
    kept = ScanCode(code_hash=keyed_hashes(code)[0], expires_at=at + LASTS, **columns_of(details))
    db.session.add(kept)
    db.session.flush()
    return code, kept.expires_at


def result_of(typed: str, *, at: datetime, hold: bool = False) -> ScanCode:
    """Return the result that stands for a code; raise in words why it does not."""
    kept = queries.by_code(typed, hold=hold)
    if kept is None:
        raise CodeIsUnknown
    if kept.used_at:
        raise CodeIsUsed
    if kept.expires_at <= at:
        raise CodeIsOver
    return kept


def forget_code(typed: str) -> None:
    """Erase the result that stands for a code, or raise ``CodeIsUnknown``."""
    kept = queries.by_code(typed, hold=True)
    if kept is None:
        raise CodeIsUnknown
    db.session.delete(kept)
    db.session.flush()


def attach_code(candidate: Candidate, typed: str, *, by: int | None, at: datetime) -> TalentScan:
    """Put the result that stands for a code on a fiche; the code is used then."""
    _refuse_without_consent(candidate)
    kept = result_of(typed, at=at, hold=True)
    kept.used_at = at
    return _attach(candidate, kept.details, by=by, at=at)


def attach(
    candidate: Candidate, details: ScanDetails, *, by: int | None, at: datetime
) -> TalentScan:
    """Put a result of the cards or the wooden model on a fiche, and count it."""
    _refuse_without_consent(candidate)
    if details.form in AT_THE_DESK:
        count(details, at=at)
    return _attach(candidate, details, by=by, at=at)


def _refuse_without_consent(candidate: Candidate) -> None:
    if not candidate.consents_to(ConsentPurpose.SCAN):
        raise ScanConsentIsMissing


def _attach(
    candidate: Candidate, details: ScanDetails, *, by: int | None, at: datetime
) -> TalentScan:
    scan = TalentScan(
        candidate_id=candidate.id,
        noted_on=day_of(at),
        noted_at=at,
        noted_by_id=by,
        **columns_of(details),
    )
    db.session.add(scan)
    db.session.flush()
    audit.record(ScanDeed.KEPT, candidate, by=by)
    return scan


def take_over(candidate: Candidate, scan: TalentScan, *, by: int, at: datetime) -> None:
    """Add the talents of a scan to those of the fiche, as somebody wishes; none goes."""
    used = {talent.code for talent in talents.talents()}
    said = FICHE.details(candidate)
    wished = said.talents | (scan.details.result.talents & used)
    candidates.change(
        candidate,
        replace(said, talents=wished),
        by=by,
        today=day_of(at),
        by_parent=candidate.has_parents_yes,
    )


def erase(candidate_id: int) -> None:
    """Erase the scans of somebody."""
    db.session.execute(delete(TalentScan).where(TalentScan.candidate_id == candidate_id))


def erase_withdrawn(withdrawal: ConsentWithdrawn) -> None:
    """Erase the scans of somebody at once when consent for them ends; no undo brings them back."""
    if ConsentPurpose.SCAN in withdrawal.purposes:
        erase(withdrawal.candidate_id)
        merging.forget_rows(withdrawal.candidate_id, TalentScan.__tablename__)


def keep_founded(merge: FichesMerge) -> None:
    """Keep the scans of two fiches that become one, where consent for them stands."""
    both = [db.session.get_one(Candidate, key) for key in (merge.stays_id, merge.goes_id)]
    if not any(one.consents_to(ConsentPurpose.SCAN) for one in both):
        for one in both:
            erase(one.id)


def erase_unfounded(again: FichesAreTwoAgain) -> None:
    """Erase the scans of who does not agree to them, once one fiche is two again."""
    for number in (again.stays_id, again.goes_id):
        if not db.session.get_one(Candidate, number).consents_to(ConsentPurpose.SCAN):
            erase(number)
