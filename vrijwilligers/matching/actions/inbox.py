"""Noting what came of what stood in the inbox, and leaving it in peace until a day."""

from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import follow_ups, outcomes
from vrijwilligers.matching.feature import ReminderDeed
from vrijwilligers.matching.models import FollowUp, Introduction, ReminderPause
from vrijwilligers.matching.queries import inbox
from vrijwilligers.matching.rules.callees import Callee
from vrijwilligers.matching.rules.inbox import CALLEES, TASKS, Basket
from vrijwilligers.matching.rules.outcomes import OutcomeDetails
from vrijwilligers.matching.rules.steps import FollowUpDetails, is_too_far
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem


class StandsThereNoMore(Problem):
    """A colleague was first."""

    message = _l("This is not in the basket any more: a colleague went on with it.")


class ReminderPauseIsOver(Problem):
    """A pause lies ahead."""

    message = _l("Enter a day that is still to come.")
    field = "until"


class PauseIsTooFar(follow_ups.DayIsFarAway):
    """Nobody is left in peace for more than a year."""

    field = "until"


def note(
    basket: Basket,
    about: Introduction | Candidate,
    details: OutcomeDetails,
    *,
    by: int | None,
    today: date,
) -> FollowUp:
    """Note what came of it, in the follow-up that was due about it, or in one made for it."""
    if not inbox.stands_in(basket, about, today):
        raise StandsThereNoMore
    due = _due(about, today)
    follow_up = due or _made(basket, about, by, today)
    outcomes.note(follow_up, details, by=by, today=today)
    if due is None:
        outcomes.goes_when_undone(follow_up)
    return follow_up


def pause(
    candidate: Candidate,
    introduction: Introduction | None,
    until: date,
    *,
    by: int | None,
    today: date,
) -> None:
    """Let nobody be reminded of somebody, or of one introduction, until a day."""
    if until <= today:
        raise ReminderPauseIsOver
    if is_too_far(until, today):
        raise PauseIsTooFar
    db.session.refresh(candidate, with_for_update=True)  # two at once would both find none
    pause = inbox.pause_of(candidate.id, introduction.id if introduction else None)
    if pause is None:
        pause = ReminderPause(candidate_id=candidate.id)
        pause.introduction_id = introduction.id if introduction else None
        db.session.add(pause)
    pause.until, pause.staff_id = until, by
    audit.record(ReminderDeed.PAUSED, candidate, by=by)


def _due(about: Introduction | Candidate, today: date) -> FollowUp | None:
    if not isinstance(about, Introduction):
        return None
    return next(iter(queries.due_about(about, today)), None)


def _made(basket: Basket, about: Introduction | Candidate, by: int | None, today: date) -> FollowUp:
    is_introduction = isinstance(about, Introduction)
    details = FollowUpDetails(
        task=TASKS[basket],
        due_on=today,
        candidate_id=None if is_introduction else about.id,
        introduction_id=about.id if is_introduction else None,
        callee=CALLEES.get(basket, Callee.CANDIDATE),
    )
    return follow_ups.plan(details, by=by, today=today)
