"""The settings of a desk, each declared once: the form, the command and the table follow from it.

Everything may stay empty: what is empty is left out where it would be read.
"""

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.settings.rules.answers import Closure, Link, Opening, Texts
from vrijwilligers.vocabulary.terms import RetentionTerm

__all__ = ["Closure", "Link", "Opening", "Texts"]  # and what follows


class SettingKind(StrEnum):
    """What is asked: decides how an answer is typed, checked and kept."""

    LINE = "line"
    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    LINKS = "links"
    HOURS = "hours"
    CLOSURES = "closures"
    TERM = "term"
    SWITCH = "switch"  # on or off; off at first


class Section(StrEnum):
    """A part of the page."""

    DESK = "desk"
    CONTACT = "contact"
    HOURS = "hours"
    EXPLAINED = "explained"
    CONTROLLER = "controller"
    TERMS = "terms"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What is asked about the desk."""

    name: str
    kind: SettingKind
    section: Section
    label: object
    hint: object
    by_language: bool

    @property
    def is_switch(self) -> bool:
        """Tell whether it is on or off, and so never open."""
        return self.kind == SettingKind.SWITCH


def _setting(
    kind: SettingKind,
    section: Section,
    label: object,
    hint: object = "",
    *,
    by_language: bool = False,
) -> Any:
    declared = {
        "kind": kind,
        "section": section,
        "label": label,
        "hint": hint,
        "by_language": by_language,
    }
    several = kind in (SettingKind.LINKS, SettingKind.HOURS, SettingKind.CLOSURES)
    nothing: object = Texts() if by_language else () if several else ""
    return field(default=nothing, metadata={"setting": declared})


def _term(term: RetentionTerm, label: object) -> Any:
    """Ask for how many months or days something is kept."""
    hint = _l(
        "Empty: %(usual)s. From %(least)s to %(most)s.",
        usual=str(term.default.amount),
        least=str(term.least),
        most=str(term.most),
    )
    return _setting(SettingKind.TERM, Section.TERMS, label, hint)


HOW_TO_WRITE = _l(
    "Begin a line with # for a heading, with - for a point of a list. "
    "Leave it empty to have our text again."
)


@dataclass(frozen=True, kw_only=True)
class DeskSettings:
    """What is known of this desk."""

    version: int = 0
    logo: str = ""  # what the picture is known by; empty when there is none

    name: Texts = _setting(
        SettingKind.LINE,
        Section.DESK,
        _l("What is the desk called?"),
        _l("Stands on prints, in mails and on the public pages."),
        by_language=True,
    )
    short_name: Texts = _setting(
        SettingKind.LINE,
        Section.DESK,
        _l("What is it called in short?"),
        _l("Stands on top of the pages of the team."),
        by_language=True,
    )
    site_name: Texts = _setting(
        SettingKind.LINE,
        Section.DESK,
        _l("What are the public pages called?"),
        _l("Stands on top of them, and in feeds. Empty: Volunteer work in Brussels."),
        by_language=True,
    )
    place: Texts = _setting(
        SettingKind.LINE,
        Section.DESK,
        _l("Where is it, in a few words?"),
        _l("Such as: information desk in the library. Stands beside the name on prints."),
        by_language=True,
    )
    welcome: Texts = _setting(
        SettingKind.TEXT,
        Section.DESK,
        _l("How does somebody come by?"),
        _l("One or two sentences, for the foot of the public pages."),
        by_language=True,
    )
    address: Texts = _setting(
        SettingKind.LINE,
        Section.CONTACT,
        _l("What is the address?"),
        _l("Street, number, postcode and town, on one line."),
        by_language=True,
    )
    route: Texts = _setting(
        SettingKind.TEXT,
        Section.CONTACT,
        _l("How does one get there?"),
        _l("Such as the stop of the metro, and where the door is."),
        by_language=True,
    )
    phone: str = _setting(
        SettingKind.PHONE, Section.CONTACT, _l("What is the phone number of the desk?")
    )
    whatsapp: str = _setting(
        SettingKind.SWITCH,
        Section.CONTACT,
        _l("The team may write by WhatsApp"),
        _l("Only to who asked for it on the fiche. WhatsApp hears whom we write to."),
    )
    email: str = _setting(
        SettingKind.EMAIL,
        Section.CONTACT,
        _l("What is the e-mail address of the desk?"),
        _l("Answers to our mails go there."),
    )
    website: str = _setting(
        SettingKind.LINK, Section.CONTACT, _l("What is the website?"), _l("Begins with https://")
    )
    links: tuple[Link, ...] = _setting(
        SettingKind.LINKS,
        Section.CONTACT,
        _l("Which other links belong on the public pages?"),
        _l("One on each line: what it is, then the address."),
    )
    hours: tuple[Opening, ...] = _setting(
        SettingKind.HOURS,
        Section.HOURS,
        _l("When is the desk open?"),
        _l("Such as 10:00-13:00, 14:00-18:00. Empty: closed."),
    )
    closed_days: tuple[Closure, ...] = _setting(
        SettingKind.CLOSURES,
        Section.HOURS,
        _l("On which days is the desk closed?"),
        _l("One on each line, such as 21/07/2027 or 24/12/2026..02/01/2027."),
    )
    hours_note: Texts = _setting(
        SettingKind.LINE,
        Section.HOURS,
        _l("What else must people know about the hours?"),
        _l("Such as: in July and August only in the morning."),
        by_language=True,
    )
    explain_welcome: Texts = _setting(
        SettingKind.TEXT,
        Section.EXPLAINED,
        _l("What do you tell a visitor about volunteering, rights and duties?"),
        HOW_TO_WRITE,
        by_language=True,
    )
    explain_dutch: Texts = _setting(
        SettingKind.TEXT,
        Section.EXPLAINED,
        _l("What do you tell about practising Dutch: where, and from which level?"),
        _l("The vacancies in which one practises stand under it by themselves."),
        by_language=True,
    )
    controller: str = _setting(
        SettingKind.LINE,
        Section.CONTROLLER,
        _l("Which organisation is responsible for the data?"),
        _l("Its official name. Without it no fiche can be made on a real server."),
    )
    controller_role: Texts = _setting(
        SettingKind.LINE,
        Section.CONTROLLER,
        _l("What is this organisation for the desk?"),
        _l("Such as: the association that runs the desk."),
        by_language=True,
    )
    controller_address: Texts = _setting(
        SettingKind.LINE,
        Section.CONTROLLER,
        _l("What is the address of this organisation?"),
        by_language=True,
    )
    controller_email: str = _setting(
        SettingKind.EMAIL, Section.CONTROLLER, _l("To which address do questions about data go?")
    )
    authority: Texts = _setting(
        SettingKind.LINE,
        Section.CONTROLLER,
        _l("Where can somebody complain about what we do with data?"),
        _l("Name and address of the data protection authority."),
        by_language=True,
    )
    authority_link: str = _setting(
        SettingKind.LINK, Section.CONTROLLER, _l("What is the website of this authority?")
    )
    keep_fiche: str = _term(
        RetentionTerm.FICHE, _l("How many months after the last contact do we keep a fiche?")
    )
    keep_visit: str = _term(
        RetentionTerm.VISIT, _l("How many months do we keep a visit without a name?")
    )
    keep_task: str = _term(
        RetentionTerm.TASK, _l("How many months do we keep a task that is done and names no fiche?")
    )
    keep_note: str = _term(
        RetentionTerm.NOTE, _l("How many months do we keep notes of calls with organisations?")
    )
    keep_organisation: str = _term(
        RetentionTerm.ORGANISATION,
        _l("How many months do we keep contact persons after we worked together?"),
    )
    keep_edition: str = _term(RetentionTerm.EDITION, _l("How many months do we keep a bundle?"))
    keep_message: str = _term(RetentionTerm.MESSAGE, _l("How many months do we keep sent mails?"))
    keep_account: str = _term(
        RetentionTerm.ACCOUNT, _l("How many months do we keep a closed account of the team?")
    )
    keep_log: str = _term(RetentionTerm.LOG, _l("How many months do we keep the log?"))
    keep_upload: str = _term(
        RetentionTerm.UPLOAD, _l("How many days does a file wait that nobody takes over?")
    )
    keep_import: str = _term(
        RetentionTerm.IMPORT, _l("How many days can an import be undone, and seen row by row?")
    )
    keep_link: str = _term(
        RetentionTerm.LINK,
        _l("How many days do we keep a link that ended, and what came by it?"),
    )
    keep_recall: str = _term(
        RetentionTerm.RECALL,
        _l("How many days may a name stand in a task to tell an organisation?"),
    )
    keep_unsent: str = _term(
        RetentionTerm.UNSENT, _l("How many days do we keep the text of a mail that did not go?")
    )
    keep_draft: str = _term(
        RetentionTerm.DRAFT, _l("How many days do we keep what is typed and not saved?")
    )
    keep_browser: str = _term(
        RetentionTerm.BROWSER, _l("How many days do we know a browser in which somebody signed in?")
    )


SETTINGS = {
    each.name: Setting(name=each.name, **each.metadata["setting"])
    for each in fields(DeskSettings)
    if "setting" in each.metadata
}
KEEP = "keep_"  # how the settings of terms are called


def term_of(name: str) -> RetentionTerm:
    """Return the term that a setting chooses the length of."""
    return RetentionTerm[name.removeprefix(KEEP).upper()]
