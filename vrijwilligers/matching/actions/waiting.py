"""Waiting until something comes: begun and ended at the desk, looked for each night, told."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions.missing import most_in_the_way, note_nothing_fitted
from vrijwilligers.matching.feature import WaitDeed
from vrijwilligers.matching.models import VacancyArrival, VacancyWait
from vrijwilligers.matching.queries import waiting
from vrijwilligers.matching.queries.arrivals import Arrivals, arrivals_since
from vrijwilligers.matching.rules.codes import ArrivalAnswer, Fit, MissedCondition
from vrijwilligers.matching.rules.reasons import notable_criteria
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.vocabulary.clock import day_of, now
from vrijwilligers.vocabulary.problems import Problem

PEOPLE: Any = Candidate.__table__
ANSWERS = {ArrivalAnswer.TOLD: WaitDeed.TOLD, ArrivalAnswer.NOT_NOW: WaitDeed.NOT_NOW}


class MayNotBeApproached(Problem):
    """We come to nobody who did not say that we may."""

    message = _l("Read together the question whether we may call, and tick how they said yes.")
    field = "approached"


def begin(candidate: Candidate, note: str | None, *, by: int | None, today: date) -> VacancyWait:
    """Note that somebody wants to hear when something comes, and what was in the way today."""
    if not candidate.consents_to(ConsentPurpose.APPROACHED):
        raise MayNotBeApproached
    is_anything_possible = queries.suggestions(candidate, today=today, limit=0).total > 0
    missed = None if is_anything_possible else most_in_the_way(candidate, today=today)
    wait = db.session.get(VacancyWait, candidate.id)
    if wait is None:
        wait = VacancyWait(candidate_id=candidate.id, looked_on=today)
        note_nothing_fitted(candidate, today=today)
    wait.missed = MissedCondition(missed) if missed else None
    wait.note, wait.staff_id = note, by
    wait.least = Fit.GOOD if is_anything_possible else Fit.POSSIBLE
    db.session.add(wait)
    audit.record(WaitDeed.BEGUN, candidate, by=by)
    return wait


def end(candidate: Candidate, *, by: int | None) -> None:
    """Note that somebody waits no more; nobody who does not wait is no fault."""
    if db.session.get(VacancyWait, candidate.id) is None:
        return
    _forget([candidate.id])
    audit.record(WaitDeed.ENDED, candidate, by=by)


def answer(
    candidate: Candidate, vacancy_ids: Collection[int], said: ArrivalAnswer, *, by: int | None
) -> None:
    """Note what became of notable_criteria somebody; what a colleague told already is no fault."""
    untold = waiting.hold_arrivals(candidate.id, vacancy_ids)
    for came in untold:
        came.answer, came.answered_at, came.staff_id = said, now(), by
    if untold:
        audit.record(ANSWERS[said], candidate, by=by)


def look_each_night(at: datetime) -> None:
    """Look for everybody who waits among what is new or changed; safe to run twice."""
    with transaction():
        _forget(db.session.scalars(waiting.ended_waits(at)).all())
    with read_only():
        days = waiting.days_looked()
    for day in days:
        for came in arrivals_since(day, day_of(at)):
            with transaction():
                _keep(came, day_of(at))


def _keep(came: Arrivals, today: date) -> None:
    """Keep what came for each who waits still; what came already stays as it was.

    Their fiches are held first, as by whoever answers or ends their waiting.
    """
    hold_rows(PEOPLE, came)
    known = waiting.known_to(came)
    offered = waiting.hold_offered({one.offer_id for theirs in came.values() for one in theirs})
    for wait in db.session.scalars(
        waiting.waits().where(VacancyWait.candidate_id.in_(came)).with_for_update(of=VacancyWait)
    ):
        wait.looked_on = today
        db.session.add_all(
            VacancyArrival(
                candidate_id=wait.candidate_id,
                vacancy_id=one.offer_id,
                criteria=" ".join(dict.fromkeys(notable_criteria(one.reasons))),
                came_on=today,
            )
            for one in came[wait.candidate_id]
            if one.offer_id in offered - known[wait.candidate_id]
        )


def _forget(candidate_ids: Sequence[int]) -> None:
    """Forget that these people wait, and what came; what was answered is not told again."""
    theirs = VacancyArrival.candidate_id.in_(candidate_ids)
    untold = VacancyArrival.answer.is_(None)
    db.session.execute(delete(VacancyArrival).where(theirs, untold))
    db.session.execute(delete(VacancyWait).where(VacancyWait.candidate_id.in_(candidate_ids)))
