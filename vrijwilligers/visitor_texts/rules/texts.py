"""What is translated: texts with their keys, in parts that are filled and signed one by one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


class VisitorPiece(StrEnum):
    """Something that a visitor gets, in a language of data."""

    BOOKLET = "booklet"
    ORIENTATION = "orientation"
    LEAF = "leaf"
    CARD = "card"
    SCAN = "scan"
    CONSENT = "consent"


class PartCode(StrEnum):
    """A part of the texts: somebody signs a part as a whole."""

    GENERAL = "general"
    TALENTS = "talents"
    BOOKLET = "booklet"
    ORIENTATION = "orientation"
    SCAN = "scan"
    CARD = "card"
    CONSENT = "consent"


NEEDED = {  # the parts of which a piece is made
    VisitorPiece.BOOKLET: (PartCode.GENERAL, PartCode.TALENTS, PartCode.BOOKLET),
    VisitorPiece.ORIENTATION: (
        *(PartCode.GENERAL, PartCode.TALENTS, PartCode.BOOKLET, PartCode.ORIENTATION),
    ),
    VisitorPiece.LEAF: (PartCode.GENERAL, PartCode.TALENTS, PartCode.SCAN),
    VisitorPiece.SCAN: (PartCode.GENERAL, PartCode.TALENTS, PartCode.SCAN),
    VisitorPiece.CARD: (PartCode.GENERAL, PartCode.CARD),
    VisitorPiece.CONSENT: (PartCode.GENERAL, PartCode.CONSENT),
}

NOT_YET = frozenset({VisitorPiece.SCAN, VisitorPiece.CONSENT})  # only in our own languages


@dataclass(frozen=True, kw_only=True)
class TextPart:
    """The texts of a part as a feature brings them: lazy ones by key, or said by language.

    ``longest`` gives, by key, how many characters have room where a place is small.
    """

    code: PartCode
    texts: Mapping[str, object] = field(default_factory=dict)
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    longest: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SourceText:
    """A text to be translated: its key, its part, how we say it, and how long it may become.

    ``message`` is the id under which our own catalogs have it; empty where they have none.
    """

    key: str
    part: PartCode
    said: Mapping[str, str]  # by language of the desk
    message: str = ""
    longest: int | None = None

    @property
    def dutch(self) -> str:
        """Return it in Dutch: the text that a translator starts from."""
        return self.said["nl"]


@dataclass(frozen=True, kw_only=True)
class PartProgress:
    """How much of a part is filled in a language."""

    part: PartCode
    filled: int
    total: int

    @property
    def is_whole(self) -> bool:
        """Tell whether each text is filled."""
        return self.filled == self.total


def progress_of(
    sources: Sequence[SourceText], words: Mapping[str, str]
) -> dict[PartCode, PartProgress]:
    """Count per part how many of its texts are filled; a part without texts is left out."""
    counted: dict[PartCode, PartProgress] = {}
    for part in PartCode:
        keys = [one.key for one in sources if one.part == part]
        if keys:
            filled = sum(bool(words.get(key)) for key in keys)
            counted[part] = PartProgress(part=part, filled=filled, total=len(keys))
    return counted


def digest_of(part: PartCode, sources: Sequence[SourceText], words: Mapping[str, str]) -> str:
    """Return a hash of the texts of a part, with what was translated: it changes when either does.

    A signature holds it, so that what nobody read is never called checked.
    """
    read = [
        (one.key, [one.said[code] for code in sorted(one.said)], words.get(one.key, ""))
        for one in sources
        if one.part == part
    ]
    return sha256(json.dumps(sorted(read)).encode()).hexdigest()
