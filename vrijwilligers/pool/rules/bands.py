"""Among whom an answer is counted: by notice, and by how often somebody was asked before."""

from dataclasses import dataclass
from enum import StrEnum


class Notice(StrEnum):
    """How long before the shift somebody is asked: an hour, a day, or a week and more."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


class AskedLately(StrEnum):
    """How often somebody was asked in the quarter before."""

    NEVER = "never"
    ONCE = "once"
    OFTEN = "often"


Band = tuple[Notice, AskedLately]


@dataclass(frozen=True)
class AnswerCount:
    """How many were asked, how many said yes, and how many of these within the hour."""

    asked: int = 0
    yes: int = 0
    within_hour: int = 0

    def __add__(self, other: "AnswerCount") -> "AnswerCount":
        """Take two counts together."""
        return AnswerCount(
            self.asked + other.asked, self.yes + other.yes, self.within_hour + other.within_hour
        )


def asked_lately(times: int) -> AskedLately:
    """Say how often somebody was asked as a band."""
    if times > 1:
        return AskedLately.OFTEN
    return AskedLately.ONCE if times else AskedLately.NEVER


def notice_before(hours: float) -> Notice:
    """Say as a band how many hours lie between the question and the shift."""
    if hours >= 7 * 24:
        return Notice.WEEK
    return Notice.DAY if hours >= 24 else Notice.HOUR
