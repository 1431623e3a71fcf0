"""Consent given, withdrawn, and a withdrawal that was a slip taken back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates import queries, rules
from vrijwilligers.candidates.actions.contact import kept_until, touch
from vrijwilligers.candidates.actions.texts import text_shown
from vrijwilligers.candidates.feature import (
    CandidateDeed,
    CandidateFact,
    ConsentWithdrawn,
    WithdrawalUndone,
)
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import (
    ConsentDetails,
    ConsentPurpose,
)
from vrijwilligers.candidates.wording import NO_CONSENT, NO_CONTROLLER, NO_PARENT
from vrijwilligers.records import audit, facts
from vrijwilligers.registry import announce
from vrijwilligers.settings.current import takes_fiches
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem


class ConsentIsMissing(Problem):
    """No fiche without consent (P-01)."""

    message = NO_CONSENT
    field = "fiche"


class ControllerIsMissing(Problem):
    """Nobody can consent while it is not known who is responsible for the data."""

    message = NO_CONTROLLER


class ParentHasNotAgreed(Problem):
    """Under 16 a parent or guardian must agree too (P-09)."""

    message = NO_PARENT
    field = "by_parent"


class NothingIsAgreed(Problem):
    """Nothing was agreed that was not agreed before."""

    message = _l("Choose what this person agrees to, and how.")


class UndoIsTooLate(Problem):
    """After ten minutes, or by somebody else, only new consent brings it back (P-03)."""

    message = _l("There is nothing to undo any more. Below stands how it is now.")


class NothingToWithdraw(Problem):
    """What was not given, or was withdrawn already, cannot be withdrawn."""

    message = _l("This consent is not given, so it cannot be withdrawn.")


def give(
    candidate: Candidate,
    consent: ConsentDetails,
    *,
    by: int | None,
    today: date,
    shown: Mapping[ConsentPurpose, str] | None = None,
) -> None:
    """Add consent for purposes that do not have it; consent for the fiche brings it back.

    ``shown`` says by purpose which text was read, by its digest; without it, that of now.
    """
    if not takes_fiches():
        raise ControllerIsMissing
    given = {act.purpose for act in candidate.consents if act.withdrawn_at is None}
    if ConsentPurpose.FICHE not in given | consent.purposes:
        raise ConsentIsMissing
    if not consent.purposes - given:
        raise NothingIsAgreed
    if rules.needs_parent(candidate.birth_year, year=today.year) and not consent.by_parent:
        raise ParentHasNotAgreed
    new = {purpose: way for purpose, way in consent.ways.items() if purpose not in given}
    keep_proof(candidate, replace(consent, ways=new), by=by, today=today, shown=shown)
    candidate.fiche_consent = True
    candidate.count_up()
    touch(candidate, today=today)
    audit.record(CandidateDeed.CONSENT_GIVEN, candidate, by=by)


def withdraw(candidate: Candidate, purpose: ConsentPurpose, *, by: int | None, today: date) -> None:
    """Stop using somebody's data for a purpose, at once.

    Consent for the fiche carries the others: when it goes, all go, and the fiche is erased within
    14 days unless consent is given again (DESIGN section 10).
    """
    standing = [act for act in candidate.consents if act.withdrawn_at is None]
    going = [act for act in standing if purpose in (act.purpose, ConsentPurpose.FICHE)]
    if purpose not in {act.purpose for act in going}:
        raise NothingToWithdraw
    at = max([now(), *(act.given_at for act in going)])  # also where a clock was put back
    for act in going:
        act.withdrawn_at, act.withdrawn_by_id = at, by
        act.withdrawal_counted = facts.record(
            CandidateFact.CONSENT_WITHDRAWN, on=today, subject=act.purpose
        )
    if purpose == ConsentPurpose.FICHE:
        candidate.fiche_consent = False
        candidate.erase_on = rules.erase_after_withdrawal(today, candidate.erase_on)
    candidate.count_up()
    purposes = frozenset(act.purpose for act in going)
    announce(ConsentWithdrawn(candidate.id, purposes, by=by, at=at))
    audit.record(CandidateDeed.CONSENT_WITHDRAWN, candidate, by=by)


def undo_withdrawal(candidate: Candidate, *, by: int | None, at: datetime) -> None:
    """Take back what was withdrawn by mistake, by the same colleague within ten minutes.

    It is no new consent: the acts stand again as they were given, and the figures never knew.
    Raise ``UndoIsTooLate`` when there is nothing that can be taken back so.
    """
    slips = queries.withdrawn_just_now(candidate, by=by, at=at)
    if not slips:
        raise UndoIsTooLate
    withdrawn_at = slips[0].withdrawn_at or at
    for act in slips:
        act.withdrawn_at = act.withdrawn_by_id = None
        facts.take_back(act.withdrawal_counted)
        act.withdrawal_counted = None
    if any(act.purpose == ConsentPurpose.FICHE for act in slips):
        candidate.fiche_consent = True
        until = kept_until(candidate, candidate.last_contact_on)
        candidate.erase_on = max(candidate.erase_on, until)
    candidate.count_up()
    announce(WithdrawalUndone(candidate.id, by=by, withdrawn_at=withdrawn_at))
    audit.record(CandidateDeed.WITHDRAWAL_UNDONE, candidate, by=by)


def note_parent(candidate: Candidate, birth_year: int | None, *, agrees: bool, today: date) -> None:
    """Note that a parent or guardian agrees with what stands, where nobody noted that yet.

    Raise ``ParentHasNotAgreed`` when somebody of this year needs it and it is not so (P-09).
    """
    standing = [act for act in candidate.consents if act.withdrawn_at is None]
    missing = [act for act in standing if act.parent_agreed_at is None]
    if missing and not agrees and rules.needs_parent(birth_year, year=today.year):
        raise ParentHasNotAgreed
    for act in missing if agrees else ():
        act.parent_agreed_at = now()


def keep_proof(
    candidate: Candidate,
    consent: ConsentDetails,
    *,
    by: int | None,
    today: date,
    shown: Mapping[ConsentPurpose, str] | None,
) -> None:
    """Add an act of consent for each purpose: text, language, way, witness and moment (P-03)."""
    at = now()
    for purpose, way in sorted(consent.ways.items()):
        candidate.consents.append(
            Consent(
                text=text_shown(purpose, consent.language, shown),
                purpose=purpose,
                way=way,
                witness_id=by,
                given_at=at,
                parent_agreed_at=at if consent.by_parent else None,
                counted=facts.record(
                    CandidateFact.CONSENT_GIVEN,
                    on=today,
                    subject=purpose,
                    language=consent.language,
                ),
            )
        )
