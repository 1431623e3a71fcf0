"""Whether a translation can be taken in: each fault has a name, and nothing is mended by itself."""

import re
import unicodedata
from enum import StrEnum

from vrijwilligers.exchange.formulas import OPENS_A_FORMULA
from vrijwilligers.visitor_texts.rules.languages import script_names
from vrijwilligers.visitor_texts.rules.texts import SourceText

PLACE = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")  # what is filled in: %(day)s or {page}
PERCENT = re.compile(r"%(?!\([a-z_]+\)[sd])")
FORMULA = re.compile(rf"'*{OPENS_A_FORMULA}")
MARKUP = re.compile("[<>]")
SHAPE = "[|]"  # around a part of a consent text that may go
REPLACED = "\N{REPLACEMENT CHARACTER}"
LONGEST = 6000
TURNS = frozenset(  # signs that turn the direction of what stands after them
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}"
    "\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
)


class TextFault(StrEnum):
    """Why a text is not taken in."""

    UNKNOWN = "unknown"
    TWICE = "twice"
    PLACES = "places"
    TOO_LONG = "too long"
    CONTROL = "control"
    FORMULA = "formula"
    MARKUP = "markup"
    SHAPE = "shape"
    LINES = "lines"
    SCRIPT = "script"
    NO_FONT = "no font"
    ROW = "row"


def fault_of(source: SourceText, words: str, language: str) -> TextFault | None:
    """Return what is wrong with a translation of a text; nothing where it can be taken in.

    Whether our fonts have its letters is another question (``exchange.documents.fonts``).
    """
    checks = {
        TextFault.CONTROL: _has_control(words),
        TextFault.TOO_LONG: len(words) > (source.longest or LONGEST),
        TextFault.FORMULA: bool(FORMULA.match(words)) and not FORMULA.match(source.dutch),
        TextFault.MARKUP: bool(MARKUP.search(words)),
        TextFault.PLACES: _loses_places(source.dutch, words),
        TextFault.SHAPE: any(source.dutch.count(sign) != words.count(sign) for sign in SHAPE),
        TextFault.LINES: "\n" in words and "\n" not in source.dutch,
        TextFault.SCRIPT: _is_in_another_script(source, words, language),
    }
    return next((fault for fault, is_so in checks.items() if is_so), None)


def places_of(text: str) -> list[str]:
    """Return what is filled in in a text, in order of the alphabet."""
    return sorted(PLACE.findall(text))


def _loses_places(source: str, words: str) -> bool:
    """Tell whether what is filled in differs; a lone % is one where something is filled in."""
    if set(places_of(source)) != set(places_of(words)):
        return True
    return bool("%(" in source and PERCENT.search(words))


def _has_control(words: str) -> bool:
    signs = set(words) - {"\n"}
    return REPLACED in signs or any(
        sign in TURNS or unicodedata.category(sign) in ("Cc", "Co", "Cs") for sign in signs
    )


def _is_in_another_script(source: SourceText, words: str, language: str) -> bool:
    """Tell whether no letter is of the language: a file in a wrong encoding, or a wrong column.

    What stays as it is (a name, *PDF*) is no fault.
    """
    begins = script_names(language)
    letters = [sign for sign in PLACE.sub("", words) if sign.isalpha()]
    if not begins or not letters or words in source.said.values():
        return False
    return not any(unicodedata.name(sign, "").startswith(begins) for sign in letters)
