"""Numbers that stand on what we print, as people say them: *nr. 314*, *vacature 314*, *n° 314*."""

import re
from collections.abc import Iterable

SIGN = r"(?:(?:nr|no|num[eé]ro|nummer|number|n[°º]|#)[.:]?\s*)?"
LONGEST, LARGEST = 40, 2**31 - 1


def number_said(text: str, before: Iterable[str] = ()) -> int | None:
    """Return the number that a text is, with or without one of these words before it."""
    if len(text) > LONGEST:
        return None
    words = "|".join(before)
    said = re.fullmatch(rf"(?:(?:{words})\s*)?{SIGN}([0-9]{{1,10}})", text.strip().lower())
    return int(said[1]) if said and int(said[1]) <= LARGEST else None
