"""Noting what happened with somebody at the desk."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import delete, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import MatchingFact, SuggestionDeed
from vrijwilligers.matching.models import FicheEvent
from vrijwilligers.matching.queries.weights import suggested_at
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.records import audit, facts
from vrijwilligers.registry import announce
from vrijwilligers.support_needs.feature import ConversationCheck
from vrijwilligers.vocabulary.clock import start_of


def note_event(
    candidate: Candidate,
    kind: FicheEventKind,
    *,
    by: int | None,
    vacancy_id: int | None = None,
    introduction_id: int | None = None,
    language: str | None = None,
) -> FicheEvent:
    """Note that something happened with somebody now; what it was about goes with its kind."""
    event = FicheEvent(
        candidate_id=candidate.id,
        kind=kind,
        staff_id=by,
        vacancy_id=vacancy_id,
        introduction_id=introduction_id,
        language=language,
    )
    db.session.add(event)
    return event


def hand_out(
    candidate: Candidate,
    vacancy_ids: Iterable[int],
    *,
    by: int | None,
    today: date,
    listed: Sequence[int] = (),
) -> None:
    """Note that somebody takes these vacancies along on paper: each once a day."""
    known = _noted_today(candidate, FicheEventKind.HANDED_OUT, today)
    for vacancy_id in vacancy_ids:
        if vacancy_id not in known:
            note_event(candidate, FicheEventKind.HANDED_OUT, by=by, vacancy_id=vacancy_id)
            where = suggested_at(vacancy_id, listed)
            facts.record(MatchingFact.HANDED_OUT, on=today, **where)


def note_shown(
    candidate: Candidate, vacancy_ids: Iterable[int], *, by: int | None, today: date
) -> None:
    """Note which vacancies somebody saw, once a day, in a conversation.

    A page that shows them only reads, and may be open without the visitor. So they are noted with
    the first deed from that list: then it was gone through together.
    """
    if not any(announce(ConversationCheck(candidate.id, today))):
        return
    if _noted_today(candidate, FicheEventKind.SUGGESTED, today):
        return
    for vacancy_id in vacancy_ids:
        note_event(candidate, FicheEventKind.SUGGESTED, by=by, vacancy_id=vacancy_id)


def note_goes_alone(candidate: Candidate, vacancy_id: int, *, by: int | None) -> None:
    """Note that somebody goes there with the page, without an introduction: we tell nobody."""
    if _alone_at(candidate, vacancy_id):
        return
    note_event(candidate, FicheEventKind.GOES_ALONE, by=by, vacancy_id=vacancy_id)
    audit.record(SuggestionDeed.GOES_ALONE, candidate, by=by)


def goes_not_alone(candidate: Candidate, vacancy_id: int, *, by: int | None) -> None:
    """Take back that somebody goes there alone; nothing to take back is no fault."""
    if keys := _alone_at(candidate, vacancy_id):
        db.session.execute(delete(FicheEvent).where(FicheEvent.id.in_(keys)))
        audit.record(SuggestionDeed.NOT_ALONE, candidate, by=by)


def _alone_at(candidate: Candidate, vacancy_id: int) -> list[int]:
    noted = select(FicheEvent.id).where(
        FicheEvent.candidate_id == candidate.id,
        FicheEvent.kind == FicheEventKind.GOES_ALONE,
        FicheEvent.vacancy_id == vacancy_id,
    )
    return [*db.session.scalars(noted)]


def _noted_today(candidate: Candidate, kind: FicheEventKind, today: date) -> set[int | None]:
    noted = select(FicheEvent.vacancy_id).where(
        FicheEvent.candidate_id == candidate.id,
        FicheEvent.kind == kind,
        FicheEvent.at >= start_of(today),
    )
    return {*db.session.scalars(noted)}
