"""A bundle that is too thick to carry is divided in volumes, each to be read on its own (ADR 20).

What a volume holds follows from the content alone: the same content gives the same volumes.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from flask_babel import gettext as _

from vrijwilligers.bundles import rules
from vrijwilligers.bundles.documents.vacancies import Content
from vrijwilligers.bundles.rules import PaperSize

LONG = 800  # letters that a vacancy may have before it counts as more than one
EVENING_OUT = 40  # sizes that are tried, so that the last volume is not a thin one


def volumes(content: Content) -> list[Content]:
    """Return what each volume says, in the language we speak now; mostly there is but one."""
    most = rules.most_in_volume(PaperSize(str(content["paper"])), large=bool(content["large"]))
    chapters: Any = content["chapters"]
    pieces = list(chain.from_iterable(_pieces(chapter, most) for chapter in chapters))
    parts = _even(pieces, most)
    if len(parts) == 1:
        return [content]
    count = len(parts)
    names = [
        _("Volume %(number)s of %(count)s", number=number, count=count)
        for number in range(1, count + 1)
    ]
    inside = [
        {"name": name, "chapters": [piece["name"] for piece in part]}
        for name, part in zip(names, parts, strict=True)
    ]
    return [
        content
        | {
            "chapters": part,
            "registers": _registers(content, part),
            "volume": {"name": one["name"], "others": [each for each in inside if each != one]},
        }
        for one, part in zip(inside, parts, strict=True)
    ]


def _pieces(chapter: Content, most: int) -> Iterator[Content]:
    """Yield a chapter whole, or in numbered pieces of one size where no volume can hold it."""
    vacancies: Any = chapter["vacancies"]
    pieces = -(-_size(chapter) // most)
    if pieces <= 1:
        yield chapter
        return
    share = -(-len(vacancies) // pieces)
    for number, start in enumerate(range(0, len(vacancies), share), start=1):
        name = f"{chapter['name']} ({number}/{pieces})"
        yield chapter | {"name": name, "vacancies": vacancies[start : start + share]}


def _size(chapter: Content) -> int:
    vacancies: Any = chapter["vacancies"]
    return sum(1 + (len(one["text"]) + sum(map(len, one["tasks"]))) // LONG for one in vacancies)


def _even(pieces: Sequence[Content], most: int) -> list[list[Content]]:
    """Return the pieces in as few volumes as they need, and these about as thick as each other."""
    parts = _packed(pieces, most)
    for room in range(most // 4, most, max(1, most // EVENING_OUT)):
        even = _packed(pieces, room)
        if len(even) == len(parts):
            return even
    return parts


def _packed(pieces: Sequence[Content], room: int) -> list[list[Content]]:
    parts: list[list[Content]] = []
    left = 0
    for piece in pieces:
        size = _size(piece)
        if size > left or not parts:
            parts.append([])
            left = room
        parts[-1].append(piece)
        left -= size
    return parts


def _registers(content: Content, part: Sequence[Content]) -> list[Content]:
    """Return the registers with what stands in this volume."""
    vacancies: Any = chain.from_iterable(_listed(piece["vacancies"]) for piece in part)
    here = {one["number"] for one in vacancies}
    found = []
    for register in _listed(content["registers"]):
        groups = [group | {"numbers": _those(group, here)} for group in register["groups"]]
        if kept := [group for group in groups if group["numbers"]]:
            found.append(register | {"groups": kept})
    return found


def _those(group: Content, here: set[str]) -> list[str]:
    return [number for number in _listed(group["numbers"]) if number in here]


def _listed(value: Any) -> list[Any]:
    return list(value)
