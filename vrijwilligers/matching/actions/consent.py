"""Consent given on the page where it is needed."""

from collections.abc import Mapping
from datetime import date

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose
from vrijwilligers.extensions import db


def agree(
    candidate: Candidate,
    consent: ConsentDetails,
    shown: Mapping[ConsentPurpose, str],
    *,
    by: int | None,
    today: date,
) -> None:
    """Keep what somebody consents to, unless a colleague noted it a moment ago."""
    db.session.refresh(candidate, with_for_update=True)
    if not all(candidate.consents_to(purpose) for purpose in consent.purposes):
        candidates.give(candidate, consent, by=by, today=today, shown=shown)
        db.session.flush()
