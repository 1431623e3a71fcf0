"""The time line of an organisation in words, and what its load and its answers come to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from vrijwilligers.matching.models import IntroductionStep
from vrijwilligers.matching.queries.timeline import TimelineEvent, TimelineKind
from vrijwilligers.matching.rules.answers import ResponseRecord
from vrijwilligers.matching.wording.states import say_by, say_state
from vrijwilligers.organisations.models import Agreement, OrganisationContact
from vrijwilligers.organisations.wording import AGREEMENTS, CHANNELS
from vrijwilligers.vocabulary.languages import spoken


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One thing that happened; an introduction and what was said (``contact_id``) lead to more."""

    on: date
    what: str
    note: str = ""
    by: str = ""
    contact_id: int | None = None
    introduction_id: int | None = None
    title: str = ""  # of the vacancy
    language: str = ""  # of that title


def lines(found: Iterable[tuple[TimelineEvent, Any]]) -> list[TimelineEntry]:
    """Put what happened into words, in its order."""
    return [SAY[moment.kind](moment, record) for moment, record in found]


def say_answering(answers: ResponseRecord) -> str:
    """Say how fast an organisation answers, as far as we know."""
    if answers.median_days is None:
        return _("It did not have to answer yet.")
    days = answers.median_days
    time = _("1 day") if days == 1 else _("%(days)s days", days=format_decimal(days))
    if answers.answered == 1:
        return _("It answered after %(time)s. That is its one answer so far.", time=time)
    return _(
        "It answers after %(time)s: the middle of its last %(number)s answers.",
        time=time,
        number=answers.answered,
    )


def say_waiting(answers: ResponseRecord) -> str:
    """Say how many people wait for an answer for more than a week; empty when nobody does."""
    if not answers.waiting:
        return ""
    return ngettext(
        "%(num)s person waits for an answer for more than a week.",
        "%(num)s people wait for an answer for more than a week.",
        answers.waiting,
    )


def say_load(open_now: int, cap: int | None) -> str:
    """Say how many introductions are open at a vacancy, and how many may be."""
    if cap is None:
        return ngettext("%(num)s introduction open", "%(num)s introductions open", open_now)
    return _("%(number)s of at most %(cap)s introductions open", number=open_now, cap=cap)


def _contact(moment: TimelineEvent, contact: OrganisationContact) -> TimelineEntry:
    channel, person = CHANNELS[contact.channel], contact.contact_person
    what = _("%(channel)s with %(name)s", channel=channel, name=person.name) if person else channel
    by = contact.staff_member.name if contact.staff_member else ""
    return TimelineEntry(
        on=moment.on, what=str(what), note=contact.note, by=by, contact_id=contact.id
    )


def _step(moment: TimelineEvent, step: IntroductionStep) -> TimelineEntry:
    introduction = step.introduction
    language, text = introduction.vacancy.text_in(spoken())
    name, state = introduction.candidate.short_name, say_state(step.state)
    return TimelineEntry(
        on=moment.on,
        what=_("%(name)s: %(state)s", name=name, state=state),
        by=say_by(step),
        introduction_id=introduction.id,
        title=text.title,
        language=language,
    )


def _agreement(moment: TimelineEvent, agreement: Agreement) -> TimelineEntry:
    kind = AGREEMENTS[agreement.kind]
    what = _("Agreement signed: %(kind)s", kind=kind)
    return TimelineEntry(on=moment.on, what=what, note=agreement.about or "")


SAY: dict[TimelineKind, Callable[[TimelineEvent, Any], TimelineEntry]] = {
    TimelineKind.CONTACT: _contact,
    TimelineKind.STEP: _step,
    TimelineKind.AGREEMENT: _agreement,
}
