"""Noting which referrer brings or follows somebody, changing it, and its end."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.referrers.feature import ReferralDeed
from vrijwilligers.referrers.fields import REFERRAL
from vrijwilligers.referrers.models import Referral
from vrijwilligers.referrers.queries import clients
from vrijwilligers.referrers.rules.details import ReferralDetails
from vrijwilligers.vocabulary.problems import Problem

PEOPLE: Any = Candidate.__table__


class ReferrerMayNotHear(Problem):
    """No referrer hears anything of who did not agree to that (P-02)."""

    message = _l("Read together the question about the referrer, and tick how they said yes.")
    field = "referrer"


class IsNoReferrer(Problem):
    """The organisation is no referrer any more, or the counsellor is not of it."""

    message = _l("This referrer or counsellor is not there any more. Choose another one.")
    field = "who"


def note(candidate: Candidate, details: ReferralDetails, *, by: int | None) -> Referral:
    """Note which referrer brings or follows somebody, who agreed that it hears how it goes.

    Raise ``ReferrerMayNotHear`` or ``IsNoReferrer``.
    """
    if not candidate.consents_to(ConsentPurpose.REFERRER):
        raise ReferrerMayNotHear
    _refuse(details)
    referral = clients.noted(candidate.id) or Referral(candidate_id=candidate.id)
    REFERRAL.fill(referral, details)
    db.session.add(referral)
    db.session.flush()
    audit.record(ReferralDeed.NOTED, candidate, by=by)
    return referral


def remove(candidate: Candidate, *, by: int | None) -> None:
    """Forget which referrer brings or follows somebody; what is not noted is no fault."""
    if referral := clients.noted(candidate.id):
        db.session.delete(referral)
        db.session.flush()
        audit.record(ReferralDeed.REMOVED, candidate, by=by)


def end_withdrawn(at: datetime) -> None:
    """Forget who brought somebody who took consent back and cannot undo it; twice is once.

    Until then the referrer sees nothing of them: whoever undoes it finds it as it was.
    """
    gone = clients.withdrawn_referrals(at)
    with read_only():
        keys = db.session.scalars(gone).all()
    if not keys:
        return
    with transaction():
        hold_rows(PEOPLE, keys)
        still = select(Candidate).where(Candidate.id.in_(gone))
        for candidate in db.session.scalars(still).all():
            remove(candidate, by=None)


def _refuse(details: ReferralDetails) -> None:
    organisation = db.session.get(Organisation, details.organisation_id)
    if organisation is None or not organisation.is_referrer:
        raise IsNoReferrer
    if details.counsellor_id is not None:
        person = db.session.get(ContactPerson, details.counsellor_id)
        if person is None or person.organisation_id != organisation.id:
            raise IsNoReferrer
