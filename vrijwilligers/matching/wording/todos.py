"""What has to be done, row by row."""

import json
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from markupsafe import Markup

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.feature import LinksOfRecords
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.rules.callees import Callee
from vrijwilligers.matching.rules.states import OVER
from vrijwilligers.matching.wording.appointments import say_appointment
from vrijwilligers.matching.wording.cards import VacancyCard, vacancy_card
from vrijwilligers.matching.wording.outcomes import say_noted
from vrijwilligers.matching.wording.states import STATE_WORDS
from vrijwilligers.matching.wording.tasks import say_task
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.wording import contact_of
from vrijwilligers.vocabulary.languages import say_near_day

ASKED_ROLES = {
    Role.RECEPTION: _l("somebody of the reception"),
    Role.COORDINATOR: _l("a coordinator"),
    Role.ADMINISTRATOR: _l("an administrator"),
}


@dataclass(frozen=True, kw_only=True)
class TodoCall:
    """Whom one calls for a follow-up; ``phone`` is E.164, what is not known is empty."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Todo:
    """A follow-up in words; ``tag`` colours the day, ``who`` is short and may be empty."""

    id: int
    version: int
    tag: str
    when: str
    call: TodoCall | None
    who: str
    candidate_id: int | None
    what: str
    records: Markup  # links, to look at
    introduction_id: int | None
    vacancy: VacancyCard | None
    appointment: str  # when somebody is expected there, while they are
    over: str = ""  # how the introduction ended: nobody asks any more how it goes
    promise: str


def todo(follow_up: FollowUp, today: date) -> Todo:
    """Put one follow-up into words."""
    introduction = follow_up.introduction
    who = person_of(follow_up)
    return Todo(
        id=follow_up.id,
        version=follow_up.version,
        tag=tag_of(follow_up.due_on, today),
        when=say_due(follow_up.due_on, today),
        call=say_call(follow_up.callee, introduction, who),
        who=who.short_name if who else "",
        candidate_id=who.id if who else None,
        what=say_task(follow_up),
        records=_records(follow_up),
        introduction_id=follow_up.introduction_id,
        vacancy=vacancy_card(introduction.vacancy) if introduction else None,
        appointment=say_appointment(introduction) if introduction else "",
        over=_over(introduction) if introduction else "",
        promise=_promise(follow_up),
    )


def _over(introduction: Introduction) -> str:
    return str(STATE_WORDS[introduction.state]) if introduction.state in OVER else ""


def _records(follow_up: FollowUp) -> Markup:
    if not follow_up.looks_at:
        return Markup()
    rows = tuple((table, key) for table, key in json.loads(follow_up.looks_at))
    return Markup(", ").join(announce(LinksOfRecords(rows)))


def say_what(follow_up: FollowUp) -> str:
    """Say for whom something is done, by the short name, and what: *Samira E.: call back*."""
    who = person_of(follow_up)
    what = say_task(follow_up)
    return f"{who.short_name}: {what}" if who else what


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
    if follow_up.outcome:
        return say_noted(follow_up, by=by)
    if follow_up.done_by_id == by:
        return _("You did this already.")
    return _("This was done already by a colleague.")


def person_of(follow_up: FollowUp) -> Candidate | None:
    """Return whom a follow-up is about, of a candidate or an introduction; ``None`` of neither."""
    introduction = follow_up.introduction
    return follow_up.candidate or (introduction.candidate if introduction else None)


def tag_of(due_on: date, today: date) -> str:
    """Return the colour of a day on which something is due."""
    if due_on < today:
        return "late"
    return "due" if due_on == today else ""


def say_call(
    callee: Callee | None, introduction: Introduction | None, who: Candidate | None
) -> TodoCall | None:
    """Return whom to call: the person, or the organisation where the task is about that."""
    if callee == Callee.ORGANISATION and introduction:
        contact = contact_of(introduction.vacancy)
        name = contact.name or introduction.vacancy.organisation.name
        return TodoCall(name=name, phone=contact.phone, email=contact.email)
    if who is None:
        return None
    return TodoCall(name=who.short_name, phone=who.phone or "", email=who.email or "")


def _promise(follow_up: FollowUp) -> str:
    """Say who promised it, or who asked whom to do it, and with which word."""
    if follow_up.asked_by:
        return _asked(follow_up, follow_up.asked_by)
    day = say_near_day(follow_up.created_at)
    maker, whom = follow_up.made_by, _for_whom(follow_up)
    if maker is None:
        return _("Promised %(day)s", day=day)
    if not whom or follow_up.for_staff is maker:
        return _("Promised by %(maker)s, %(day)s", maker=maker.name, day=day)
    return _("Promised by %(maker)s, %(day)s; for %(name)s", maker=maker.name, day=day, name=whom)


def _asked(follow_up: FollowUp, asker: StaffMember) -> str:
    whom = _for_whom(follow_up) or _("whoever is at the desk")
    asked = _("%(asker)s asks it of %(name)s", asker=asker.name, name=whom)
    if not follow_up.asked_words:
        return asked
    return _("%(asked)s: “%(words)s”", asked=asked, words=follow_up.asked_words)


def _for_whom(follow_up: FollowUp) -> str:
    if follow_up.for_role:
        return str(ASKED_ROLES[follow_up.for_role])
    return follow_up.for_staff.name if follow_up.for_staff else ""
