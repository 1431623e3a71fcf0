"""How well what somebody types fits a name, and how alike two names are.

The words of both are aligned with each other, one to one: their order does not matter, particles
and initials count less, sounds count. What is written together in one and apart in the other is
compared as one word too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from vrijwilligers.vocabulary.names.spelling import MOST_WORDS, PARTICLES, core, sounds, spellings

SHORTEST_INSIDE = 3  # letters of a word that are looked for in the middle of another
LEAST_PART = 0.3  # of what was typed
MOST_LONGER = 3  # letters
ALIKE = 0.93  # what two words are worth that sound the same


class SearchMatch(StrEnum):
    """What made somebody turn up in a search, the best first."""

    NUMBER = "number"
    EXACT = "exact"
    PREFIX = "prefix"
    CONTAINS = "contains"
    SOUNDS = "sounds"
    TYPO = "typo"
    PART = "part"

    @property
    def is_sound(self) -> bool:
        """Tell whether the name only sounds like what was asked."""
        return self == SearchMatch.SOUNDS

    @property
    def is_near(self) -> bool:
        """Tell whether the name is another than what was asked, and only looks like it."""
        return self in {SearchMatch.TYPO, SearchMatch.PART}


PLACE = {match: place for place, match in enumerate(SearchMatch)}
EXACT, PREFIX, CONTAINS, SOUNDS, TYPO, PART = list(PLACE.values())[1:]


class NameFit(NamedTuple):
    """How well a name fits: the least of its words, and how much of them; the best is the least."""

    place: int
    distance: float
    left_over: int = 0

    @property
    def why(self) -> SearchMatch:
        """Return what made it turn up."""
        return list(SearchMatch)[self.place]


class Word:
    """A word that is compared; its sounds are found when somebody asks."""

    def __init__(self, text: str) -> None:
        """Keep the word."""
        self.text = text
        self.is_light = text in PARTICLES
        self.weight = 0.35 if self.is_light else 0.5 if len(text) == 1 else 1 + 0.08 * len(text)

    @cached_property
    def core(self) -> str:
        """Return the word without a glued particle."""
        return core(self.text)

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """Return how it sounds, with and without a glued particle."""
        own = sounds(self.text)
        return own if self.core == self.text else (*own, *sounds(self.core))


def words(text: str) -> list[Word]:
    """Return the words of a name in our letters."""
    return [Word(one) for one in text.split()[:MOST_WORDS]]


def _weight(word: Word) -> float:
    return word.weight


class Asked:
    """What somebody types, read once; what was compared with it is remembered as long."""

    def __init__(self, text: str) -> None:
        """Read the words, in each way to spell them."""
        self._words: dict[str, Word] = {}
        self._named: dict[str, list[Word]] = {}
        self._spelt: dict[str, tuple[str, str]] = {}
        self._compared: defaultdict[str, dict[str, tuple[int, float]]] = defaultdict(dict)
        self.ways = [self._words_of(way) for way in spellings(text) if way]

    def best(self, names: Iterable[Sequence[str]]) -> NameFit | None:
        """Return how well the best of some names fits."""
        return min(filter(None, map(self.fit, names)), default=None)

    def fit(self, parts: Sequence[str]) -> NameFit | None:
        """Return how well a name fits, of which the parts are given; ``None`` when it does not."""
        names = zip(*(self._spellings_of(part) for part in parts if part), strict=True)
        fits = [self._fit(way, name) for name in dict.fromkeys(names) for way in self.ways]
        return min(filter(None, fits), default=None)

    def _fit(self, asked: Sequence[Word], parts: Sequence[str]) -> NameFit | None:
        aligned = self._aligned(asked, [word for part in parts for word in self._words_of(part)])
        if aligned and aligned.place <= PREFIX:
            return aligned
        return min(filter(None, (aligned, self._glued(asked, parts))), default=None)

    def _aligned(self, asked: Sequence[Word], name: Sequence[Word]) -> NameFit | None:
        """Align the words, the longest first; a particle that is not there is passed over."""
        free, worst, gained, whole, missed = list(name), EXACT, 0.0, 0.0, 0
        for word in sorted(asked, key=_weight, reverse=True):
            whole += word.weight
            best, chosen = self._closest(word, free)
            if best is None or best[0] > TYPO or (word.is_light and best[0] > PREFIX):
                missed += not word.is_light
                worst = max(worst, SOUNDS if word.is_light else PART)
                continue
            del free[chosen]
            worst = max(worst, best[0])
            gained += word.weight * (1 - best[1])
        if not gained or (missed and gained < LEAST_PART * whole):
            return None
        return NameFit(worst, round(1 - gained / whole, 3), sum(not word.is_light for word in free))

    def _closest(self, asked: Word, others: Sequence[Word]) -> tuple[tuple[int, float] | None, int]:
        """Return how well the best of some words fits, and its place: the first of equals."""
        best, chosen = None, 0
        compared = self._compared[asked.text]
        for place, other in enumerate(others):
            fit = compared.get(other.text) or self._compare(asked, other)
            if best is None or fit < best:
                best, chosen = fit, place
        return best, chosen

    def _glued(self, asked: Sequence[Word], parts: Sequence[str]) -> NameFit | None:
        """Compare all that was typed, as one word, with a part of the name or with all of it."""
        if len(asked) == len(parts) == 1 and " " not in parts[0]:
            return None
        fits = []
        for typed in _turned([word.text for word in asked]):
            for place, written in enumerate(_together(parts)):
                if len(typed) > len(written) + MOST_LONGER:
                    continue
                kind, distance = self._compare(self._word(typed), self._word(written))
                if kind <= TYPO and (kind != CONTAINS or place == 0):
                    fits.append(NameFit(kind, round(distance + 0.01, 3), int(place > 0)))
        return min(fits, default=None)

    def _compare(self, asked: Word, other: Word) -> tuple[int, float]:
        compared = self._compared[asked.text]
        if other.text not in compared:
            compared[other.text] = _compared(asked, other)
        return compared[other.text]

    def _words_of(self, text: str) -> list[Word]:
        """Return the words of a name in our letters."""
        if text not in self._named:
            self._named[text] = [self._word(one) for one in text.split()[:MOST_WORDS]]
        return self._named[text]

    def _word(self, text: str) -> Word:
        return self._words.get(text) or self._words.setdefault(text, Word(text))

    def _spellings_of(self, part: str) -> tuple[str, str]:
        if part not in self._spelt:
            ways = spellings(part)
            self._spelt[part] = ways[0], ways[-1]
        return self._spelt[part]


def ranked(
    text: str, called: Iterable[tuple[int, Sequence[Sequence[str]]]]
) -> list[tuple[int, SearchMatch]]:
    """Return whom a text means of those who are given with their names (each in its parts).

    The best come first; of two who fit as well, who was given first.
    """
    asked = Asked(text)
    fits = ((number, asked.best(names)) for number, names in called)
    in_order = sorted(((fit, number) for number, fit in fits if fit), key=lambda one: one[0])
    return [(number, fit.why) for fit, number in in_order]


def _compared(asked: Word, other: Word) -> tuple[int, float]:
    """Return how a word fits another: the kind of match, and how far they are from each other."""
    mine, theirs = asked.text, other.text
    if mine == theirs:
        return EXACT, 0.0
    if theirs.startswith(mine):
        return PREFIX, 0.02
    if len(mine) >= SHORTEST_INSIDE and mine in theirs:
        return CONTAINS, 0.05
    return _by_ear_or_error(asked, other)


def _by_ear_or_error(asked: Word, other: Word) -> tuple[int, float]:
    mine, theirs = asked.text, other.text
    if len(mine) < 2 or len(theirs) < 2:
        is_initial = len(theirs) == 1 and mine.startswith(theirs)
        return (TYPO, 0.5) if is_initial else (PART + 1, 1.0)
    likeness = word_likeness(mine, theirs)
    if likeness < 0.3:
        return PART + 1, 1.0
    if _sound_alike(asked.sounds, other.sounds):
        return SOUNDS, 0.6 * (1 - likeness)
    if likeness >= 0.78 or _has_few_errors(mine, theirs) or _nearly_sound_alike(asked, other):
        return TYPO, 1 - likeness
    return PART + 1, 1 - likeness


def word_likeness(mine: str, theirs: str) -> float:
    """Return how alike two words are by their letters, from 0 to 1."""
    straight = OSA.normalized_similarity(mine, theirs)
    if straight <= 0.6:
        return 0.7 * straight
    return (straight + JaroWinkler.normalized_similarity(mine, theirs)) / 2


def _sound_alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(
        one == two or (len(one) >= SHORTEST_INSIDE and two.startswith(one))
        for one in mine
        for two in theirs
    )


def _has_few_errors(mine: str, theirs: str) -> bool:
    """Tell whether one or two letters differ, also from the beginning of a longer word."""
    most = 1 if len(mine) < 6 else 2 if len(mine) < 10 else 3
    if len(mine) < 3:
        return False
    begin = theirs[: len(mine)] if len(mine) >= 5 else theirs
    return min(OSA.distance(mine, theirs), OSA.distance(mine, begin)) <= most


def _nearly_sound_alike(asked: Word, other: Word) -> bool:
    return any(
        min(len(one), len(two)) >= SHORTEST_INSIDE + 1 and OSA.distance(one, two) <= 1
        for one in asked.sounds
        for two in other.sounds
    )


def _turned(texts: Sequence[str]) -> Iterator[str]:
    for place in range(len(texts)):
        yield "".join((*texts[place:], *texts[:place]))


def _together(parts: Sequence[str]) -> Iterable[str]:
    joined = [part.replace(" ", "") for part in parts]
    return dict.fromkeys(("".join(joined), *joined[::-1]) if len(joined) > 1 else joined)
