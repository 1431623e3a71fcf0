"""The code under which somebody may leave a result at the desk: a word and five figures.

The words are alike in three languages, harmless in each, and differ in two letters at least; with
the figures that makes more than ten million codes. What people do to a code when they type it
(small letters, blanks, an O for a zero) is understood.
"""

import re
import secrets
from datetime import timedelta
from pathlib import Path

LASTS = timedelta(days=30)
FIGURES = 5
WORDS = tuple(Path(__file__).with_name("short_code_words.txt").read_text("ascii").split())
FIGURE_LIKE = str.maketrans("OQDILZSB", "00011258")
LETTERS_LIKE = (str.maketrans("01258", "OIZSB"), str.maketrans("01258", "OLZSB"))


def new_code() -> str:
    """Make a code that nobody guesses, such as ``TULP-48213``."""
    return f"{secrets.choice(WORDS)}-{secrets.randbelow(10**FIGURES):0{FIGURES}}"


def read_code(typed: str) -> str | None:
    """Return the code that somebody means, or ``None`` where it cannot be one."""
    letters = re.sub(r"[^A-Z0-9]", "", typed.upper())
    word, figures = letters[:-FIGURES], letters[-FIGURES:].translate(FIGURE_LIKE)
    meant = next((one for like in LETTERS_LIKE if (one := word.translate(like)) in WORDS), None)
    return f"{meant}-{figures}" if meant and figures.isdecimal() else None
