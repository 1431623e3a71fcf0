"""What the prints of a market share: texts with their language, pictures, hours."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from vrijwilligers.markets.rules.prints import PrintedMarket, PrintedTask, Texts
from vrijwilligers.talents.rules.pictograms import drawing
from vrijwilligers.visitor_texts.wording import VisitorWords
from vrijwilligers.vocabulary.languages import language_name, opening, say_clock
from vrijwilligers.vocabulary.levels import Level

Content = dict[str, object]
FALLBACK = ("nl", "fr", "en")
SELF = "currentColor"  # the template chooses


def in_language(texts: Texts, language: str) -> tuple[str, str]:
    """Return a text and its language: the one asked, else another; nothing where there is none."""
    order = (language, *FALLBACK, *sorted(texts))
    found = next((code for code in order if texts.get(code)), language)
    return texts.get(found, ""), found


def told(texts: Texts, words: VisitorWords) -> Content:
    """Return a text for a print: marked where it is in another language than the reader's."""
    text, language = in_language(texts, words.language)
    is_other = bool(text) and language != words.language
    mark = words.say("written_in", language=language_name(language)) if is_other else ""
    return {"text": text, "language": language, "mark": mark}


def plain(text: str, words: VisitorWords) -> Content:
    """Return words of ours as `told` returns those of an organisation."""
    return {"text": text, "language": words.language, "mark": ""}


def drawings(names: Iterable[str]) -> dict[str, str]:
    """Return the pictograms of talents that are on a print."""
    return {name: drawing(name, SELF) for name in names}


def drawn(code: str, words: VisitorWords) -> Content:
    """Return a talent with its picture, which is named as it is."""
    return {"name": opening(words.talent(code)), "pictogram": code}


def hour_of(market: PrintedMarket, quarter: int) -> str:
    """Say at which hour a quarter of the market begins."""
    return say_clock(moment_of(market, quarter))


def moment_of(market: PrintedMarket, quarter: int) -> time:
    """Return when a quarter of the market begins."""
    begins = datetime.combine(date.min, market.opens_at)
    return (begins + timedelta(minutes=market.slot_minutes * quarter)).time()


def say_dutch(task: PrintedTask, words: VisitorWords) -> str:
    """Say which Dutch a task asks, and from which one may practise it."""
    if task.practises_from:
        key = "practice" if task.dutch else "practice_any"
        return _with_level(key, task.practises_from, words)
    return _with_level("dutch_needed", task.dutch, words) if task.dutch else words.say("no_dutch")


def _with_level(key: str, level: Level, words: VisitorWords) -> str:
    return words.say(key, level=say_level(level), words=words.level(level))


def say_level(level: Level) -> str:
    """Say the letters of a level; a mother tongue stands beyond them."""
    return "C2+" if level is Level.NATIVE else level.value
