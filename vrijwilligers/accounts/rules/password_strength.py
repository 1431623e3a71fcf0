"""How hard a password is to guess for somebody who knows the person, the desk and Brussels.

It is read as a row of pieces. A word of the person or the house tells nothing; one that many people
take (``words/guessed.txt``) or that stands on our own pages (``words/plain.txt``) is one of some
thousand; what nobody knows is weighed by zxcvbn. The work is bounded, whatever is typed.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

ENOUGH = 9.0  # as a power of ten: guesses
WEIGHED = 30  # signs that zxcvbn looks at: its work grows fast
LONGEST_WORD = 30
SHORTEST_WITHIN = 5  # a shorter word counts only where it stands apart
KNOWN_BY_ALL = 4000  # of the words in zxcvbn's own list of passwords
LOOKS_LIKE = str.maketrans("013457@$€!|+(<{[", "oieastaseiltcccc")
NEAR_LETTERS = re.compile(r"[013457@$€!|+(<{[]+(?=[a-z])")
SIGNS = re.compile(r"[^a-z0-9]+")
YEAR_OR_ROW = re.compile(r"(?:19|20)\d\d|\d{1,8}")
WORDS = Path(__file__).parent / "words"


class Guessable(StrEnum):
    """What kind of piece a password has; each is guessed in its own number of tries."""

    OWN = "own"
    FEW = "few"  # a month, a season, a day: one of a dozen
    COMMON = "common"
    NUMBER = "number"
    UNKNOWN = "unknown"


WEIGHTS = {Guessable.OWN: 0.0, Guessable.FEW: 1.0, Guessable.COMMON: 3.2, Guessable.NUMBER: 2.0}
Piece = tuple[str, Guessable]


def pieces(password: str, own_words: Iterable[str]) -> list[Piece]:
    """Read a password as words that are known, numbers, and what nobody knows."""
    plain = _plain(password)
    as_letters = NEAR_LETTERS.sub(lambda signs: signs[0].translate(LOOKS_LIKE), plain)
    own = {_plain(word) for word in own_words}
    ways = dict.fromkeys((plain, as_letters, SIGNS.sub("", plain)))
    return min((_read(text, own) for text in ways), key=strength)


def strength(found: Collection[Piece]) -> float:
    """Return about how many guesses a password takes, as a power of ten."""
    return sum(WEIGHTS.get(kind, 0) for _, kind in set(found)) + _of_what_is_left(found)


def _of_what_is_left(found: Collection[Piece]) -> float:
    unknown = " ".join(text for text, kind in found if kind == Guessable.UNKNOWN)
    return float(zxcvbn(unknown[:WEIGHED])["guesses_log10"]) if unknown else 0.0


def _read(text: str, own: Collection[str]) -> list[Piece]:
    found: list[Piece] = []
    for run in SIGNS.split(text):
        found += _read_run(run, own)
    return found


def _read_run(run: str, own: Collection[str]) -> Iterator[Piece]:
    """Read what stands between two signs: at each place the longest word that is known."""
    start = begun = 0
    while start < len(run):
        piece = _longest_at(run, start, own)
        if piece is None:
            start += 1
            continue
        if begun < start:
            yield run[begun:start], Guessable.UNKNOWN
        yield piece
        start = begun = start + len(piece[0])
    if begun < len(run):
        yield run[begun:], Guessable.UNKNOWN


def _longest_at(run: str, start: int, own: Collection[str]) -> Piece | None:
    if number := YEAR_OR_ROW.match(run, start):
        return number[0], Guessable.NUMBER
    for end in range(min(len(run), start + LONGEST_WORD), start + 1, -1):
        word = run[start:end]
        kind = _kind_of(word, own)
        if kind and (len(word) >= SHORTEST_WITHIN or _stands_apart(run, start, end)):
            return word, kind
    return None


def _stands_apart(run: str, start: int, end: int) -> bool:
    around = run[start - 1 : start] + run[end : end + 1]
    return not any(sign.isalpha() for sign in around)


def _kind_of(word: str, own: Collection[str]) -> Guessable | None:
    if word in own:
        return Guessable.OWN
    return _known_words().get(word)


@cache
def _known_words() -> dict[str, Guessable]:
    known = dict.fromkeys(
        map(_plain, FREQUENCY_LISTS["passwords"][:KNOWN_BY_ALL]), Guessable.COMMON
    )
    known |= dict.fromkeys(_words_of("plain.txt"), Guessable.COMMON)
    known |= dict.fromkeys(_words_of("guessed.txt"), Guessable.COMMON)
    known |= dict.fromkeys(_words_of("few.txt"), Guessable.FEW)
    return {word: kind for word, kind in known.items() if word.isalpha() and len(word) > 1}


def _words_of(name: str) -> list[str]:
    return [_plain(word) for word in (WORDS / name).read_text(encoding="utf-8").split()]


def _plain(text: str) -> str:
    """Leave out capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
