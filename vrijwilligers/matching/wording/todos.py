"""What has to be done, row by row."""

import json
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.feature import LinksOfRecords
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.wording.cards import VacancyCard, vacancy_card
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.languages import say_near_day


@dataclass(frozen=True, kw_only=True)
class Todo:
    """A follow-up in words; ``tag`` colours the day, ``who`` is short and may be empty."""

    id: int
    version: int
    tag: str
    when: str
    who: str
    candidate_id: int | None
    what: str
    records: Markup  # links, to look at
    introduction_id: int | None
    vacancy: VacancyCard | None
    promise: str


def todo(follow_up: FollowUp, today: date) -> Todo:
    """Put one follow-up into words."""
    introduction = follow_up.introduction
    who = _whom(follow_up)
    return Todo(
        id=follow_up.id,
        version=follow_up.version,
        tag=tag_of(follow_up.due_on, today),
        when=say_due(follow_up.due_on, today),
        who=who.short_name if who else "",
        candidate_id=who.id if who else None,
        what=follow_up.what,
        records=_records(follow_up),
        introduction_id=follow_up.introduction_id,
        vacancy=vacancy_card(introduction.vacancy) if introduction else None,
        promise=_promise(follow_up),
    )


def _records(follow_up: FollowUp) -> Markup:
    if not follow_up.looks_at:
        return Markup()
    rows = tuple((table, key) for table, key in json.loads(follow_up.looks_at))
    return Markup(", ").join(announce(LinksOfRecords(rows)))


def say_what(follow_up: FollowUp) -> str:
    """Say for whom something is done, by the short name, and what: *Samira E.: call back*."""
    who = _whom(follow_up)
    return f"{who.short_name}: {follow_up.what}" if who else follow_up.what


def say_due(due_on: date, today: date) -> str:
    """Say when something is due: *2 days late*, *today*, *Monday*."""
    late = (today - due_on).days
    if late > 0:
        return ngettext("%(num)s day late", "%(num)s days late", late)
    return say_near_day(due_on)


def say_overtaken(follow_up: FollowUp, *, by: int) -> str:
    """Say what became of something after somebody (``by``, the reader) opened its page."""
    if follow_up.done_at is None:
        day = say_near_day(follow_up.due_on)
        return _("This was changed in the meantime. It is still to be done, on: %(day)s.", day=day)
    if follow_up.done_by_id == by:
        return _("You did this already.")
    return _("This was done already by a colleague.")


def _whom(follow_up: FollowUp) -> Candidate | None:
    introduction = follow_up.introduction
    return follow_up.candidate or (introduction.candidate if introduction else None)


def tag_of(due_on: date, today: date) -> str:
    """Return the colour of a day on which something is due."""
    if due_on < today:
        return "late"
    return "due" if due_on == today else ""


def _promise(follow_up: FollowUp) -> str:
    day = say_near_day(follow_up.created_at)
    maker, doer = follow_up.made_by, follow_up.for_staff
    if maker is None:
        return _("Promised %(day)s", day=day)
    if doer is None or doer is maker:
        return _("Promised by %(maker)s, %(day)s", maker=maker.name, day=day)
    return _(
        "Promised by %(maker)s, %(day)s; for %(name)s", maker=maker.name, day=day, name=doer.name
    )
