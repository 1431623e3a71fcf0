"""Letters that were spoiled before a list came to us: *Ã©* in a cell of which the others are right.

Somebody pasted them so. A file that is spoiled as a whole is mended where it is read
(``sandbox/letter_parts.py``).
"""

import re
from collections.abc import Sequence

AFTER = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x81\x8d\x8f\x90\x9d\xa0-¿"  # the other bytes of a letter
SPOILED = re.compile(rf"[ÂÃÅ][{AFTER}]|â[€‚„][{AFTER}]")
BEGINNINGS = ("Ã", "Â", "Å", "â€", "â‚", "â„")  # most rows have none: to look for these is quick


def mended_row(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the cells of a row as they were meant, and the words in which a letter was spoiled."""
    row = "\n".join(cells)
    if not any(begun in row for begun in BEGINNINGS):
        return [*cells], []
    words = [word for cell in cells if SPOILED.search(cell) for word in cell.split(" ")]
    named = [mended for word in words if (mended := _mended(word)) != word]
    return [_mended(cell) for cell in cells], named


def _mended(text: str) -> str:
    return SPOILED.sub(_as_decoded, text)


def _as_decoded(spoiled: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, spoiled[0])).decode("utf-8")
    except UnicodeDecodeError:
        return spoiled[0]


def _byte(sign: str) -> bytes:
    """Return the byte that was taken for a sign; Windows-1252 has no sign for five of them."""
    return sign.encode("latin-1") if sign < "\u0100" else sign.encode("cp1252")
