"""Noting what happened with somebody at the desk."""

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FicheEvent
from vrijwilligers.matching.rules.events import FicheEventKind


def note_event(
    candidate: Candidate,
    kind: FicheEventKind,
    *,
    by: int | None,
    vacancy_id: int | None = None,
    introduction_id: int | None = None,
) -> FicheEvent:
    """Note that something happened with somebody now; what it was about goes with its kind."""
    event = FicheEvent(
        candidate_id=candidate.id,
        kind=kind,
        staff_id=by,
        vacancy_id=vacancy_id,
        introduction_id=introduction_id,
    )
    db.session.add(event)
    return event
