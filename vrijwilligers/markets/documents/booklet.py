"""The booklet of a visitor: on A5, to be carried along, and to write appointments in.

Personal: the code and the talents of the visitor, the stands that fit, the way past them. For all:
every stand of the market. Neither has a name on it, nor anything of who somebody is; what is on it
was chosen by the visitor (P-24).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.markets.documents.floor import alternative, floor
from vrijwilligers.markets.documents.parts import (
    Content,
    drawings,
    drawn,
    hour_of,
    in_language,
    plain,
    say_dutch,
    told,
)
from vrijwilligers.markets.rules.choosing import ChosenStand
from vrijwilligers.markets.rules.prints import PrintedMarket, PrintedStand, PrintedTask
from vrijwilligers.markets.rules.routes import Stop
from vrijwilligers.settings import wording as desk_wording
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.visitor_texts.rules.languages import direction
from vrijwilligers.visitor_texts.wording import PHRASES, VisitorWords
from vrijwilligers.vocabulary.languages import (
    language_name,
    listed,
    opening,
    say_clock,
    say_day,
)
from vrijwilligers.vocabulary.words import say_phone

TEMPLATE = "booklet.typ"


@dataclass(frozen=True, kw_only=True)
class BookletLook:
    """In which words and letters a booklet is printed, and on which day."""

    words: VisitorWords
    dutch: VisitorWords  # in which somebody who practises says what can be said
    today: date
    large: bool = False


@dataclass(frozen=True, kw_only=True)
class Personal:
    """What a visitor chose: a code, talents, stands that fit, and the way past them.

    Without a route it is a booklet of the infopunt: between markets there are no tables.
    """

    code: str
    talents: tuple[str, ...]
    chosen: tuple[ChosenStand, ...]
    route: tuple[Stop, ...] | None = None


def personal_booklet(market: PrintedMarket, personal: Personal, look: BookletLook) -> Print:
    """Print the booklet of one visitor."""
    with look.words.spoken():
        content = personal_content(market, personal, look)
    return print_pdf(TEMPLATE, content, made_on=look.today)


def generic_booklet(market: PrintedMarket, look: BookletLook) -> Print:
    """Print the booklet of a market with all its stands."""
    with look.words.spoken():
        content = generic_content(market, look)
    return print_pdf(TEMPLATE, content, made_on=look.today)


def personal_content(market: PrintedMarket, personal: Personal, look: BookletLook) -> Content:
    """Return what stands in the booklet of one visitor, in the language we speak now."""
    words, on_the_day = look.words, personal.route is not None
    stops = {stop.stand: stop for stop in personal.route or ()}
    in_order = sorted(personal.chosen, key=lambda one: _place(one, stops))
    stands = [
        _stand(one.stand, [one.task], words)
        | {"stop": nth, "talents": [drawn(code, words) for code in one.talents]}
        | _table(market, one.stand, stops.get(one.stand.number), on_the_day)
        for nth, one in enumerate(in_order, start=1)
    ]
    return {
        **_house(market, look, pictured={*personal.talents, *_asked(one.task for one in in_order)}),
        "kind": "market" if on_the_day else "desk",
        "title": words.say("title" if on_the_day else "desk_title"),
        "code": personal.code,
        "talents": [drawn(code, words) for code in personal.talents],
        "steps": _steps("market" if on_the_day else "desk", words),
        "plan": _plan(market, stands, words) if on_the_day else None,
        "stands": stands,
    }


def generic_content(market: PrintedMarket, look: BookletLook) -> Content:
    """Return what stands in the booklet for all, in the language we speak now."""
    words = look.words
    checked = {
        stand.number: [task for task in stand.tasks if task.is_checked] for stand in market.stands
    }
    stands = [
        _stand(stand, checked[stand.number], words)
        | {"stop": 0, "talents": [], "table": stand.table or 0, "at": ""}
        for stand in sorted(market.stands, key=lambda one: (one.table or 10**6, one.number))
        if checked[stand.number]
    ]
    return {
        **_house(market, look, pictured=_asked(chain.from_iterable(checked.values()))),
        "kind": "all",
        "title": words.say("generic_title"),
        "code": "",
        "talents": [],
        "steps": _steps("all", words),
        "plan": _plan(market, [], words),
        "stands": stands,
    }


def _place(one: ChosenStand, stops: dict[int, Stop]) -> tuple[int, int]:
    stop = stops.get(one.stand.number)
    return (stop.quarter if stop else 10**6, one.stand.table or 10**6)


def _table(
    market: PrintedMarket, stand: PrintedStand, stop: Stop | None, on_the_day: bool
) -> Content:
    if not on_the_day:
        return {"table": 0, "at": ""}
    return {"table": stand.table or 0, "at": hour_of(market, stop.quarter) if stop else ""}


def _asked(tasks: Iterable[PrintedTask]) -> set[str]:
    """Return the talents whose pictures stand beside the tasks."""
    return {code for task in tasks for code in task.talents}


def _house(market: PrintedMarket, look: BookletLook, *, pictured: set[str]) -> Content:
    words, desk = look.words, desk_settings()
    name, _language = in_language(market.name, words.language)
    hours = f"{say_clock(market.opens_at)}–{say_clock(market.closes_at)}"
    return {
        "language": words.language,
        "direction": direction(words.language),
        "large": look.large,
        "paper": "a5",
        "market": name,
        "when": f"{opening(say_day(market.on, 'EEEE d MMMM y'))}, {hours}",
        "where": ", ".join(one for one in (market.place, market.street, market.town) if one),
        "drawings": drawings(pictured),
        "phrases": [{"say": look.dutch.say(key), "hint": _hint(key, look)} for key in PHRASES],
        "next": [
            {"picture": picture, "head": words.say(key), "body": words.say(f"{key}_more")}
            for picture, key in NEXT
        ],
        "desk": desk_wording.brief_lines(desk),
        "desk_name": desk_wording.name_line(desk),
        "organisation_line": desk_wording.name_line(desk),
        "demo": desk_wording.demo_line(),
        "made": words.say("made", day=say_day(look.today)),
        "unchecked": "" if words.is_checked else words.say("unchecked"),
        "words": {key: words.say(key) for key in LABELS},
    }


NEXT = (("day", "go"), ("phone", "cannot"), ("talking", "how_is_it"), ("question", "question"))
LABELS = (
    *("code", "show_code", "talents", "how", "route", "plan", "places", "table", "what", "hour"),
    *("free", "entrance", "fits", "everybody", "appointment", "appointments", "day", "where"),
    *("with_whom", "organisation", "where_and_whom", "phrases", "own_question", "next", "notes"),
    "found",
)
STEPS = {
    "market": (("place", "look"), ("walking", "walk"), ("talking", "ask"), ("pen", "note")),
    "all": (
        ("place", "look_all"),
        ("walking", "walk", "walk_all_more"),
        ("talking", "ask"),
        ("pen", "note", "note_all_more"),
    ),
    "desk": (
        ("place", "choose"),
        ("phone", "call"),
        ("talking", "ask"),
        ("pen", "note", "go_more"),
    ),
}


def _steps(kind: str, words: VisitorWords) -> list[Content]:
    return [
        {
            "picture": picture,
            "head": words.say(key),
            "body": words.say(more[0] if more else f"{key}_more"),
        }
        for picture, key, *more in STEPS[kind]
    ]


def _hint(key: str, look: BookletLook) -> str:
    """Say in the language of the visitor what stands there in Dutch."""
    return "" if look.words.language == look.dutch.language else look.words.say(key)


def _plan(market: PrintedMarket, stands: Sequence[Content], words: VisitorWords) -> Content:
    stops = {int(str(one["table"])): int(str(one["stop"])) for one in stands if one["table"]}
    return floor(market.plan, stops) | {"alt": alternative(market.plan, stops, words)}


def _stand(stand: PrintedStand, tasks: Sequence[PrintedTask], words: VisitorWords) -> Content:
    return {
        "organisation": stand.organisation,
        "tasks": [_task(task, words) for task in tasks],
        "facts": _facts(stand, words),
    }


def _task(task: PrintedTask, words: VisitorWords) -> Content:
    return {
        "title": told(task.title, words),
        "talents": [drawn(code, words) for code in task.talents],
        "facts": _known(
            (
                ("task", "does", told(task.what, words)),
                ("people", "whom", told(task.whom, words)),
                ("day", "when", told(task.when, words)),
                ("dutch", "dutch", plain(say_dutch(task, words), words)),
            ),
            words,
        ),
    }


def _facts(stand: PrintedStand, words: VisitorWords) -> list[Content]:
    spoken = listed(language_name(code) for code in stand.languages) if stand.languages else ""
    contact = (stand.contact_name, say_phone(stand.contact_phone or ""), stand.contact_email)
    return _known(
        (
            ("talking", "languages", plain(opening(spoken), words)),
            ("person", "support", told(stand.support or {}, words)),
            ("phone", "contact", plain(", ".join(one for one in contact if one), words)),
        ),
        words,
    )


def _known(facts: Iterable[tuple[str, str, Content]], words: VisitorWords) -> list[Content]:
    """Return what is known, each with its picture and label."""
    return [
        {"picture": picture, "label": words.say(key), "value": value}
        for picture, key, value in facts
        if value["text"]
    ]
