"""The 19 municipalities of Brussels: names, postcodes, distances.

Source: municipalities.csv (NIS code, names, postcodes; centre to about half a kilometre), and
other_names.csv for what people call them, and their parts: a part has a postcode there.
A postcode suggests a municipality, a person decides: the City of Brussels shares 1040 and 1050.
"""

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from vrijwilligers.vocabulary.text import fold

EARTH_RADIUS_KM = 6371.0
DASHES = str.maketrans("-–—.", "    ")
SAINTS = {"st": "sint", "saint": "sint", "ste": "sinte", "sainte": "sinte"}


@dataclass(frozen=True)
class Municipality:
    """One of the nineteen, by its NIS code; the centre is in degrees."""

    nis_code: str
    names: dict[str, str]
    postcodes: tuple[str, ...]
    latitude: float
    longitude: float

    def name(self, language: str) -> str:
        """Say its name in Dutch or French; English readers get both where they differ."""
        if language in self.names:
            return self.names[language]
        return " / ".join(dict.fromkeys(self.names.values()))


@cache
def municipalities() -> dict[str, Municipality]:
    """Return all nineteen by NIS code, in the order of that code."""
    with (Path(__file__).parent / "municipalities.csv").open(encoding="utf-8") as file:
        return {row["nis_code"]: _municipality(row) for row in csv.DictReader(file)}


def _municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        nis_code=row["nis_code"],
        names={"nl": row["name_nl"], "fr": row["name_fr"]},
        postcodes=tuple(row["postcodes"].split()),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )


@cache
def _by_postcode() -> dict[str, str]:
    return {code: m.nis_code for m in municipalities().values() for code in m.postcodes}


class OtherName(NamedTuple):
    """What people call a municipality, or a part of it with its postcode."""

    nis_code: str
    name: str
    postcode: str


@cache
def _other_names() -> dict[str, OtherName]:
    with (Path(__file__).parent / "other_names.csv").open(encoding="utf-8") as file:
        return {_plain(row["name"]): OtherName(**row) for row in csv.DictReader(file)}


@cache
def _by_name() -> dict[str, str]:
    others = {plain: one.nis_code for plain, one in _other_names().items()}
    return others | {
        _plain(name): m.nis_code for m in municipalities().values() for name in m.names.values()
    }


@cache
def names_of_places() -> tuple[tuple[str, str, str], ...]:
    """Return every name of a place: what its code is (NIS code or postcode), the code, the name."""
    whole = [("municipality", m.nis_code, " ".join(m.names.values())) for m in _every()]
    parts = [
        ("postcode", other.postcode, name)
        if other.postcode
        else ("municipality", other.nis_code, name)
        for name, other in _other_names().items()
    ]
    numbers = [("postcode", code, code) for m in _every() for code in m.postcodes]
    alone = [("municipality", m.nis_code, *m.postcodes) for m in _every() if len(m.postcodes) == 1]
    return (*whole, *parts, *numbers, *alone)


def _every() -> Iterable[Municipality]:
    return municipalities().values()


def _plain(name: str) -> str:
    words = fold(name).translate(DASHES).split()
    return " ".join(SAINTS.get(word, word) for word in words)


def of_postcode(postcode: str | None) -> str | None:
    """Suggest the NIS code for a postcode; ``None`` outside Brussels."""
    return _by_postcode().get((postcode or "").strip())


def of_name(name: str | None) -> str | None:
    """Find the NIS code by any name, also of a part, however dashes and accents are written."""
    return _by_name().get(_plain(name or ""))


def postcode_of_part(name: str | None) -> str | None:
    """Return the postcode of a part of a municipality, such as Laken; ``None`` for a whole one."""
    part = _other_names().get(_plain(name or ""))
    return part.postcode or None if part else None


@cache
def distance(one: str, other: str) -> float:
    """Return the kilometres between two centres (NIS codes), as the crow flies."""
    a, b = municipalities()[one], municipalities()[other]
    middle = math.radians((a.latitude + b.latitude) / 2)
    east = math.radians(b.longitude - a.longitude) * math.cos(middle)
    north = math.radians(b.latitude - a.latitude)
    return EARTH_RADIUS_KM * math.hypot(east, north)
