"""How long things are kept: each term has a length of its own, and those that it never passes.

A desk may say another length (``settings``), but not of what is fixed; the promise that was made to
somebody binds besides.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum

from vrijwilligers.vocabulary.clock import months_after


class TermUnit(StrEnum):
    """In what a length is counted."""

    MONTHS = "months"
    DAYS = "days"


@dataclass(frozen=True)
class TermLength:
    """How long something is kept; of months, a day that does not exist is the last that does."""

    amount: int
    unit: TermUnit = TermUnit.MONTHS

    def after(self, day: date) -> date:
        """Return the day on which it is over for what began on a day."""
        if self.unit == TermUnit.DAYS:
            return day + timedelta(days=self.amount)
        return months_after(day, self.amount)

    def over_since(self, day: date) -> date:
        """Return the last day that is so long ago that on this day it is over."""
        begun = TermLength(-self.amount, self.unit).after(day)
        while self.after(begun + timedelta(days=1)) <= day:
            begun += timedelta(days=1)
        return begun

    @property
    def span(self) -> timedelta:
        """Return as a span of time what is counted in days."""
        return timedelta(days=self.amount)

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"


class RetentionTerm(Enum):
    """How long something is kept: at least, unless the desk says otherwise, at most, since when.

    What is fixed leaves nothing to choose: its least is its most.
    """

    FICHE = "months", 1, 12, 36, "the last contact"
    WITHDRAWN = "days", 14, 14, 14, "consent was withdrawn"  # promised in what was agreed to
    VISIT = "months", 1, 12, 36, "the conversation"
    SECOND = "days", 1, 1, 1, "the conversation"  # the day on which it can be looked up
    TASK = "months", 1, 12, 36, "it was done, or due"
    ORGANISATION = "months", 1, 12, 36, "the end of the work with the organisation"
    NOTE = "months", 1, 36, 60, "the call"
    AGREEMENT = "months", 120, 120, 120, "its end"  # so long it can be relied on: the law
    UPLOAD = "days", 1, 7, 30, "the upload"
    IMPORT = "days", 1, 90, 90, "the import"
    EDITION = "months", 1, 24, 36, "the print"
    MARKET = "months", 24, 24, 24, "the day of the market"  # until the next one is over
    QUESTION = "days", 91, 91, 91, "the question"  # a quarter, in which one rests from being asked
    APPLICATION = "days", 14, 14, 14, "asking to join the pool, or the yes by mail"
    LINK = "days", 1, 30, 90, "the end of the link"
    LEAD = "days", 14, 14, 14, "a referrer announced somebody"  # as its page promises
    ACCOUNT = "months", 1, 12, 24, "the end of the account"
    DEED = "days", 2, 2, 2, "sending the form"  # a form is sent within a day (web/deed_numbers)
    SESSION = "days", 7, 7, 7, "signing in"  # longer than any session lasts
    DRAFT = "days", 1, 7, 7, "typing"
    COUNTER = "days", 1, 1, 1, "the end of the count"  # what counts tries ends by itself
    BROWSER = "days", 1, 180, 180, "signing in there"
    MESSAGE = "months", 1, 6, 12, "sending, or giving up"
    UNSENT = "days", 6, 30, 30, "giving up, or writing a mail"  # it is tried for five days
    RECALL = "days", 4, 30, 30, "the recall"  # it is to be told within three days
    MERGE = "days", 30, 30, 30, "the merge"  # so long it can be undone
    LOG = "months", 1, 6, 24, "the deed"

    def __init__(self, unit: str, least: int, default: int, most: int, since: str) -> None:
        self.unit, self.least, self.most, self.since = TermUnit(unit), least, most, since
        self.default = TermLength(default, self.unit)

    @property
    def is_fixed(self) -> bool:
        """Tell whether a desk has nothing to choose."""
        return self.least == self.most

    def of(self, amount: int | None) -> TermLength:
        """Return the length that a desk chose, within what may be; without a choice, ours."""
        if not amount:
            return self.default
        return TermLength(max(self.least, min(amount, self.most)), self.unit)

    def __str__(self) -> str:
        choice = "fixed" if self.is_fixed else f"from {self.least} to {self.most}"
        return f"{self.default} after {self.since} ({choice})"
