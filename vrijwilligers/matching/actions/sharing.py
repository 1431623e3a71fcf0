"""Consent to sharing, given on the page where somebody says yes to an organisation."""

from collections.abc import Mapping
from datetime import date

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose
from vrijwilligers.extensions import db


def agree_to_sharing(
    candidate: Candidate,
    consent: ConsentDetails,
    shown: Mapping[ConsentPurpose, str],
    *,
    by: int | None,
    today: date,
) -> None:
    """Keep that somebody consents to sharing, unless a colleague noted it a moment ago."""
    db.session.refresh(candidate, with_for_update=True)
    if not candidate.consents_to(ConsentPurpose.SHARING):
        candidates.give(candidate, consent, by=by, today=today, shown=shown)
        db.session.flush()
