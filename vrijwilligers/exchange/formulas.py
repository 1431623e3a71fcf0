"""Texts that a spreadsheet would calculate: made harmless, and read back as they were.

A text in front of which a spreadsheet sees a formula gets an apostrophe, as OWASP advises against
CSV injection. One that already has apostrophes there gets one more, so that every text comes back.
A plain phone number (``+32470001122``) is no formula: other programs would keep its apostrophe.
"""

import re
from collections.abc import Sequence

OPENS_A_FORMULA = "[=+\\-@\t\r＝＋－＠]"
PHONE = re.compile(r"\+[1-9][0-9]{6,14}")  # as E.164 writes it
_FORMULA = re.compile(rf"(?!{PHONE.pattern}\Z)'*{OPENS_A_FORMULA}")
BETWEEN = "\N{SYMBOL FOR RECORD SEPARATOR}"  # where a text has one itself, it is looked at
_FORMULA_OF_ROW = re.compile(f"{BETWEEN}'*{OPENS_A_FORMULA}")
_QUOTED_FORMULA = re.compile(f"'+{OPENS_A_FORMULA}")


def harmless(text: str) -> str:
    """Write a text so that no spreadsheet calculates it."""
    return f"'{text}" if _FORMULA.match(text) else text


def all_harmless(texts: Sequence[str]) -> list[str]:
    """Write the texts of a row so: nearly always none of them needs it."""
    if _FORMULA_OF_ROW.search(BETWEEN + BETWEEN.join(texts)):
        return [*map(harmless, texts)]
    return [*texts]


def quoted(text: str) -> str:
    """Write a text for a cell that is typed as text: it needs the apostrophe only to come back."""
    return f"'{text}" if _QUOTED_FORMULA.match(text) else text


def as_meant(text: str) -> str:
    """Read a text that was made harmless."""
    return text[1:] if text[:1] == "'" and _QUOTED_FORMULA.match(text) else text
