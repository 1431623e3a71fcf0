"""The orientation table on paper: all tasks of a market by talent, for who sends visitors on.

Under a talent the tasks that ask it most, from the least Dutch to the most: who stands there with a
beginner reads from the top. A3 has everything; A4 leaves out what is said at the stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.markets.documents.parts import (
    Content,
    drawings,
    drawn,
    in_language,
    say_level,
    told,
)
from vrijwilligers.markets.rules.prints import PrintedMarket, PrintedStand, PrintedTask
from vrijwilligers.settings import wording as desk_wording
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.talents.rules.sets import PLAIN
from vrijwilligers.visitor_texts.rules.languages import direction
from vrijwilligers.visitor_texts.wording import VisitorWords
from vrijwilligers.vocabulary.languages import say_day
from vrijwilligers.vocabulary.levels import Level, rank_of
from vrijwilligers.vocabulary.problems import Problem

NOT_SAID = "?"
NO_DUTCH = NO_TABLE = "–"
EXPLAINED = (Level.A1, Level.A2, Level.B1, Level.B2)
LABELS = (
    *("talent", "task", "you_do", "organisation", "for_whom", "table", "days", "dutch_short"),
    *("practising", "spoken", "helped", "wheelchair", "sheet", "all_talents", "no"),
)


class NoTaskIsChecked(Problem):
    """A table without a row tells nobody anything."""

    message = _l(
        "No task is printed yet: somebody else than who wrote a task has to check it first."
    )


class OrientationPaper(StrEnum):
    """On what the table is printed, lying."""

    A3 = "a3"
    A4 = "a4"


@dataclass(frozen=True, kw_only=True)
class OrientationLook:
    """In which words the table is printed, on what, and on which day."""

    words: VisitorWords
    categories: Mapping[str, str]  # whom a task is for, by code
    today: date
    paper: OrientationPaper = OrientationPaper.A3


Row = tuple[PrintedStand, PrintedTask]


def orientation_table(market: PrintedMarket, look: OrientationLook) -> Print:
    """Print the table of a market; raise ``NoTaskIsChecked`` where it would be empty."""
    if not tasks_of(market.stands):
        raise NoTaskIsChecked
    with look.words.spoken():
        content = orientation_content(market, look)
    return print_pdf("orientation.typ", content, made_on=look.today)


def orientation_content(market: PrintedMarket, look: OrientationLook) -> Content:
    """Return what stands in the table, in the language we speak now."""
    words = look.words
    name, _language = in_language(market.name, words.language)
    parts = list(_parts(market, words))
    return {
        "language": words.language,
        "direction": direction(words.language),
        "paper": look.paper,
        "no_table": NO_TABLE,
        "title": words.say("orientation"),
        "market": f"{name} · {say_day(market.on)}",
        "state": words.say("state", day=say_day(look.today)),
        "legend": words.say("legend", levels=_levels(words)),
        "unchecked": "" if words.is_checked else words.say("unchecked"),
        "parts": [
            (_talent(code, words) | {"rows": [_row(row, look) for row in rows]})
            for code, rows in parts
        ],
        "drawings": drawings({code or PLAIN for code, _rows in parts}),
        "words": {key: words.say(key) for key in LABELS},
        "organisation_line": desk_wording.name_line(desk_settings()),
        "demo": desk_wording.demo_line(),
    }


def _levels(words: VisitorWords) -> str:
    return ", ".join(f"{say_level(level)} {words.level(level)}" for level in EXPLAINED)


def _talent(code: str, words: VisitorWords) -> Content:
    return drawn(code, words) if code else {"name": words.say("no_talent"), "pictogram": PLAIN}


def _parts(market: PrintedMarket, words: VisitorWords) -> Iterator[tuple[str, list[Row]]]:
    """Yield the talents in their order, each with the tasks that ask it most; others at the end."""
    rows: dict[str, list[Row]] = {}
    for stand in market.stands:
        for task in stand.tasks:
            if task.is_checked:
                rows.setdefault(task.talents[0] if task.talents else "", []).append((stand, task))
    known = [code for code in words.talents if code in rows]
    for code in (*known, *sorted(rows.keys() - set(known), reverse=True)):
        yield code, sorted(rows[code], key=lambda row: _height(row, words.language))


def _height(row: Row, language: str) -> tuple[int, str, int]:
    stand, task = row
    return rank_of(task.dutch), in_language(task.title, language)[0], stand.number


def _row(row: Row, look: OrientationLook) -> Content:
    stand, task = row
    words, practice = look.words, task.practises_from
    return {
        "task": told(task.title, words),
        "does": told(task.what, words),
        "organisation": stand.organisation,
        "for_whom": look.categories.get(task.category or "", ""),
        "table": str(stand.table or NO_TABLE),
        "when": told(task.when, words),
        "dutch": say_level(task.dutch) if task.dutch else NO_DUTCH,
        "practice": words.say("from_level", level=say_level(practice)) if practice else "",
        "languages": " ".join(stand.languages) or NOT_SAID,
        "support": told(stand.support or {}, words),
        "wheelchair": _yes(stand.is_wheelchair_accessible, words),
    }


def _yes(is_so: bool | None, words: VisitorWords) -> str:
    if is_so is None:
        return NOT_SAID
    return words.say("yes" if is_so else "no")


def tasks_of(stands: Sequence[PrintedStand]) -> int:
    """Count the tasks that the table shows."""
    return sum(task.is_checked for stand in stands for task in stand.tasks)
