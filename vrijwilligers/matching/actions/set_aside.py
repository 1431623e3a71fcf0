"""Setting a suggestion aside, and taking it back."""

from collections.abc import Sequence
from datetime import date

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import MatchingFact, SuggestionDeed
from vrijwilligers.matching.models import SetAside
from vrijwilligers.matching.queries.weights import suggested_at
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.records import audit, facts
from vrijwilligers.vacancies.models import Vacancy


def set_aside(
    candidate: Candidate,
    vacancy: Vacancy,
    reason: SetAsideReason,
    note: str | None,
    *,
    by: int | None,
    today: date,
    listed: Sequence[int] = (),
) -> SetAside:
    """Note that a vacancy is not for this person: it is not suggested again."""
    found = db.session.get(SetAside, (candidate.id, vacancy.id))
    if found is None:
        found = SetAside(candidate_id=candidate.id, vacancy_id=vacancy.id)
        db.session.add(found)
    facts.take_back(found.counted)
    found.reason, found.note, found.staff_id = reason, note, by
    found.counted = facts.record(
        MatchingFact.SET_ASIDE,
        on=today,
        reason=reason,
        category=vacancy.category,
        **suggested_at(vacancy.id, listed),
    )
    audit.record(SuggestionDeed.SET_ASIDE, candidate, by=by)
    return found


def suggest_again(candidate: Candidate, vacancy_id: int, *, by: int | None) -> None:
    """Take back that a vacancy is not for this person; nothing to take back is no fault."""
    found = db.session.get(SetAside, (candidate.id, vacancy_id))
    if found is None:
        return
    facts.take_back(found.counted)
    db.session.delete(found)
    audit.record(SuggestionDeed.SUGGESTED_AGAIN, candidate, by=by)
