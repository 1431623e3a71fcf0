"""The settings of this desk, read at most once a request."""

from email.utils import formataddr, parseaddr

from flask import current_app, g
from sqlalchemy.exc import OperationalError

from vrijwilligers.settings import queries
from vrijwilligers.settings.rules import KEEP, DeskSettings
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vocabulary.terms import RetentionTerm, TermLength
from vrijwilligers.vocabulary.text import one_line


def desk_settings() -> DeskSettings:
    """Return what is known of this desk.

    A page that says that the database is away needs them too, and does without.
    """
    if "desk_settings" not in g:
        try:
            g.desk_settings, g.desk_kind = queries.stored_with_kind()
        except OperationalError:
            return DeskSettings()
    return g.desk_settings


def is_demo() -> bool:
    """Tell whether everybody here is made up; asked together with the settings."""
    return _kind().is_demo


def open_days() -> OpenDays:
    """Return on which days the desk is open, as it said its hours and when it is closed."""
    settings = desk_settings()
    return OpenDays.of(settings.hours, settings.closed_days)


def forget() -> None:
    """Read them again when they are asked for next: they changed."""
    g.pop("desk_settings", None)
    g.pop("desk_kind", None)


def takes_fiches() -> bool:
    """Tell whether fiches may be made: not where nobody answers for the data of real people.

    A desk is real on a real server, and wherever somebody ended the demo.
    """
    is_real = current_app.config["PRODUCTION"] or _kind().is_real
    return not is_real or bool(desk_settings().controller)


def _kind() -> queries.DeskKind:
    desk_settings()
    kind: queries.DeskKind = g.get("desk_kind") or queries.DeskKind()
    return kind


def is_introduced() -> bool:
    """Tell whether the desk said its name, who answers for the data, and how to reach it."""
    desk = desk_settings()
    return bool(desk.controller and str(desk.name) and (desk.phone or desk.email))


def sender(language: str, writer: str = "") -> dict[str, str]:
    """Return the headers of a mail that say who writes, for which desk, and where answers go."""
    settings, address = desk_settings(), current_app.config["MAIL_DEFAULT_SENDER"]
    who = " · ".join(filter(None, (writer, settings.name.said_in(language))))
    answers = {"Reply-To": settings.email} if settings.email else {}
    return {"From": formataddr((one_line(who), address))} | answers


def sender_address() -> str:
    """Return the address from which our mail goes out."""
    return parseaddr(current_app.config["MAIL_DEFAULT_SENDER"])[1]


def chosen_length(term: RetentionTerm) -> int | None:
    """Return how long this desk said it keeps something, if it said so."""
    answer = getattr(desk_settings(), f"{KEEP}{term.name.lower()}", "")
    return int(answer) if answer else None


def length_of(term: RetentionTerm) -> TermLength:
    """Return how long this desk keeps something: as it chose, within what may be chosen."""
    return term.of(chosen_length(term))
