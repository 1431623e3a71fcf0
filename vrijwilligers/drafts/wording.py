"""How drafts are spoken of: what form, which fiche, when; never who it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from vrijwilligers.drafts.queries import OpenedDraft
from vrijwilligers.vocabulary.clock import day_of, today
from vrijwilligers.vocabulary.languages import say_hour, say_near_day


@dataclass(frozen=True)
class DraftLine:
    """A draft as the day's page shows it."""

    id: int
    title: str
    number: str
    when: str


def say_moment(at: datetime) -> str:
    """Say when something was typed: the hour, and the day where that is not today."""
    if day_of(at) == today():
        return _("at %(time)s", time=say_hour(at))
    return _("%(day)s at %(time)s", day=say_near_day(at), time=say_hour(at))


def lines(drafts: Iterable[OpenedDraft], numbers: Mapping[int, str]) -> list[DraftLine]:
    """Say of each draft what form it is, and of which fiche where its title does not."""
    return [_line(draft, numbers.get(draft.candidate_id or 0, "")) for draft in drafts]


def _line(draft: OpenedDraft, number: str) -> DraftLine:
    title = draft.content.title or _("A form")
    said = "" if number in title else number
    return DraftLine(draft.id, title, said, say_moment(draft.saved_at))
