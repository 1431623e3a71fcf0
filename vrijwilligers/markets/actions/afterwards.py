"""What becomes of a stand after the market: whether its tasks are still right, and how it was."""

from datetime import date, datetime

from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.markets.feature import StandDeed
from vrijwilligers.markets.models import Stand, StandEvaluation
from vrijwilligers.markets.rules.evaluations import StandEvaluationDetails
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.clock import day_of


def confirm(stand: Stand, *, by: int | None, today: date) -> None:
    """Note that what a stand says is right: its tasks stay in sight for half a year."""
    stand.confirmed_on, stand.ended_on = today, None
    audit.record(StandDeed.CONFIRMED, stand, by=by)


def end(stand: Stand, *, by: int | None, today: date) -> None:
    """Note that what a stand says is right no more: after the market its tasks are not shown."""
    stand.ended_on = today
    audit.record(StandDeed.ENDED, stand, by=by)


def look_back(
    link: SignedLink,
    stand: Stand,
    details: StandEvaluationDetails,
    *,
    is_right: bool,
    at: datetime,
) -> None:
    """Keep what an organisation says by its link: whether its tasks are right, and how it was.

    It may say so again: the last answer counts. Raise ``LinkIsDead``.
    """
    links.use(link, at=at)
    if is_right:
        confirm(stand, by=None, today=day_of(at))
    else:
        end(stand, by=None, today=day_of(at))
    evaluation = db.session.get(StandEvaluation, stand.id) or StandEvaluation(stand_id=stand.id)
    evaluation.organised, evaluation.visitors = details.organised, details.visitors
    evaluation.again, evaluation.remark = details.again, details.remark
    evaluation.answered_at = at
    db.session.add(evaluation)
    db.session.flush()
    audit.record(StandDeed.EVALUATED, stand, by=None)
