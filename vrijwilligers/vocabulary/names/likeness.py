"""How alike two names are, from 0 to 1, to find likely doubles.

Words are paired one to one, greedily; their order does not matter, particles and initials count
less, sounds count. Words that one of both lacks count little; words that differ count twice.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from vrijwilligers.vocabulary.names.alike import ALIKE, Word, word_likeness, words
from vrijwilligers.vocabulary.names.spelling import latin

LEAST_PAIRED = 0.55
INITIAL = 0.85
SHORTEST_SOUND = 3
ONE_LACKS, BOTH_LACK = 0.35, 2
AS_ONE_WORD = 0.86
TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "ing", "ir", "mevr", "dhr", "mme", "sr", "jr"})


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, however their words are ordered, glued or spelt."""
    mine, theirs = latin(one), latin(other)
    if mine == theirs:
        return float(bool(mine))
    aligned = _aligned(_words(mine), _words(theirs))
    glued = OSA.normalized_similarity(mine.replace(" ", ""), theirs.replace(" ", ""))
    return max(aligned, glued) if glued > AS_ONE_WORD else aligned


def _words(name: str) -> list[Word]:
    every = words(name)
    return [word for word in every if word.text not in TITLES] or every


def _aligned(mine: Sequence[Word], theirs: Sequence[Word]) -> float:
    left, right = [*mine], [*theirs]
    covered = gained = 0.0
    for much, one, other in sorted(_pairs(mine, theirs), key=lambda pair: -pair[0]):
        if one in left and other in right:
            left.remove(one)
            right.remove(other)
            weight = (one.weight + other.weight) / 2
            covered += weight
            gained += weight * much
    lacks = sorted((sum(word.weight for word in left), sum(word.weight for word in right)))
    whole = covered + BOTH_LACK * lacks[0] + ONE_LACKS * (lacks[1] - lacks[0])
    return gained / whole if whole else 0.0


def _pairs(mine: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[float, Word, Word]]:
    for one in mine:
        for other in theirs:
            much = _worth(one, other)
            if much >= LEAST_PAIRED:
                yield much, one, other


def _worth(one: Word, other: Word) -> float:
    mine, theirs = one.text, other.text
    if mine == theirs:
        return 1.0
    if 1 in (len(mine), len(theirs)):
        return INITIAL if mine[0] == theirs[0] else 0.0
    much = word_likeness(mine, theirs)
    if much >= ALIKE or one.is_light or other.is_light:
        return much
    return max(much, ALIKE) if _sound_the_same(one, other) else much


def _sound_the_same(one: Word, other: Word) -> bool:
    theirs = other.sounds
    return any(len(heard) >= SHORTEST_SOUND and heard in theirs for heard in one.sounds)
