"""A task to look where a text may still name somebody who went at night."""

from datetime import date

from vrijwilligers.matching.actions.follow_ups import plan
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.steps import FollowUpDetails
from vrijwilligers.privacy.actions.erasure import Erasure


def plan_check(erasure: Erasure, *, today: date) -> None:
    """Plan to look at what was not sure enough to be taken out by itself; it names nobody."""
    if not erasure.mentions:
        return
    task, looks_at = FollowUpTask.MENTIONS, tuple(erasure.mentions)
    details = FollowUpDetails(task=task, due_on=today, looks_at=looks_at)
    plan(details, by=None, today=today)
