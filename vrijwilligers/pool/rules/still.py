"""When somebody of the pool is asked whether they still want to be in it, and what silence does.

Once a year; who is silent is asked once more, and then takes a pause (plan WP 13.5). Of a silence
nothing is noted but the pause.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from vrijwilligers.vocabulary.clock import day_of, months_after

EVERY = 12  # months after the last day on which they said or showed that they are in it
ANSWERS_WITHIN = timedelta(weeks=2)  # before they are asked once more, and before the pause
MOST_ASKED = 2
PAUSE = 12  # months, as long as anybody may: then they are asked again


class StillStep(StrEnum):
    """What is to be done now about who may have forgotten us."""

    ASK = "ask"
    PAUSE = "pause"


def still_step(
    sure_on: date, asked_at: datetime | None, times: int, *, at: datetime
) -> StillStep | None:
    """Tell what is to be done about somebody who was asked so many times since they were sure."""
    if day_of(at) < months_after(sure_on, EVERY):
        return None
    if asked_at is None or not times:
        return StillStep.ASK
    if at - asked_at < ANSWERS_WITHIN:
        return None
    return StillStep.ASK if times < MOST_ASKED else StillStep.PAUSE
