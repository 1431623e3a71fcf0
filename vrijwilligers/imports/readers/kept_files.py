"""A file as it is kept while it waits: without what the law lets nobody keep (P-06, P-07).

What our readers would empty stands in it as a mark, and they say of a mark what they say of the
cell itself. Its other sheets and the lines above the table are kept so too, for who says that the
list stands there; no comment, and nothing else.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, tostring

from vrijwilligers.exchange.formulas import all_harmless
from vrijwilligers.exchange.jsons import read_json
from vrijwilligers.exchange.markup import read_page, read_xml
from vrijwilligers.exchange.national_numbers import NUMBER_MARK, is_unlawful
from vrijwilligers.exchange.row_parser import WORD_MARK
from vrijwilligers.exchange.tables import MAX_CELL, Row, Table
from vrijwilligers.imports.rules.kinds import ImportKind

SEPARATOR = ";"
SAYS_SEPARATOR = f"\ufeffsep={SEPARATOR}\r\n"
TOO_LONG = "x" * (MAX_CELL + 1)
LINKED = b"ld+json"
NEXT_SHEET = "\N{SYMBOL FOR GROUP SEPARATOR}sheet"  # as the reader of tables knows it
PLAIN = "utf-8"

NumberedLine = tuple[int, Iterable[str]]


def without_words(kind: ImportKind, table: Table, meanings: Mapping[str, str], codes: Any) -> Table:
    """Return a table in which a mark stands for each cell with a word that nobody may keep."""
    if kind.holds_word is None:
        return table
    rows = [_without_words(kind, row, meanings, codes) for row in table.rows]
    without = partial(_line_without_words, kind, codes)
    return replace(
        table,
        rows=rows,
        above=[(number, without(cells)) for number, cells in table.above],
        others=[one.with_rows(without) for one in table.others],
    )


def _line_without_words(kind: ImportKind, codes: Any, cells: list[str]) -> list[str]:
    holds = kind.holds_word or (lambda *_: False)
    return [WORD_MARK if cell and holds(codes, None, cell) else cell for cell in cells]


def _without_words(kind: ImportKind, row: Row, meanings: Mapping[str, str], codes: Any) -> Row:
    found = {
        header: WORD_MARK
        for header, text in row.cells.items()
        if text and kind.holds_word and kind.holds_word(codes, meanings.get(header), text)
    }
    return replace(row, cells={**row.cells, **found}) if found else row


def kept_table(table: Table) -> bytes:
    """Write a table so that it is read again as the same rows, with the same numbers."""
    file = io.StringIO(newline="")
    _write_sheet(file, _about(table), [*_without_numbers(table.above), *_lines(table)])
    for other in table.others:
        _write_sheet(file, other.about(), _without_numbers(other.rows))
    return (SAYS_SEPARATOR + file.getvalue()).encode("utf-8", "replace")


def _about(table: Table) -> dict[str, Any]:
    """Return what is said of the sheet that is read, with where its names stand."""
    header = {"header": table.header.number} if table.header and table.above else {}
    return table.sheet.about() | header | ({"is_chosen": True} if table.others else {})


def _write_sheet(
    file: io.StringIO, about: Mapping[str, Any], lines: Iterable[NumberedLine]
) -> None:
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    if about.keys() - {"encoding"} or about.get("encoding", PLAIN) != PLAIN:
        writer.writerow([NEXT_SHEET, json.dumps(about)])
    line = 1
    for number, cells in lines:
        file.write("\r\n" * (number - line))
        writer.writerow(cells)
        line = number + 1


def _lines(table: Table) -> Iterator[NumberedLine]:
    if table.header:
        yield table.header
    for row in table.rows:
        yield row.number, _line(row, table.columns)


def _without_numbers(rows: Iterable[tuple[int, list[str]]]) -> Iterator[NumberedLine]:
    for number, cells in rows:
        short = (cell[: MAX_CELL + 1] for cell in cells)
        yield number, [NUMBER_MARK if is_unlawful(cell) else cell for cell in short]


def _line(row: Row, columns: Iterable[str]) -> list[str]:
    """Write a row; one that was refused as a whole is refused again for the same reason."""
    cells = {**row.cells, **dict.fromkeys(row.emptied, NUMBER_MARK)}
    missing = TOO_LONG if row.is_too_long else ""
    written = all_harmless([cells.get(column, missing) for column in columns])
    if row.is_too_wide or (row.is_too_long and TOO_LONG not in written):
        written.append(missing or "x")
    return written


def kept_feed(content: bytes) -> bytes:
    """Write a feed so that it is read again as the same, but for national register numbers."""
    beginning = content.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1]
    if beginning in (b"{", b"["):
        return _as_json(read_json(content)).encode()
    if LINKED in content.lower():
        return _as_page(*read_page(content)).encode()
    root = read_xml(content)
    _empty_elements(root)
    return bytes(tostring(root, encoding="utf-8"))


def _as_json(value: Any) -> str:
    return json.dumps(_emptied(value))


def _emptied(value: Any) -> Any:
    if isinstance(value, dict):
        return {_emptied(name): _emptied(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_emptied(one) for one in value]
    if isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return NUMBER_MARK if is_unlawful(str(value)) else value
    return value


def _as_page(language: str, linked: Iterable[Any]) -> str:
    blocks = (_as_json(one).replace("</", "<\\/") for one in linked)
    scripts = (f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return f'<!doctype html><html lang="{escape(language)}">{"".join(scripts)}</html>'


def _empty_elements(root: Element) -> None:
    for element in root.iter():
        element.text = element.text and _emptied(element.text)
        element.tail = element.tail and _emptied(element.tail)
