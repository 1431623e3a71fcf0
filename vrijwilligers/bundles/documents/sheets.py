"""Sheets to take along or to hang up: a selection for one visitor, a flyer of one vacancy.

A selection names nobody: it may be lost on a tram.
"""

import re
from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.bundles.documents.codes import code_of
from vrijwilligers.bundles.documents.letter_head import letter_head
from vrijwilligers.bundles.documents.vacancies import Content, said, ways_to_apply
from vrijwilligers.bundles.rules import BundleChoice, PaperSize
from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import public_contact
from vrijwilligers.vocabulary.languages import say_day, speaking
from vrijwilligers.vocabulary.problems import Problem

MOST_SELECTED = 5
MOST_READ = 220  # characters on a wall


class CannotSelect(Problem):
    """A selection is short, and holds what is open."""

    message = _l("Tick one to five vacancies that are still open.")


def selection(vacancies: Sequence[Vacancy], *, language: str, today: date) -> Print:
    """Print a few vacancies for one visitor, with room for the appointment."""
    if not 1 <= len(vacancies) <= MOST_SELECTED or not all(one.is_open(today) for one in vacancies):
        raise CannotSelect
    choice = BundleChoice(language=language)
    with speaking(language):
        content = _frame(choice, _("Volunteer work for you"), today) | {
            "date": _("Printed on %(day)s", day=say_day(today)),
            "vacancies": [_for_one(vacancy, choice, today) for vacancy in vacancies],
        }
    return print_pdf("selection.typ", content, made_on=today)


def flyer(vacancy: Vacancy, *, language: str, size: PaperSize, today: date) -> Print:
    """Print one vacancy to hang on a wall."""
    choice = BundleChoice(language=language, size=size)
    with speaking(language):
        shown = said(vacancy, choice, today=today)
        shown |= {"short": _opening(str(shown["text"])), "qr": code_of(vacancy.id)}
        content = _frame(choice, _("Volunteers wanted"), today) | {"vacancy": shown}
    return print_pdf("flyer.typ", content, made_on=today)


def _frame(choice: BundleChoice, title: str, today: date) -> Content:
    return {
        "language": choice.language,
        "paper": choice.size,
        "large": choice.large,
        "title": title,
        "words": {
            "when": _("When"),
            "where": _("Where"),
            "route": _("Route"),
            "languages": _("Languages"),
            "call": _("Contact"),
            "ask_us": _("Ask us, with the number."),
            "appointment": _("My appointment"),
            "day_and_hour": _("Day and hour"),
            "with": _("With"),
            "number": _("no."),
            "questions": _("Questions? Come to the desk:"),
        },
    } | letter_head(today)


def _opening(text: str) -> str:
    """Return the first sentences of a text, as many as a passer-by reads."""
    sentences, short = re.split(r"(?<=[.!?])\s+", text.strip()), ""
    for sentence in sentences:
        longer = f"{short} {sentence}".strip()
        if len(longer) > MOST_READ:
            break
        short = longer
    return short or shorten(text, MOST_READ, placeholder=" …")


def _for_one(vacancy: Vacancy, choice: BundleChoice, today: date) -> Content:
    """Add the person to ask for: this sheet is for one visitor, who asked for it."""
    shown = said(vacancy, choice, today=today)
    reached = dict.fromkeys([public_contact(vacancy).name, *ways_to_apply(vacancy)])
    return shown | {"apply": [way for way in reached if way]}
