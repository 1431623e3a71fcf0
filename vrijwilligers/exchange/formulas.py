"""Texts that a spreadsheet would calculate: made harmless, and read back as they were.

A text in front of which a spreadsheet sees a formula gets an apostrophe, as OWASP advises against
CSV injection. One that already has apostrophes there gets one more, so that every text comes back.
"""

import re

OPENS_A_FORMULA = "[=+\\-@\t\r＝＋－＠]"
_FORMULA = re.compile(f"'*{OPENS_A_FORMULA}")
_QUOTED_FORMULA = re.compile(f"'+{OPENS_A_FORMULA}")


def harmless(text: str) -> str:
    """Write a text so that no spreadsheet calculates it."""
    return f"'{text}" if _FORMULA.match(text) else text


def quoted(text: str) -> str:
    """Write a text for a cell that is typed as text: it needs the apostrophe only to come back."""
    return f"'{text}" if _QUOTED_FORMULA.match(text) else text


def as_meant(text: str) -> str:
    """Read a text that was made harmless."""
    return text[1:] if text[:1] == "'" and _QUOTED_FORMULA.match(text) else text
