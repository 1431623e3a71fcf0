"""The result of a talent scan on a leaf of A5: the talents, and on its back who asks them.

It names nobody and says nothing of what was not chosen (T-01, T-06): it may be lost on a tram.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.scans.queries import WhoAsks, who_asks
from vrijwilligers.scans.rules import ScanDetails
from vrijwilligers.scans.wording.results import ShownPart, ShownResult, ShownTalent, shown_result
from vrijwilligers.scans.wording.visitor_texts import in_words
from vrijwilligers.settings import wording as desk_wording
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.pictograms import drawing
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import practises_dutch, public_line
from vrijwilligers.vacancies.wording.parts import (
    joined,
    say_practice_mark,
    say_when,
    say_where,
)
from vrijwilligers.visitor_texts.rules.languages import direction
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.visitor_texts.wording import words_of
from vrijwilligers.vocabulary.languages import (
    DESK_LANGUAGE,
    LANGUAGES,
    opening,
    say_day,
    speaking,
)

Content = dict[str, object]
LEAF_NAMES = {"nl": "talenten.pdf", "fr": "talents.pdf", "en": "talents.pdf"}
SELF = "currentColor"  # the template chooses


@dataclass(frozen=True, kw_only=True)
class LeafCode:
    """The code under which a result is kept, and until when."""

    code: str
    until: datetime


def leaf_name(language: str) -> str:
    """Return how the file of a leaf is called."""
    return LEAF_NAMES.get(language, f"talents-{language}.pdf")


def talent_leaf(
    details: ScanDetails,
    *,
    language: str,
    chosen_on: date,
    today: date,
    code: LeafCode | None = None,
) -> Print:
    """Print the result of a scan in a language, with the code only where there is one."""
    said = words_of(language, VisitorPiece.LEAF)
    used = in_words(talents.set_named(details.set_code, details.set_version), said)
    found = who_asks(details.result.talents, today=today)
    written_in = language if language in LANGUAGES else DESK_LANGUAGE
    with said.spoken():
        shown = shown_result(details, used, found.counts)
        content: Content = {
            "language": language,
            "direction": direction(language),
            "unchecked": "" if said.is_checked else said.say("unchecked"),
            "tasks_language": written_in,
            "title": _("Your talents"),
            "chosen": _(
                "You chose this yourself on %(day)s. It is no test.", day=say_day(chosen_on)
            ),
            "parts": [_part(part, shown.parts[0]) for part in shown.parts],
            "drawings": {one.pictogram: drawing(one.pictogram, SELF) for one in _all(shown)},
            "made_with": joined(shown.made_with, _("Printed on %(day)s", day=say_day(today))),
            "words": _words(),
        }
        content |= _code(code) | _desk()
    with speaking(written_in):  # what a vacancy asks is not translated
        content["tasks"] = _tasks(shown, found, today)
    return print_pdf("talents.typ", content, made_on=today)


def _words() -> dict[str, str]:
    return {
        # Translators: before what one can do with a talent: "For example: pouring coffee"
        "example": _("For example:"),
        "tasks": _("Here they ask these talents"),
        "no_tasks": _("No vacancy asks these talents now. We look for one with you at the desk."),
        "code": _("My code"),
        "help": _("Do you want help to choose?"),
        "show_leaf": _("Come to the desk, and show this sheet."),
    }


def _part(part: ShownPart, first: ShownPart) -> Content:
    said = {True: _("This is you"), False: _("This suits you too")}
    return {
        "title": said[part.is_sure] if first.is_sure else part.title,
        "is-main": part is first,
        "talents": [
            {
                "name": opening(one.name),
                "explanation": one.explanation,
                "meaning": one.meaning,
                "pictogram": one.pictogram,
            }
            for one in part.cards
        ],
    }


def _tasks(shown: ShownResult, found: WhoAsks, today: date) -> list[Content]:
    cards = {one.code: one for one in _all(shown)}
    return [
        _task(vacancy, [card for code, card in cards.items() if code in codes], today)
        for vacancy, codes in found.first
    ]


def _task(vacancy: Vacancy, asked: Iterable[ShownTalent], today: date) -> Content:
    line = public_line(vacancy, today=today)
    rows = (joined(line.organisation, say_where(vacancy)), say_when(vacancy, today))
    level = vacancy.practise_dutch if practises_dutch(vacancy) else None
    return {
        "number": str(line.id),
        "title": line.title,
        "language": line.language,
        "rows": [row for row in rows if row],
        "practice": say_practice_mark(level) if level else "",
        "talents": [{"name": opening(one.name), "pictogram": one.pictogram} for one in asked],
    }


def _all(shown: ShownResult) -> list[ShownTalent]:
    return [one for part in shown.parts for one in part.cards]


def _code(code: LeafCode | None) -> Content:
    if code is None:
        return {"code": "", "until": ""}
    return {
        "code": code.code,
        "until": _(
            "Say it at the desk if you like. It works until %(day)s.", day=say_day(code.until)
        ),
    }


def _desk() -> Content:
    desk = desk_settings()
    return {
        "demo": desk_wording.demo_line(),
        "organisation_line": desk_wording.name_line(desk),
        "desk": desk_wording.brief_lines(desk),
    }
