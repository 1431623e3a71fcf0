"""A page of plain text: paragraphs, headings and points, as a coordinator types them."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class BlockKind(StrEnum):
    """What a line of a plain page is."""

    HEADING = "heading"
    POINT = "point"
    TEXT = "text"


KIND_OF_SIGN = {"#": BlockKind.HEADING, "-": BlockKind.POINT}


@dataclass(frozen=True)
class PlainBlock:
    """Lines of one kind that stand together: the points of a list, or one heading or paragraph."""

    kind: BlockKind
    lines: tuple[str, ...]

    @property
    def is_heading(self) -> bool:
        """Tell whether it stands above what follows."""
        return self.kind == BlockKind.HEADING

    @property
    def is_list(self) -> bool:
        """Tell whether these are points of a list."""
        return self.kind == BlockKind.POINT


def blocks_of(text: str) -> list[PlainBlock]:
    """Read a plain page: a line with # is a heading, with - a point, any other a paragraph."""
    lines = [_read(line.strip()) for line in text.splitlines() if line.strip("#- \t")]
    blocks: list[PlainBlock] = []
    for kind, some in groupby(lines, key=lambda line: line[0]):
        said = tuple(words for _kind, words in some)
        each = [said] if kind == BlockKind.POINT else [(words,) for words in said]
        blocks += [PlainBlock(kind, words) for words in each]
    return blocks


def _read(line: str) -> tuple[BlockKind, str]:
    kind = KIND_OF_SIGN.get(line[0], BlockKind.TEXT)
    return kind, line if kind == BlockKind.TEXT else line.lstrip("#-").strip()
