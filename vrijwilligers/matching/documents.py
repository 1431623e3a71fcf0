"""A card for who is expected somewhere: when and where, whom to ask for, whom to call.

It names nobody but whom to ask for: it may be lost on a tram.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.appointments import split_place
from vrijwilligers.matching.wording.appointments import details_of
from vrijwilligers.matching.wording.visitor_texts import card_words
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.visitor_texts.rules.languages import direction
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.visitor_texts.wording import words_of
from vrijwilligers.vocabulary.languages import say_clock, say_day
from vrijwilligers.vocabulary.words import say_phone

MOST = 4  # cards on a sheet
Content = dict[str, object]


class CardPaper(StrEnum):
    """On what a card is printed."""

    A6 = "a6"
    A4 = "a4"  # up to four, to be cut


def appointment_cards(
    introductions: Sequence[Introduction], *, language: str, paper: CardPaper, today: date
) -> Print:
    """Print the cards of appointments, in the language of who takes them along."""
    said = words_of(language, VisitorPiece.CARD)
    with said.spoken():
        content: Content = {
            "language": language,
            "direction": direction(language),
            "unchecked": "" if said.is_checked else said.say("unchecked"),
            "paper": paper,
            "title": _("My appointment"),
            "cards": [_card(one, language) for one in introductions[:MOST]],
            "words": card_words(),
            "demo": demo_line(),
            "organisation_line": name_line(desk_settings()),
        }
    return print_pdf("card.typ", content, made_on=today)


def _card(introduction: Introduction, language: str) -> Content:
    details, vacancy = details_of(introduction), introduction.vacancy
    written_in, text = public_text(vacancy, language)
    return {
        "weekday": say_day(details.on, "EEEE"),
        "day": say_day(details.on, "d MMMM"),
        "hour": say_clock(details.begins_at) if details.begins_at else "",
        "place": split_place(details.place or ""),
        "travel": details.travel or "",
        "organisation": vacancy.organisation.name,
        "with_whom": details.with_whom or "",
        "task": text.title,
        "task_language": written_in,
        "phone": say_phone(details.phone),
        "desk": _line_of_desk(),
    }


def _line_of_desk() -> str:
    desk = desk_settings()
    return say_phone(desk.phone) or desk.email
