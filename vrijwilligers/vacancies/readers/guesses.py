"""What an unknown column may mean: by likeness of its header, and by what its cells hold.

A guess is only ever proposed on the mapping page; nothing is read by it until somebody agrees.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.exchange.tables import Table
from vrijwilligers.organisations.rules import kbo_is_valid
from vrijwilligers.vacancies.readers.columns import IGNORED
from vrijwilligers.vacancies.readers.mappings import named, names, plain
from vrijwilligers.vocabulary.text import safe_link

ALIKE = 84  # of 100
SHORTEST = 4  # letters: shorter names resemble too much
LOOKED_AT = 60  # cells
SURE = 0.8  # part of the cells that has to agree
SHOWN = 3  # cells beside a column
POSTCODE = re.compile(r"(?:B[E]?[- ]?)?[1-9]\d{3}")
PHONE = re.compile(r"[+0][\d /.()-]{7,20}")
LONG = 80  # characters: more is a description


@dataclass(frozen=True)
class Column:
    """A column of a file: its header, some of its cells, and what it seems to mean."""

    header: str
    samples: tuple[str, ...]
    meaning: str | None


def _is_a(parse: Callable[[str], object]) -> Callable[[str], bool]:
    def holds(text: str) -> bool:
        try:
            return parse(text) is not None
        except BadCell:
            return False

    return holds


KINDS: tuple[tuple[tuple[str, ...], Callable[[str], bool]], ...] = (
    (("contact_email",), _is_a(cells.email)),
    (("url",), lambda text: bool(safe_link(text))),
    (("start_on", "end_on", "publish_until"), _is_a(cells.a_date)),
    (("postcode",), lambda text: bool(POSTCODE.fullmatch(text))),
    (("organisation_kbo",), kbo_is_valid),
    (("contact_phone",), lambda text: bool(PHONE.fullmatch(text) and _is_a(cells.phone)(text))),
    (("description_nl", "description_fr", "description_en"), lambda text: len(text) > LONG),
)


def columns_of(table: Table) -> list[Column]:
    """Return every column of a table with what it seems to mean; no meaning stands there twice."""
    found = _by_name(table.columns)
    for guess in (_alike, _holding):
        for header in table.columns:
            if header not in found and plain(header) not in IGNORED:
                meaning = guess(header, table, set(found.values()))
                found |= {header: meaning} if meaning else {}
    return [Column(each, _samples(table, each), found.get(each)) for each in table.columns]


def _by_name(headers: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for header, column in named(headers):
        if column not in found.values():
            found[header] = column
    return found


def _alike(header: str, _: Table, taken: set[str]) -> str | None:
    free = {n: c for n, c in names().items() if c not in taken and len(n) >= SHORTEST}
    written = plain(header)
    if len(written) < SHORTEST:
        return None
    best = process.extractOne(written, list(free), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    return free[best[0]] if best else None


def _holding(header: str, table: Table, taken: set[str]) -> str | None:
    texts = _some(table, header, LOOKED_AT)
    for columns, holds in KINDS if texts else ():
        free = [column for column in columns if column not in taken]
        if free and sum(map(holds, texts)) >= SURE * len(texts):
            return free[0]
    return None


def _samples(table: Table, header: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_some(table, header, 20)))[:SHOWN]


def _some(table: Table, header: str, count: int) -> list[str]:
    texts: list[str] = []
    for row in table.rows:
        if text := row.cells.get(header):
            texts.append(text)
        if len(texts) == count:
            break
    return texts
