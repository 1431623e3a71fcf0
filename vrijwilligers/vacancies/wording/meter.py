"""What the meter of plain language says of a text, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.vacancies.rules import Text
from vrijwilligers.vacancies.rules.law import words_for_pay
from vrijwilligers.vocabulary.languages import listed
from vrijwilligers.vocabulary.plain_language import MOST_IN_ONE, TextMeasure, measure
from vrijwilligers.vocabulary.rare_words import rare_words

NAMED = 8  # long words and abbreviations that are named
SHOWN = 140  # characters of a sentence


@dataclass(frozen=True)
class Verdict:
    """What a page says of a text: is it plain, in which figures, and what to look at."""

    language: str
    is_empty: bool
    is_hard: bool
    figures: str
    too_long: tuple[str, ...]
    remarks: tuple[tuple[str, tuple[str, ...]], ...]  # what is noticed, and sentences


def judge(text: Text, language: str) -> Verdict:
    """Measure title and description, and say what can be plainer."""
    found = measure(f"{text.title or ''}\n{text.description or ''}", language)
    return Verdict(
        language=language,
        is_empty=not found.words,
        is_hard=found.is_hard,
        figures=_figures(found),
        too_long=tuple(_short(one) for one in found.too_long),
        remarks=(*_remarks(found, text), *_rare(text, language)),
    )


def _figures(found: TextMeasure) -> str:
    sentences = ngettext("%(num)s sentence", "%(num)s sentences", found.sentences)
    return _(
        "%(sentences)s, %(average)s words each on average, %(longest)s in the longest",
        sentences=sentences,
        average=round(found.average),
        longest=found.longest,
    )


def _remarks(found: TextMeasure, text: Text) -> Iterator[tuple[str, tuple[str, ...]]]:
    if found.long_words:
        yield _("Long words: %(words)s.", words=listed(found.long_words[:NAMED])), ()
    if found.abbreviations:
        named = listed(found.abbreviations[:NAMED])
        yield _("Abbreviations: %(words)s. Write them in full.", words=named), ()
    if pay := words_for_pay(f"{text.title or ''}\n{text.description or ''}"):
        yield _("Words for paid work: %(words)s.", words=listed(pay)), ()
    if found.passives:
        sentences = tuple(_short(one) for one in found.passives)
        yield _("Say who does it:"), sentences


def _rare(text: Text, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name the words that few learners know; a hint, which makes no text hard."""
    found = rare_words(f"{text.title or ''}\n{text.description or ''}", language)[:NAMED]
    if found:
        named = tuple(f"{one.word} → {one.simpler}" for one in found)
        yield _("Rare words: try the simpler one. Our list is tried on Dutch only."), named


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= SHOWN else sentence[:SHOWN] + "…"


def say_longest() -> str:
    """Say what makes a sentence too long."""
    return _("More than %(most)s words. Make two sentences of it:", most=MOST_IN_ONE)
