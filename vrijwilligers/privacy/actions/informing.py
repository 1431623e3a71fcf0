"""Telling who came by a list that we have their data, why, and what they may ask (article 14)."""

from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import update

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.privacy.feature import InformingDeed
from vrijwilligers.privacy.queries.uninformed import uninformed
from vrijwilligers.privacy.wording.notices import list_notice
from vrijwilligers.records import audit, outbox

SUBJECT = _l("We have data about you")


def write_to_uninformed(*, by: int | None, today: date) -> int:
    """Write to everybody who has a mail address; return how many that is."""
    told = [(one, source) for one, source in uninformed() if one.email]
    for candidate, source in told:
        _write(candidate, source)
        note_informed(candidate, by=by, today=today)
    return len(told)


def note_informed(candidate: Candidate, *, by: int | None, today: date) -> None:
    """Note that somebody heard it; who has the fiche open is not held up."""
    told = {"informed_on": today, "changed_at": Candidate.changed_at}
    db.session.execute(update(Candidate).where(Candidate.id == candidate.id).values(told))
    audit.record(InformingDeed.INFORMED, candidate, by=by)


def _write(candidate: Candidate, source: str) -> None:
    outbox.queue(
        "fiche_known",
        address=candidate.email or "",
        language=candidate.language,
        subject=SUBJECT,
        to=candidate,
        name=candidate.given_name or candidate.family_name,
        source=source,
        lines=list_notice(candidate.language),
    )
