"""Planning what has to be done, doing it, and putting it off."""

import json
from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions.problems import DayIsTooFar
from vrijwilligers.matching.feature import FollowUpDeed, MatchingFact
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.steps import FollowUpDetails, HandOver, is_too_far
from vrijwilligers.records import audit, facts
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import day_of, now
from vrijwilligers.vocabulary.problems import Problem


class DayIsOver(Problem):
    """Nothing can be planned in the past."""

    message = _l("This day is over. Choose today or a later day.")
    field = "due_on"


class DayIsFarAway(DayIsTooFar):
    """What is planned for a far year is never done: a slip of the finger."""

    message = _l("This day is more than a year ahead. Enter one that is nearer.")
    field = "due_on"


class IsDoneAlready(Problem):
    """What is done cannot be done again or put off."""

    message = _l("This was done already.")


class IsNotDone(Problem):
    """Only what is done can be taken up again."""

    message = _l("This is still to be done.")


class WasDoneLongAgo(Problem):
    """What was done is taken up again while it is fresh; then it counts."""

    message = _l("This was done some days ago, and is counted. Plan a new follow-up instead.")


def plan(details: FollowUpDetails, *, by: int | None, today: date) -> FollowUp:
    """Write down what has to be done, by whom and on which day."""
    _refuse_day(details.due_on, today)
    follow_up = FollowUp(
        what=details.what,
        task=details.task,
        answered=details.answered,
        due_on=details.due_on,
        candidate_id=_whose(details),
        introduction_id=details.introduction_id,
        for_staff_id=details.for_staff_id,
        for_role=details.for_role,
        callee=details.callee,
        prompt=details.prompt,
        made_by_id=by,
        looks_at=json.dumps(details.looks_at) if details.looks_at else None,
    )
    db.session.add(follow_up)
    db.session.flush()
    audit.record(FollowUpDeed.PLANNED, follow_up, by=by)
    return follow_up


def finish(follow_up: FollowUp, *, by: int | None) -> None:
    """Note that it was done."""
    if follow_up.done_at is not None:
        raise IsDoneAlready
    follow_up.done_at, follow_up.done_by_id = now(), by
    follow_up.counted = facts.record(MatchingFact.FOLLOW_UP_DONE, on=day_of(follow_up.done_at))
    audit.record(FollowUpDeed.DONE, follow_up, by=by)


def reopen(follow_up: FollowUp, *, by: int | None, today: date) -> None:
    """Take back that it was done, also in the figures: until the next day that the desk is open."""
    refuse_reopening(follow_up, today)
    follow_up.done_at = follow_up.done_by_id = None
    follow_up.outcome = follow_up.outcome_words = follow_up.outcome_made = None
    facts.take_back(follow_up.counted)
    follow_up.counted = None
    audit.record(FollowUpDeed.REOPENED, follow_up, by=by)


def refuse_reopening(follow_up: FollowUp, today: date) -> None:
    """Refuse to take up again what is not done, or was done too long ago."""
    if follow_up.done_at is None:
        raise IsNotDone
    if not open_days().is_fresh(day_of(follow_up.done_at), today):
        raise WasDoneLongAgo


def postpone(follow_up: FollowUp, due_on: date, *, by: int | None, today: date) -> None:
    """Put it off to another day, or bring it forward."""
    if follow_up.done_at is not None:
        raise IsDoneAlready
    _refuse_day(due_on, today)
    follow_up.due_on = due_on
    audit.record(FollowUpDeed.POSTPONED, follow_up, by=by)


def hand_over(follow_up: FollowUp, to: HandOver, *, by: int) -> None:
    """Ask somebody else of the team to do it, with a word; they see who asked."""
    if follow_up.done_at is not None:
        raise IsDoneAlready
    follow_up.for_staff_id, follow_up.for_role = to.for_staff_id, to.for_role
    follow_up.asked_by_id, follow_up.asked_words = by, to.words
    audit.record(FollowUpDeed.HANDED_OVER, follow_up, by=by)


def take_back(follow_up: FollowUp, *, by: int | None) -> None:
    """Take away what was planned by a deed that is undone."""
    audit.record(FollowUpDeed.TAKEN_BACK, follow_up, by=by)
    db.session.delete(follow_up)


def _whose(details: FollowUpDetails) -> int | None:
    if details.introduction_id is None:
        return details.candidate_id
    return queries.get_introduction(details.introduction_id).candidate_id


def _refuse_day(due_on: date, today: date) -> None:
    if due_on < today:
        raise DayIsOver
    if is_too_far(due_on, today):
        raise DayIsFarAway
