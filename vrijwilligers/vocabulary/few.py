"""Figures that say nothing of one person: small ones are put together."""

from collections.abc import Mapping, Sequence

FEW = 5  # a smaller value is not shown for itself (STANDARDS P-28)
OTHER = "other"


def without_few(counts: Mapping[str, int]) -> dict[str, int]:
    """Return counts of which none is small: the small ones are *other*, the most first.

    Where these together are few still, the smallest of the rest joins them: a difference with the
    total says nothing either. What is few in all is not told apart.
    """
    named = {code: amount for code, amount in counts.items() if code != OTHER and amount > 0}
    shown = sorted(named.items(), key=lambda one: (-one[1], one[0]))
    few = counts.get(OTHER, 0)
    while shown and (shown[-1][1] < FEW or 0 < few < FEW):
        few += shown.pop()[1]
    return dict(shown) | ({OTHER: few} if few >= FEW else {})


def nested_without_few(counts: Sequence[int]) -> list[int | None]:
    """Return counts of which each is a part of the one before, without those that tell of few.

    Nothing stands for a small one, and for one that differs little from a count that is shown: who
    is in the one but not in the other are few as well.
    """
    shown: list[int | None] = []
    larger: int | None = None
    for count in counts:
        is_told = not 0 < count < FEW and (larger is None or not 0 < larger - count < FEW)
        shown.append(count if is_told else None)
        larger = count if is_told else larger
    return shown
