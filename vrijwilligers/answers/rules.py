"""What organisations are asked about their vacancies, and how long their links last."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from vrijwilligers.links.rules import LinkPurpose, LinkState, LinkUse, declare
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.vacancies.rules import last_day
from vrijwilligers.vacancies.rules.layers import FACTS, as_json, value_of
from vrijwilligers.vocabulary.link_holders import LinkHolder

REMINDER = declare(
    LinkPurpose(
        name="vacancy_reminder",
        endpoint="answers.vacancy",
        holder=LinkHolder.ORGANISATION,
        lasts=timedelta(days=30),
        replaces=True,
        renewable=frozenset(LinkState),
        thanks=True,
        dead_page="answers/what_became.html",
    )
)
PROPOSAL = declare(
    LinkPurpose(
        name="proposal",
        endpoint="answers.propose",
        holder=LinkHolder.ORGANISATION,
        lasts=timedelta(days=365),
        use=LinkUse.MANY,
        replaces=True,
        renewable=frozenset({LinkState.EXPIRED}),
        dead_page="answers/dead_link.html",
        limit_of_link="20 per hour",
    )
)
TEAM = declare(
    LinkPurpose(
        name="team_scan",
        endpoint="answers.team",
        holder=LinkHolder.ORGANISATION,
        lasts=timedelta(days=90),
        use=LinkUse.MANY,
        dead_page="answers/team_over.html",
        limit="300 per hour",  # a team may sit behind one address
        limit_of_link="300 per hour",
    )
)
CHANGE_WAITS = timedelta(days=180)  # for a decision; then nothing of it is taken over
SILENCE = timedelta(days=14)  # at least so long between two reminders of one vacancy
LONG_SILENCE = timedelta(days=60)  # of one without a last day, which nothing presses
FURTHEST = timedelta(days=365)  # how far ahead a new last day may lie
SHORTEST_WAIT = timedelta(minutes=10)  # between two new links that somebody asks

FieldValues = dict[str, Any]
"""What an organisation wants otherwise: field to new value, as the details of a vacancy hold it."""

TEXT_FIELDS = tuple(
    f"{part}_{language}" for language in ("nl", "fr", "en") for part in ("title", "description")
)
DAY_FIELDS = ("start_on", "end_on", "publish_until")
NUMBER_FIELDS = ("days", "places")
CONTACT_FIELDS = ("contact_name", "contact_email", "contact_phone")
REMARK = "remark"  # a word to the coordinator: it is read, and changes nothing
SAID_BY = "said_by"  # who said it on the phone: it changes nothing either
WORDS = (REMARK, SAID_BY)
ASKED_BY_LINK = (*TEXT_FIELDS, *DAY_FIELDS, *NUMBER_FIELDS, *CONTACT_FIELDS, REMARK)
FIELDS = (*TEXT_FIELDS, *FACTS, *WORDS)


class Answer(StrEnum):
    """What an organisation answered to our reminder."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class ReminderRun:
    """When reminders are written, and about what ends within how many days."""

    at: datetime
    today: date
    days: int


class LegalAnswers(NamedTuple):
    """What the law asks to know of an organisation; ``None`` is unknown, or was not asked."""

    kind: OrganisationKind | None = None
    has_staff: bool | None = None
    is_insured: bool | None = None


class LastDays(NamedTuple):
    """The last day to show a vacancy and the last day of its work; ``None`` is not said."""

    publish_until: date | None
    end_on: date | None

    @property
    def first(self) -> date | None:
        """Return the day after which it is over."""
        return last_day(*self)

    def moved_to(self, day: date) -> "LastDays":
        """Return both after the organisation named its last day.

        A later day carries along what would end before it. An earlier day ends the showing: when
        the work itself ends was not asked.
        """
        if self.first and day < self.first:
            return LastDays(day, self.end_on)
        return LastDays(*(each and max(each, day) for each in self))


def may_be_last(day: date, *, today: date) -> bool:
    """Tell whether an organisation may name this day as its last: at most a year ahead."""
    return today <= day <= today + FURTHEST


def to_json(values: FieldValues) -> str:
    """Write values as they are kept."""
    return as_json(values)


def from_json(text: str) -> FieldValues:
    """Read values as ``to_json`` wrote them."""
    return from_plain(json.loads(text))


def from_plain(values: Mapping[str, Any]) -> FieldValues:
    """Return plain values of facts as the details of a vacancy hold them; words stay words."""
    return {
        name: value_of(name, value) if name in FACTS else value for name, value in values.items()
    }


def differing(shown: FieldValues, answered: FieldValues) -> FieldValues:
    """Return what somebody answered otherwise than what was shown to them."""
    return {name: value for name, value in answered.items() if value != shown.get(name)}


def plain_lines(text: str | None) -> str:
    """Return a text without what a browser does to it: other ends of lines, spaces at the ends."""
    return (text or "").replace("\r\n", "\n").strip()
