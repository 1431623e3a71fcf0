"""A fiche made and changed."""

from collections.abc import Mapping
from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates import queries, rules
from vrijwilligers.candidates.actions.consent import (
    ConsentIsMissing,
    ControllerIsMissing,
    ParentHasNotAgreed,
    keep_proof,
    note_parent,
)
from vrijwilligers.candidates.actions.contact import kept_until
from vrijwilligers.candidates.feature import CandidateDeed, CandidateFact, ReachChanged
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentDetails,
    ConsentPurpose,
    ListedCandidate,
)
from vrijwilligers.candidates.wording import NO_NAME, NOT_REACHED
from vrijwilligers.extensions import db
from vrijwilligers.records import audit, facts
from vrijwilligers.registry import announce
from vrijwilligers.settings.current import chosen_length, takes_fiches
from vrijwilligers.vocabulary.clock import now, start_of
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.terms import RetentionTerm


class CannotBeReached(Problem):
    """There is no way to reach this person."""

    message = NOT_REACHED
    field = "phone"


class NameIsMissing(Problem):
    """One name is enough, and none is too little."""

    message = NO_NAME
    field = "given_name"


class LikelyDouble(Problem):
    """Somebody like this has a fiche already; who registers may answer that it is another."""

    message = _l(
        "Perhaps we know this person. Choose the old fiche, or tick that this is somebody else."
    )
    field = "somebody_else"


def register(
    details: CandidateDetails,
    consent: ConsentDetails,
    *,
    by: int | None,
    today: date,
    shown: Mapping[ConsentPurpose, str] | None = None,
    is_somebody_else: bool = False,
) -> Candidate:
    """Make the fiche of somebody who consents to it, and keep the proof.

    A likely double is refused, until who registers says that it is somebody else. ``shown`` says
    by purpose which text was read, by its digest; without it, that of now.
    """
    if not takes_fiches():
        raise ControllerIsMissing
    if ConsentPurpose.FICHE not in consent.purposes:
        raise ConsentIsMissing
    _refuse_impossible(details)
    if rules.needs_parent(details.birth_year, year=today.year) and not consent.by_parent:
        raise ParentHasNotAgreed
    if not is_somebody_else and queries.likely_doubles(details):
        raise LikelyDouble
    candidate = Candidate(fiche_consent=True, last_contact_on=today)
    FICHE.fill(candidate, details)
    keep_proof(candidate, consent, by=by, today=today, shown=shown)
    candidate.erase_on = kept_until(candidate, today)
    db.session.add(candidate)
    candidate.counted = _counted_as_made(candidate, today)
    db.session.flush()
    audit.record(CandidateDeed.REGISTERED, candidate, by=by)
    return candidate


def register_listed(listed: ListedCandidate, *, by: int | None, today: date) -> Candidate:
    """Make the fiche of somebody on a list, which declares consent to a text that is unknown."""
    if not takes_fiches():
        raise ControllerIsMissing
    consent = listed.consent
    candidate = Candidate(
        fiche_consent=True,
        last_contact_on=consent.last_contact_on,
        erase_on=rules.erase_listed_after(
            consent, today=today, chosen=chosen_length(RetentionTerm.FICHE)
        ),
    )
    FICHE.fill(candidate, listed.details)
    given_at = start_of(consent.given_on)
    candidate.consents.append(
        Consent(purpose=ConsentPurpose.FICHE, way=consent.way, given_at=given_at)
    )
    candidate.counted = facts.record(CandidateFact.FICHE_MADE, on=today, state="imported")
    db.session.add(candidate)
    db.session.flush()
    audit.record(CandidateDeed.LISTED, candidate, by=by)
    return candidate


def change(
    candidate: Candidate,
    details: CandidateDetails,
    *,
    by: int | None,
    today: date,
    by_parent: bool = False,
) -> None:
    """Write down what is new about somebody, also that a parent agrees with what was consented."""
    _refuse_impossible(details)
    note_parent(candidate, details.birth_year, agrees=by_parent, today=today)
    before = reach_of(candidate)
    FICHE.fill(candidate, details)
    candidate.count_up()
    if reach_of(candidate) != before:
        announce(ReachChanged(candidate.id, before, by=by, at=now()))
    audit.record(CandidateDeed.CHANGED, candidate, by=by)


def reach_of(candidate: Candidate) -> dict[str, str]:
    """Return what may be told of somebody: the name, and how they are reached."""
    return {
        "name": candidate.full_name,
        "phone": candidate.phone or "",
        "email": candidate.email or "",
    }


def _refuse_impossible(details: CandidateDetails) -> None:
    if not rules.whole_name(details.given_name, details.family_name):
        raise NameIsMissing
    if not rules.can_be_reached(details):
        raise CannotBeReached


def _counted_as_made(candidate: Candidate, today: date) -> str:
    return facts.record(
        CandidateFact.FICHE_MADE,
        on=today,
        **queries.dimensions_of(candidate, year=today.year),
    )
