"""How drafts are spoken of: what form, which fiche, when; never who it is about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.drafts.queries import OpenedDraft
from vrijwilligers.vocabulary.clock import day_of, today
from vrijwilligers.vocabulary.languages import say_hour, say_near_day, say_second

UNSEEN = {"seen", "version", "base", "progress"}


@dataclass(frozen=True)
class DraftLine:
    """A draft as the day's page shows it."""

    id: int
    title: str
    about: str  # the number of a fiche, or an organisation
    when: str
    how_much: str


def say_moment(at: datetime, *, to_the_second: bool = False) -> str:
    """Say when something was typed: the hour, and the day where that is not today."""
    hour = say_second(at) if to_the_second else say_hour(at)
    if day_of(at) == today():
        return _("at %(time)s", time=hour)
    return _("%(day)s at %(time)s", day=say_near_day(at), time=hour)


def lines(drafts: Sequence[OpenedDraft], named: Mapping[int, str]) -> list[DraftLine]:
    """Say of each draft what form it is, about what where its title does not, when and how much.

    Two that would look alike tell their seconds too.
    """
    made = [_line(draft, named.get(draft.id, "")) for draft in drafts]
    looks = Counter(replace(line, id=0) for line in made)
    return [
        replace(line, when=say_moment(draft.saved_at, to_the_second=True))
        if looks[replace(line, id=0)] > 1
        else line
        for line, draft in zip(made, drafts, strict=True)
    ]


def _line(draft: OpenedDraft, name: str) -> DraftLine:
    title = draft.content.title or _("A form")
    answers = len({one for one, text in draft.content.answers if text and one not in UNSEEN})
    return DraftLine(
        id=draft.id,
        title=title,
        about="" if name in title else name,
        when=say_moment(draft.saved_at),
        how_much=ngettext("%(num)s answer", "%(num)s answers", answers),
    )
