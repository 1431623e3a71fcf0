"""Who is on the way to a vacancy, and who must still hear that it is filled."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.rules.answers import BEFORE_START
from vrijwilligers.matching.rules.callees import FollowUpPrompt
from vrijwilligers.vocabulary.clock import BRUSSELS


def on_the_way_to(vacancy_id: int) -> Sequence[Introduction]:
    """Return the introductions to a vacancy that did not start yet, in their order."""
    return db.session.scalars(_on_the_way(vacancy_id)).all()


def still_to_hear(vacancy_id: int) -> Sequence[Introduction]:
    """Return those of whom nobody planned yet to tell them that it is filled."""
    planned = select(FollowUp.id).where(
        FollowUp.introduction_id == Introduction.id, FollowUp.prompt == FollowUpPrompt.FILLED
    )
    return db.session.scalars(_on_the_way(vacancy_id).where(~planned.exists())).all()


def planned_to_tell(vacancy_id: int, day: date) -> Sequence[FollowUp]:
    """Return what was planned on a day to tell them, and is still to be done; held."""
    planned = (
        select(FollowUp)
        .join(FollowUp.introduction)
        .where(
            Introduction.vacancy_id == vacancy_id,
            FollowUp.prompt == FollowUpPrompt.FILLED,
            FollowUp.done_at.is_(None),
            FollowUp.created_at >= datetime.combine(day, time(), BRUSSELS),
        )
    )
    return db.session.scalars(planned.order_by(FollowUp.id).with_for_update(of=FollowUp)).all()


def _on_the_way(vacancy_id: int) -> Select[Introduction]:
    theirs = (
        select(Introduction)
        .join(Introduction.candidate)
        .where(
            Introduction.vacancy_id == vacancy_id,
            Introduction.state.in_(BEFORE_START),
            Candidate.is_in_use,
        )
    )
    return theirs.options(joinedload(Introduction.candidate)).order_by(Introduction.id)
