"""Made-up follow-ups: what is overdue, due today, coming and done."""

from datetime import date, timedelta
from itertools import cycle
from random import Random

from vrijwilligers.demo.people import words
from vrijwilligers.matching.actions import follow_ups
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.states import OVER
from vrijwilligers.matching.rules.steps import FollowUpDetails
from vrijwilligers.records.demo_stage import Stage

DAY = timedelta(days=1)
CHORES = (-1, 0, 2, 0, 5)  # days from today


def add(introduction: Introduction, last: date, chance: Random, stage: Stage) -> None:
    """Plan what has to be done about an introduction; it is done when that is over."""
    story, by = stage.stories[introduction.candidate_id], chance.choice(stage.staff)
    is_over, promised = introduction.state in OVER, min(last, stage.today)
    due = promised if is_over else max(last, _due(stage.today, chance))
    at = max(introduction.steps[-1].recorded_at, stage.moment(promised, chance))
    details = FollowUpDetails(
        what=chance.choice(words()["tasks"]),
        due_on=due,
        for_staff_id=_for_whom(chance, stage),
        introduction_id=introduction.id,
    )
    with stage.then(at, story):
        made = follow_ups.plan(details, by=by, today=promised)
    if is_over:
        with stage.then(max(at, stage.moment(due, chance)), story):
            follow_ups.finish(made, by=by)


def add_chores(chance: Random, stage: Stage) -> None:
    """Plan what has to be done at the desk itself, three days ago."""
    then = stage.today - 3 * DAY
    for what, days in zip(words()["chores"], cycle(CHORES), strict=False):
        due = stage.today + days * DAY
        details = FollowUpDetails(what=what, due_on=due, for_staff_id=_for_whom(chance, stage))
        with stage.then(stage.moment(then, chance)):
            follow_ups.plan(details, by=chance.choice(stage.staff), today=then)


def _for_whom(chance: Random, stage: Stage) -> int | None:
    return chance.choice((None, None, None, *stage.staff))


def _due(today: date, chance: Random) -> date:
    """Choose a day: one in ten is overdue, one in eight is for today."""
    luck = chance.random()
    if luck < 0.1:
        return today - chance.randint(1, 6) * DAY
    return today if luck < 0.225 else today + chance.randint(1, 40) * DAY
