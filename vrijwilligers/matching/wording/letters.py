"""What we write to candidates, in their language: our texts, and how they are filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from urllib.parse import quote

from flask_babel import gettext as _

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.models import FicheEvent, Introduction
from vrijwilligers.matching.queries import letters as queries
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.letters import (
    LetterPlace,
    LetterTemplateKind,
    LetterText,
    filled,
)
from vrijwilligers.matching.rules.states import AFTER_START, IntroductionState
from vrijwilligers.matching.rules.still_there import is_asked as is_due
from vrijwilligers.matching.wording.appointments import appointment_line, details_of, say_moment
from vrijwilligers.matching.wording.letter_texts import BODIES, MAIL_WORDS, SUBJECTS
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import (
    say_clock,
    say_day,
    say_near_day,
    speaking,
)
from vrijwilligers.vocabulary.phones import may_get_texts
from vrijwilligers.vocabulary.words import say_phone

Values = dict[str, str]
STARTED = {IntroductionState.STARTED, *AFTER_START}
DAY_FORM = "EEEE d MMMM"
EXAMPLE_DAY = date(2027, 3, 9)


def standard(kind: LetterTemplateKind, language: str) -> LetterText:
    """Return our own text in a language."""
    with speaking(language):
        return LetterText(subject=str(SUBJECTS[kind]), body=str(BODIES[kind]))


def text_of(kind: LetterTemplateKind, language: str) -> LetterText:
    """Return what this desk writes: its own text, else our standard one."""
    return queries.own_texts().get((kind, language)) or standard(kind, language)


def letter(introduction: Introduction, kind: LetterTemplateKind) -> LetterText:
    """Return the mail to a candidate about an introduction, in their language."""
    language = introduction.candidate.language
    text = text_of(kind, language)
    with speaking(language):
        return filled(text, _values(introduction))


def desk_letter(kind: LetterTemplateKind, language: str, values: Values) -> LetterText:
    """Return a mail to a candidate with these places, and those of the desk, filled in."""
    with speaking(language):
        return filled(text_of(kind, language), _of_desk() | values)


def made_up(text: LetterText, language: str) -> LetterText:
    """Fill in a text with somebody who does not exist, to look at it."""
    with speaking(language):
        return filled(text, {**_made_up(), **_of_desk()})


def calendar_summary(introduction: Introduction) -> str:
    """Say in one line what a calendar shows."""
    return _("Appointment: %(organisation)s", organisation=introduction.vacancy.organisation.name)


def calendar_description(introduction: Introduction) -> str:
    """Say what else a calendar shows: how to get there and whom to call here; no person."""
    travel, phone = details_of(introduction).travel, _of_desk()[LetterPlace.DESK_PHONE]
    question = _("A question? Call us: %(phone)s.", phone=phone) if phone else ""
    return "\n".join(filter(None, (travel, question)))


def text_message(introduction: Introduction) -> str:
    """Say an appointment in a message for a phone; it names nobody."""
    with speaking(introduction.candidate.language):
        details, phone = details_of(introduction), _of_desk()[LetterPlace.DESK_PHONE]
        when = say_moment(details.on, details.begins_at)
        said = [_("Your appointment: %(when)s.", when=when), details.place and f"{details.place}."]
        said += [_("A question? Call us: %(phone)s.", phone=phone)] if phone else []
        return " ".join(filter(None, said))


def check_message(introduction: Introduction, link: str) -> str:
    """Ask in a message for a phone whether somebody is still there; it names nobody."""
    with speaking(introduction.candidate.language):
        return _(
            "Are you still at %(organisation)s? Answer with one click: %(link)s",
            organisation=introduction.vacancy.organisation.name,
            link=link,
        )


def sms_link(number: str, text: str) -> str:
    """Return the link that opens a message to a number (E.164), written already."""
    return f"sms:{number}?body={quote(text, safe='')}"


def whatsapp_link(number: str, text: str) -> str:
    """Return the link that opens WhatsApp with a message to a number (E.164)."""
    return f"https://wa.me/{number.removeprefix('+')}?text={quote(text, safe='')}"


@dataclass(frozen=True, kw_only=True)
class NotificationOptions:
    """How a candidate can be told of an introduction: mails, a text, and what was told before.

    ``why_no_mail`` and ``why_no_text`` say why none can be sent; ``text`` is empty where there is
    nothing to text.
    """

    mails: tuple[tuple[str, str], ...]  # kind and words
    why_no_mail: str
    warning: str
    text: str
    why_no_text: str
    sms: str
    whatsapp: str
    told: tuple[str, ...]
    seen: int  # the last that was told
    asks_by_text: bool  # whether somebody is still there


def notification_options(introduction: Introduction) -> NotificationOptions:
    """Say how a candidate can be told of an introduction."""
    candidate, line = introduction.candidate, appointment_line(introduction)
    is_coming = line is not None and line.is_coming
    number = candidate.phone or ""
    is_texted = is_coming and may_get_texts(number)
    text = text_message(introduction) if is_texted else ""
    told = queries.told_of(introduction)
    writes = text and candidate.whatsapp and desk_settings().whatsapp
    return NotificationOptions(
        mails=tuple((kind, str(MAIL_WORDS[kind])) for kind in kinds_for(introduction)),
        why_no_mail=_why_no_mail(candidate),
        warning=_say_outdated(introduction),
        text=text,
        why_no_text=_why_no_text(number) if is_coming and not is_texted else "",
        sms=sms_link(number, text) if text else "",
        whatsapp=whatsapp_link(number, text) if writes else "",
        told=tuple(_say_told(event) for event in told),
        seen=max((event.id for event in told), default=0),
        asks_by_text=may_get_texts(number)
        and is_due(introduction.state, introduction.since_on, today()),
    )


def kinds_for(introduction: Introduction) -> list[LetterTemplateKind]:
    """Return what may be mailed now about an introduction."""
    line = appointment_line(introduction)
    is_mailed = introduction.appointment and introduction.appointment.mailed_hash
    if line is None:
        off = [LetterTemplateKind.CANCELLED] if _is_off(introduction) else []
        is_asked = is_due(introduction.state, introduction.since_on, today())
        asks = [LetterTemplateKind.STILL_THERE] if is_asked else []
        return [*off, *asks, LetterTemplateKind.NOT_REACHED]
    about = LetterTemplateKind.CHANGED if is_mailed else LetterTemplateKind.APPOINTMENT
    return [*([about] if line.is_coming else []), LetterTemplateKind.NOT_REACHED]


def hash_of(introduction: Introduction) -> str:
    """Return what tells whether a mail says what is so now."""
    return sha256(repr(details_of(introduction)).encode()).hexdigest()


def _why_no_text(number: str) -> str:
    if not number:
        return ""
    return _("%(phone)s is no mobile number: it cannot get a text.", phone=say_phone(number))


def _why_no_mail(candidate: Candidate) -> str:
    if not candidate.email:
        return _("We know no e-mail address of this person.")
    if candidate.mail_stopped_at:
        return _("This person wants no mails about appointments.")
    return ""


def _say_outdated(introduction: Introduction) -> str:
    if _is_off(introduction):
        return _("The visitor has a mail of an appointment that is off.")
    made, line = introduction.appointment, appointment_line(introduction)
    mailed = made.mailed_hash if made and line and line.is_coming else None
    if mailed and mailed != hash_of(introduction):
        return _("The visitor has a mail that says something else.")
    return ""


def _is_off(introduction: Introduction) -> bool:
    """Tell whether a mail stands of an appointment that would still come, and does not."""
    made = introduction.appointment
    is_mailed = made is not None and made.mailed_hash is not None and made.on >= today()
    return is_mailed and introduction.state not in {IntroductionState.APPOINTMENT, *STARTED}


def _say_told(event: FicheEvent) -> str:
    on = say_near_day(event.at)
    is_mail = event.kind == FicheEventKind.MAILED
    return _("mailed %(day)s", day=on) if is_mail else _("texted %(day)s", day=on)


def _values(introduction: Introduction) -> Values:
    candidate, vacancy = introduction.candidate, introduction.vacancy
    details = details_of(introduction)
    return _of_desk() | {
        LetterPlace.NAME: candidate.first_name,
        LetterPlace.ORGANISATION: vacancy.organisation.name,
        LetterPlace.TASK: public_text(vacancy, candidate.language)[1].title,
        LetterPlace.DAY: say_day(details.on, DAY_FORM),
        LetterPlace.HOUR: say_clock(details.begins_at) if details.begins_at else "",
        LetterPlace.PLACE: details.place or "",
        LetterPlace.WITH_WHOM: details.with_whom or "",
        LetterPlace.PHONE: say_phone(details.phone),
        LetterPlace.TRAVEL: details.travel or "",
    }


def _of_desk() -> Values:
    desk = desk_settings()
    return {LetterPlace.DESK: str(desk.name), LetterPlace.DESK_PHONE: say_phone(desk.phone)}


def _made_up() -> Mapping[str, str]:
    return {
        LetterPlace.NAME: "Samira",
        LetterPlace.ORGANISATION: "De Pollepel",
        LetterPlace.TASK: _("Cooking soup"),
        LetterPlace.DAY: say_day(EXAMPLE_DAY, DAY_FORM),
        LetterPlace.HOUR: "10:00",
        LetterPlace.PLACE: "Lepelstraat 14, 1070 Anderlecht",
        LetterPlace.WITH_WHOM: "Leen",
        LetterPlace.PHONE: "02 555 01 12",
        LetterPlace.TRAVEL: "Tram 81",
    }
