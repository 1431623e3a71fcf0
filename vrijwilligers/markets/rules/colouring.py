"""Colouring the lines of a bipartite graph, with as few colours as Kőnig promises."""

from collections.abc import Hashable, Sequence

NONE = -1


def coloured(lines: Sequence[tuple[Hashable, Hashable]], colours: int) -> list[int]:
    """Give each line a colour (from 0), so that no two of one colour meet at either end.

    At no end more lines meet than there are colours, so each line finds one. Where no colour is
    free at both ends, one that is free at the left and one that is free at the right change places
    along the path that leaves the right end: it never comes back to the left one, because the
    sides of the graph differ.
    """
    drawing = _Drawing(lines, colours)
    for number in range(len(lines)):
        drawing.colour(number)
    return drawing.colours


class _Drawing:
    """Which line has which colour, at either end of each."""

    def __init__(self, lines: Sequence[tuple[Hashable, Hashable]], colours: int) -> None:
        self.lines = lines
        self.colours = [NONE] * len(lines)
        self.ends: tuple[dict[Hashable, list[int]], ...] = tuple(
            {line[side]: [NONE] * colours for line in lines} for side in (0, 1)
        )

    def colour(self, number: int) -> None:
        """Give a line the first colour that is free at both ends, or make one free there."""
        left, right = (self.ends[side][self.lines[number][side]] for side in (0, 1))
        found = next((at for at, taken in enumerate(left) if taken == right[at] == NONE), NONE)
        if found == NONE:
            found = left.index(NONE)
            self._swap(self._path(self.lines[number][1], found, right.index(NONE)))
        left[found] = right[found] = number
        self.colours[number] = found

    def _path(self, right: Hashable, one: int, other: int) -> dict[int, int]:
        """Return the lines of two colours that follow on an end, and what colour each gets."""
        path: dict[int, int] = {}
        side, end = 1, right
        while (number := self.ends[side][end][one]) != NONE:
            path[number] = other
            side = 1 - side
            end = self.lines[number][side]
            one, other = other, one
        return path

    def _swap(self, path: dict[int, int]) -> None:
        for number in path:
            self._mark(number, NONE)
        for number, colour in path.items():
            self.colours[number] = colour
            self._mark(number, number)

    def _mark(self, number: int, mark: int) -> None:
        for side in (0, 1):
            self.ends[side][self.lines[number][side]][self.colours[number]] = mark
