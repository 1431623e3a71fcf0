"""The codes that tables keep too: what reads a table loads no arrays."""

from enum import StrEnum

NOTHING_RULED_OUT = "none"


class Condition(StrEnum):
    """What must be true before a vacancy is suggested."""

    OPEN = "open"
    PAUSE = "pause"
    FULL = "full"
    PERIOD = "period"
    AGE = "age"
    LANGUAGES = "languages"
    ENTRANCE = "entrance"


class MissedCondition(StrEnum):
    """What is kept of somebody who waits: the condition that ruled out most for them."""

    OPEN = "open"
    PAUSE = "pause"
    PERIOD = "period"
    AGE = "age"
    LANGUAGES = "languages"


class Fit(StrEnum):
    """A score as one says it at the desk."""

    VERY_GOOD = "very_good"
    GOOD = "good"
    POSSIBLE = "possible"


class ArrivalAnswer(StrEnum):
    """What became of telling somebody that something came."""

    TOLD = "told"
    NOT_NOW = "not_now"
