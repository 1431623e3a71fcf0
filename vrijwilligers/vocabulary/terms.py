"""How long things are kept: each term has a length of its own, and one that it never passes.

A desk may say another length (``settings``); the promise that was made to somebody binds besides.
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

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"


class RetentionTerm(Enum):
    """How long something is kept unless the desk says otherwise, at most how long, since when."""

    FICHE = "months", 12, 36, "the last contact"
    WITHDRAWN = "days", 14, 14, "consent was withdrawn"
    VISIT = "months", 12, 36, "the conversation"
    SECOND = "days", 1, 1, "the conversation"
    TASK = "months", 12, 36, "it was done, or due"
    ORGANISATION = "months", 12, 36, "the end of the work with the organisation"
    NOTE = "months", 36, 60, "the call"
    AGREEMENT = "months", 120, 120, "its end"
    UPLOAD = "days", 7, 30, "the upload"
    IMPORT = "days", 90, 90, "the import"
    EDITION = "months", 24, 36, "the print"
    LINK = "days", 30, 90, "the end of the link"
    ACCOUNT = "months", 12, 24, "the end of the account"
    DEED = "days", 2, 2, "sending the form"  # a form is sent within a day (web/deed_numbers)
    SESSION = "days", 7, 7, "signing in"
    DRAFT = "days", 7, 7, "typing"
    COUNTER = "days", 1, 1, "the end of the count"
    BROWSER = "days", 180, 180, "signing in there"
    MESSAGE = "months", 6, 12, "sending, or giving up"
    UNSENT = "days", 30, 30, "giving up, or writing a mail"
    RECALL = "days", 30, 30, "the recall"
    LOG = "months", 6, 24, "the deed"

    def __init__(self, unit: str, default: int, most: int, since: str) -> None:
        self.unit, self.most, self.since = TermUnit(unit), most, since
        self.default = TermLength(default, self.unit)

    def of(self, amount: int | None) -> TermLength:
        """Return the length that a desk chose; without a choice, and above all measure, ours."""
        return TermLength(min(amount, self.most), self.unit) if amount else self.default

    def __str__(self) -> str:
        return f"{self.default} after {self.since} (at most {self.most})"
