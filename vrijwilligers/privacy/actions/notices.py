"""Who has a fiche hears thirty days before that it goes: by mail, else by a task for the desk."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, select, update

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions.follow_ups import plan
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.steps import FollowUpDetails
from vrijwilligers.privacy.actions.turns import Turns
from vrijwilligers.privacy.feature import CandidateErasureDeed
from vrijwilligers.privacy.rules.nights import NOTICE
from vrijwilligers.records import audit, outbox
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import day_of

AT_ONCE = 200
SUBJECT = _l("Shall we keep your data?")


def notify_each_night(at: datetime) -> None:
    """Tell who must hear it, one at a time; safe to run twice, and to be killed."""
    day, turns = day_of(at), Turns()
    while keys := _waiting(day):
        for key in keys:
            with turns.turn(db.session.connection):
                _notify(key, day)
            turns.rest()


def _waiting(day: date) -> Sequence[int]:
    with read_only():
        wanted = select(Candidate.id).where(_must_hear(day)).order_by(Candidate.id)
        return db.session.scalars(wanted.limit(AT_ONCE)).all()


def _must_hear(day: date) -> ColumnElement[bool]:
    untold = Candidate.notified_for.is_distinct_from(Candidate.erase_on)
    is_near = and_(Candidate.erase_on > day, Candidate.erase_on <= day + NOTICE)
    return and_(is_near, untold, Candidate.is_in_use)


def _notify(key: int, day: date) -> None:
    wanted = select(Candidate).where(Candidate.id == key, _must_hear(day)).with_for_update()
    candidate = db.session.scalars(wanted).one_or_none()
    if candidate is None:
        return  # a colleague was in touch just now
    if candidate.email:
        _write(candidate)
    else:
        _plan(candidate, day)
    told = {"notified_for": candidate.erase_on, "changed_at": Candidate.changed_at}
    db.session.execute(update(Candidate).where(Candidate.id == key).values(told))
    audit.record(CandidateErasureDeed.NOTIFIED, candidate, by=None)


def _write(candidate: Candidate) -> None:
    outbox.queue(
        "fiche_ends",
        address=candidate.email or "",
        language=candidate.language,
        subject=SUBJECT,
        to=candidate,
        name=candidate.given_name,
        goes_on=candidate.erase_on,
    )


def _plan(candidate: Candidate, day: date) -> None:
    details = FollowUpDetails(task=FollowUpTask.KEEP, due_on=day, candidate_id=candidate.id)
    plan(details, by=None, today=day)
