"""Postcode and town, in one cell or two, in any order: *1090 Jette*, *Bruxelles (Laeken)*."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.vocabulary.places import (
    municipalities,
    of_name,
    of_postcode,
    postcode_of_part,
)

BRUSSELS = re.compile(r"1[0-2]\d\d")  # postcodes of the region
REMEMBERED = 5_000  # cells: lists repeat their towns
CITY = "21004"  # whose name also stands for the whole region
CODE = r"(?:B(?:E(?:LGI(?:UM|QUE|E|Ë))?)?[ -]{0,2})?(?P<code>[1-9]\d{3})"
NAME = r"(?P<name>[^\W\d_]{3}.*|[^\W\d_]{2}\..*)"  # 1012 AB is a Dutch postcode
WITH_NAME = (
    re.compile(rf"{CODE}[\s,:-]+{NAME}", re.IGNORECASE),
    re.compile(rf"(?P<name>[^\d]{{3,}}?)[\s,(-]+{CODE}\)?", re.IGNORECASE),
)
BETWEEN_NAMES = re.compile(r"[/(),;]|\s[-–]\s")


class Place(NamedTuple):
    """Where something is: ``town`` as it was written where we do not know it, or know it better."""

    postcode: str | None = None
    municipality: str | None = None  # NIS code, of Brussels only
    town: str | None = None


@lru_cache(REMEMBERED)
def split(text: str) -> tuple[str, str]:
    """Return a Belgian postcode and a name that stand in one cell; without code the whole text."""
    if bare := cells.BELGIAN_POSTCODE.fullmatch(text.strip()):
        return bare[1], ""
    for pattern in WITH_NAME:
        if found := pattern.fullmatch(text.strip()):
            return found["code"], found["name"].strip()
    return "", text


def postcode(text: str) -> str | None:
    """Read a postcode, also with its town; one of another country is kept as it is written."""
    return split(text)[0] or cells.postcode(text)


def known_place(text: str) -> Place:
    """Read a town that we know, or one with its postcode."""
    number, name = split(text)
    found = place_of(number or None, name)
    if text and not (found.municipality or found.postcode):
        raise cells.BadCell(_l("“%(text)s” is no place in Brussels that we know.", text=text[:60]))
    return found


@lru_cache(REMEMBERED)
def place_of(number: str | None, name: str | None) -> Place:
    """Find the municipality of a postcode and a name, each where it is known."""
    written, inside = name, split(name or "")
    number = number or inside[0] or None
    name = inside[1] or None if inside[0] else name
    known = _best(_known(name)) if _may_be_brussels(number) else None
    if known is None:
        return Place(number, of_postcode(number), written if not inside[0] else name)
    part = postcode_of_part(known)
    return Place(number or part, _code_of(known), known if part else None)


def _known(name: str | None) -> Iterator[str]:
    """Return the names in a cell that we know: the whole of it, else its parts."""
    parts = [name or "", *BETWEEN_NAMES.split(name or "")]
    return (part.strip() for part in parts if part.strip() and _code_of(part.strip()))


def _best(names: Iterable[str]) -> str | None:
    """Choose what says most: *Saint-Gilles (Bruxelles)* is no part of the city of Brussels."""
    known = list(names)
    beside_the_city = (one for one in known if _code_of(one) != CITY or postcode_of_part(one))
    return next(beside_the_city, known[0] if known else None)


def _code_of(name: str) -> str | None:
    return name if name in municipalities() else of_name(name)


def _may_be_brussels(number: str | None) -> bool:
    """Tell whether a postcode leaves room for Brussels: Vorst is also a village of 2430 Laakdal."""
    return number is None or bool(BRUSSELS.fullmatch(number))
