"""Which vacancies a search means, the best first: one rule, whichever database they stand in."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from vrijwilligers.vocabulary.names.alike import SearchMatch

AS_WRITTEN, BEGINS, INSIDE = range(3)  # how far a word is from what was typed
OF_PLACE, NEAR = 10, 100
Hits = Mapping[int, int]  # by the number of a vacancy: how far a word is from what it says


class Meant(NamedTuple):
    """A vacancy that a search may mean, and why."""

    number: int
    why: SearchMatch


def distance(place: int, how: int = AS_WRITTEN) -> int:
    """Return how far a hit is from what was meant: where it stands comes before how it is there."""
    return OF_PLACE * place + how


def ranked(hits: Sequence[Hits], called: Collection[int], *, most: int) -> list[Meant]:
    """Return which vacancies have most of the words, the best first, then the newest.

    ``hits`` says of each word which vacancies have it; the title of those that are ``called`` so is
    what was typed.
    """
    numbers, is_part = with_most(hits)
    at = _at_each_distance(hits, numbers)
    others = (
        Meant(number, _why(worst, is_part=is_part))
        for worst, total in sorted(at)
        for number in sorted(at[worst, total], reverse=True)
        if number not in called
    )
    exact = (Meant(number, SearchMatch.EXACT) for number in sorted(called, reverse=True))
    return [*islice(chain(exact, others), most)]


def _at_each_distance(
    hits: Sequence[Hits], numbers: Iterable[int]
) -> dict[tuple[int, int], list[int]]:
    """Return the vacancies by the farthest of their words, and how far these are together."""
    at = defaultdict[tuple[int, int], list[int]](list)
    for number in numbers:
        each = [by_number[number] for by_number in hits if number in by_number]
        at[max(each), sum(each)].append(number)
    return at


def _why(worst: int, *, is_part: bool) -> SearchMatch:
    if is_part:
        return SearchMatch.PART
    return SearchMatch.TYPO if worst >= NEAR else SearchMatch.CONTAINS


def with_most(hits: Sequence[Hits]) -> tuple[Iterable[int], bool]:
    """Return who has the most of the words, and whether that is only a part of them."""
    if not hits:
        return (), False
    if every := set(hits[0]).intersection(*hits[1:]):
        return every, False
    had = Counter(chain.from_iterable(hits))
    most = max(had.values(), default=0)
    return [number for number, words in had.items() if words == most], True


def open_first(meant: Sequence[Meant], are_open: Collection[int]) -> list[Meant]:
    """Put those that take people before the others, but for what is called exactly so."""

    def is_behind(one: Meant) -> bool:
        return one.why != SearchMatch.EXACT and one.number not in are_open

    return sorted(meant, key=is_behind)
