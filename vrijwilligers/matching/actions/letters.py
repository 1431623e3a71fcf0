"""Writing to candidates: the texts of the desk, mails with a calendar file, and their end."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import AddressOf, Recipient
from vrijwilligers.matching.actions import problems
from vrijwilligers.matching.actions.events import note_event
from vrijwilligers.matching.actions.recalls import HasNoAddress
from vrijwilligers.matching.feature import LetterDeed, LetterTemplateDeed
from vrijwilligers.matching.models import Appointment, Introduction, LetterTemplate
from vrijwilligers.matching.queries import letters as queries
from vrijwilligers.matching.rules.calendar_file import CalendarEntry, calendar_file
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.letters import MAIL_STOP, LetterTemplateKind, LetterText
from vrijwilligers.matching.rules.still_there import STILL_THERE, is_asked
from vrijwilligers.matching.wording import letters as wording
from vrijwilligers.matching.wording.appointments import details_of
from vrijwilligers.records import audit, outbox
from vrijwilligers.records.db import new_uid
from vrijwilligers.settings.current import desk_settings, sender_address
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.problems import Problem


class MailsAreStopped(Problem):
    """Who wants no such mails gets none."""

    message = _l("This person wants no mails about appointments. Call, or send a text.")


class NothingToSay(Problem):
    """The mail speaks of what is not so."""

    message = _l("This is not so any more. Look at the introduction again.")


def rewrite(kind: LetterTemplateKind, language: str, text: LetterText, *, by: int | None) -> None:
    """Write what this desk says in such a mail."""
    template = queries.own_text(kind, language)
    if template is None:
        template = LetterTemplate(kind=kind, language=language)
        db.session.add(template)
    template.subject, template.body = text.subject, text.body
    audit.record_list_change(LetterTemplateDeed.CHANGED, by=by)


def back_to_standard(kind: LetterTemplateKind, language: str, *, by: int | None) -> None:
    """Say our standard text again."""
    template = queries.own_text(kind, language)
    if template:
        db.session.delete(template)
        audit.record_list_change(LetterTemplateDeed.STANDARD, by=by)


def mail(
    introduction: Introduction,
    kind: LetterTemplateKind,
    *,
    by: int | None,
    at: datetime,
    address_of: AddressOf,
    check_address: AddressOf | None = None,
) -> str:
    """Queue a mail to the candidate, in their language, with a calendar file; return where to.

    ``check_address`` is of the link through which they say whether they are still there.
    """
    candidate = introduction.candidate
    address = _refuse(introduction, kind)
    written, calendar = wording.letter(introduction, kind), None
    if kind.has_calendar:
        calendar = _calendar(introduction, kind, at)
    recipient = Recipient(address, candidate.language)
    _link, token = links.make(MAIL_STOP, candidate, at=at, recipient=recipient)
    message = outbox.queue(
        "letter",
        address=address,
        language=candidate.language,
        subject=written.subject,
        to=candidate,
        by=accounts.writer(by),
        body=written.body,
        stop_address=address_of(token),
        check_address=_check(introduction, recipient, at, check_address, kind),
    )
    message.calendar = calendar
    introduction.changed_at = at  # whoever has the same mail open elsewhere hears that it went
    _note(introduction, FicheEventKind.MAILED, by)
    return address


def make_check_link(
    introduction: Introduction,
    *,
    at: datetime,
    check_address: AddressOf,
    recipient: Recipient | None = None,
) -> str:
    """Make a link through which somebody says whether they are still there; return its address."""
    if not introduction.candidate.is_in_use:
        raise problems.FicheMayNotBeUsed
    if not is_asked(introduction.state, introduction.since_on, day_of(at)):
        raise NothingToSay
    to = recipient or Recipient("", introduction.candidate.language)
    return check_address(links.make(STILL_THERE, introduction, at=at, recipient=to).token)


def _check(
    introduction: Introduction,
    recipient: Recipient,
    at: datetime,
    check_address: AddressOf | None,
    kind: LetterTemplateKind,
) -> str:
    if check_address is None or kind != LetterTemplateKind.STILL_THERE:
        return ""
    return make_check_link(introduction, at=at, check_address=check_address, recipient=recipient)


def note_texted(introduction: Introduction, *, seen: int, by: int | None) -> None:
    """Note that somebody sent the text from a phone, once for each time that a page said it.

    ``seen`` is the last that the page knew of: what another tab noted since, is this text.
    """
    if not introduction.candidate.is_in_use:
        raise problems.FicheMayNotBeUsed
    told = queries.told_of(introduction)
    if not any(one.kind == FicheEventKind.TEXTED and one.id > seen for one in told):
        _note(introduction, FicheEventKind.TEXTED, by)


def stop_mails(link: SignedLink, candidate: Candidate, *, at: datetime) -> None:
    """Mail them nothing more about appointments: who holds the link said so."""
    links.use(link, at=at)
    candidate.mail_stopped_at = candidate.mail_stopped_at or at
    audit.record(LetterDeed.STOPPED, candidate, by=None)


def mail_again(candidate: Candidate, *, by: int | None) -> None:
    """Mail them again: they said so at the desk."""
    candidate.mail_stopped_at = None
    audit.record(LetterDeed.AGAIN, candidate, by=by)


def _refuse(introduction: Introduction, kind: LetterTemplateKind) -> str:
    candidate = introduction.candidate
    if not candidate.is_in_use:
        raise problems.FicheMayNotBeUsed
    if not candidate.email:
        raise HasNoAddress
    if candidate.mail_stopped_at:
        raise MailsAreStopped
    if kind not in wording.kinds_for(introduction):
        raise NothingToSay
    return candidate.email


def _calendar(introduction: Introduction, kind: LetterTemplateKind, at: datetime) -> str:
    """Write the calendar file, and keep what the calendar of the visitor will hold."""
    made = _appointment(introduction)
    made.uid = made.uid or new_uid()
    made.sequence = 0 if made.sequence is None else made.sequence + 1
    is_off = kind == LetterTemplateKind.CANCELLED
    made.mailed_hash = None if is_off else wording.hash_of(introduction)
    with speaking(introduction.candidate.language):
        details, desk = details_of(introduction), desk_settings()
        entry = CalendarEntry(
            uid=made.uid,
            sequence=made.sequence,
            on=details.on,
            begins_at=details.begins_at,
            summary=wording.calendar_summary(introduction),
            place=details.place or "",
            description=wording.calendar_description(introduction),
            desk=str(desk.name),
            desk_email=desk.email or sender_address(),
            is_cancelled=is_off,
        )
    return calendar_file(entry, at=at)


def _appointment(introduction: Introduction) -> Appointment:
    if introduction.appointment is None:
        introduction.appointment = Appointment(on=details_of(introduction).on)
        db.session.flush()
    return introduction.appointment


def _note(introduction: Introduction, kind: FicheEventKind, by: int | None) -> None:
    candidate, vacancy_id = introduction.candidate, introduction.vacancy_id
    note_event(candidate, kind, by=by, vacancy_id=vacancy_id, introduction_id=introduction.id)
