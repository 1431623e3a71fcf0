"""Writing the tasks of a stand in plain language, and checking them with four eyes."""

from datetime import datetime

from vrijwilligers.extensions import db
from vrijwilligers.markets.actions import problems
from vrijwilligers.markets.feature import MarketFact, StandTaskDeed
from vrijwilligers.markets.fields import STAND_TASK
from vrijwilligers.markets.models import Stand, StandTask
from vrijwilligers.markets.queries import stands as queries
from vrijwilligers.markets.rules.details import StandTaskDetails
from vrijwilligers.markets.rules.texts import MOST_TASKS
from vrijwilligers.records import audit, facts
from vrijwilligers.vocabulary.clock import day_of


def add(stand: Stand, details: StandTaskDetails, *, by: int | None) -> StandTask:
    """Write a task of a stand; two at once do not pass the most there may be."""
    queries.hold_stand(stand.id)
    db.session.expire(stand, ["tasks"])
    if len(stand.tasks) >= MOST_TASKS:
        raise problems.TooManyTasks
    task = StandTask(written_by_id=by)
    STAND_TASK.fill(task, details)
    stand.tasks.append(task)
    db.session.flush()
    audit.record(StandTaskDeed.WRITTEN, task, by=by)
    return task


def write(task: StandTask, details: StandTaskDetails, *, by: int | None) -> None:
    """Write a task anew; it has to be checked again."""
    if STAND_TASK.details(task) == details:
        return
    STAND_TASK.fill(task, details)
    task.written_by_id = by
    _uncheck(task)
    audit.record(StandTaskDeed.WRITTEN, task, by=by)


def check(task: StandTask, *, by: int | None, at: datetime) -> None:
    """Find a task plain enough, by somebody else than who wrote it."""
    if by is not None and by == task.written_by_id:
        raise problems.WriterCannotCheck
    if not task.words_of("title") or not task.words_of("what"):
        raise problems.TaskIsNotWhole
    if task.checked_at is None:
        task.counted = facts.record(MarketFact.TASK_CHECKED, on=day_of(at))
    task.checked_by_id, task.checked_at = by, at
    audit.record(StandTaskDeed.CHECKED, task, by=by)


def remove(task: StandTask, *, by: int | None) -> None:
    """Take a task of a stand away."""
    _uncheck(task)
    audit.record(StandTaskDeed.REMOVED, task, by=by)
    db.session.delete(task)


def _uncheck(task: StandTask) -> None:
    facts.take_back(task.counted)
    task.checked_by_id = task.checked_at = task.counted = None
