"""Read one file from outside, as a program of its own: bytes come in, lines go out.

Run by its path, never imported by the application, and free of imports from it. What parses is what
refuses: nothing is judged beforehand by other eyes. Memory and time are limited before the first
byte is read, so a file that was made to do harm ends this process and no other.

The order stands in the environment, the file is the standard input. A line that begins with ``+``
holds a part of what was read, as JSON; the last is ``.``, or ``!`` and why the file is refused.
"""

import csv
import io
import json
import os
import re
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from runpy import run_path
from string import ascii_lowercase, ascii_uppercase
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import python_calamine
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F])
SEPARATORS = ";,\t"
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
HEADER_LINE = re.compile(r'\s*(?:"?# [^\n]*\n\s*)*([^\n]*)')  # below what says what the file is
THE_END = "\x1ethe end\x1e"
AT_ONCE = 200  # rows
LINKED_DATA = "application/ld+json"
LONGEST_TAG = 2_000  # characters
PAGE_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
TO_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)  # keeps every letter in its place

Order = dict[str, Any]


class Refused(Exception):
    """The file cannot be used; the code is put into words by who asked."""


def text_of(content: bytes) -> str:
    """Decode a text by its mark, else as UTF-8, else as Windows-1252."""
    marked = [name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)]
    for encoding in marked or ("utf-8", "cp1252"):
        try:
            return _checked(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refused("text")


def _checked(text: str) -> str:
    """Refuse what decodes without being text: Windows-1252 gives a letter to nearly every byte."""
    written = text.encode("utf-8", "surrogatepass")  # an expression would take twenty times as long
    controls = len(written) - len(written.translate(None, CONTROLS))
    if "\0" in text or controls > 1 + len(text) // 50:
        raise Refused("text")
    return text


def _content() -> bytes:
    return sys.stdin.buffer.read()


def csv_rows(order: Order) -> Iterator[list[str]]:
    """Give the rows of a CSV file."""
    csv.field_size_limit(sys.maxsize)  # Python stops the whole file at 131,072; we judge each row
    text = text_of(_content())
    told = SEPARATOR_LINE.match(text)
    text = text[told.end() :] if told else text
    separator = told[1] if told else _separator(text, order["header_row"])
    for cells in csv.reader(_lines(text), delimiter=separator):
        if cells == [THE_END]:
            return
        yield [cell.strip() for cell in cells]
    raise Refused("quote")


def _lines(text: str) -> Iterator[str]:
    """Give the lines, then one we know: a quote left open would swallow it."""
    yield from io.StringIO(text, newline="")
    yield "\n" if not text.endswith(("\n", "\r")) else ""
    yield THE_END


def _separator(text: str, header_row: int | None) -> str:
    first = HEADER_LINE.match(text)
    header = first[1] if first else ""
    if header_row:
        header = text.split("\n", header_row)[:header_row][-1]
    header = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=header.count) if any(s in header for s in SEPARATORS) else ","


def workbook_rows(order: Order) -> Iterator[list[str]]:
    """Give the rows of a sheet from the first one on, as Excel last calculated them.

    The name of the path ends in .xlsx: so calamine is told what to read, and detects nothing.
    """
    try:
        with python_calamine.CalamineWorkbook.from_path(order["path"]) as workbook:
            yield from _sheet_rows(workbook, order)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("workbook") from error


def _sheet_rows(workbook: python_calamine.CalamineWorkbook, order: Order) -> Iterator[list[str]]:
    names, wanted = workbook.sheet_names, order["sheet"]
    if wanted is not None and wanted not in names:
        raise Refused("sheet")
    if not names:
        return
    sheet = workbook.get_sheet_by_index(names.index(wanted) if wanted is not None else 0)
    if sheet.start is None or sheet.end is None:
        return
    if (sheet.end[0] + 1) * (sheet.end[1] + 1) > order["cells"]:
        raise Refused("far")
    before = [""] * sheet.start[1]
    yield from (before + [_written(cell) for cell in row] for row in sheet.iter_rows())


def _written(cell: object) -> str:
    """Write the value of a spreadsheet cell as a person would type it."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return cell.isoformat() if not isinstance(cell, timedelta) else str(cell)
    return str(cell).replace("\0", "").strip()


def in_parts(rows: Iterator[list[str]], order: Order) -> Iterator[list[tuple[int, list[str]]]]:
    """Give the rows some at a time, so that a line is worth its while."""
    numbered = _counted(rows, order)
    while some := list(islice(numbered, AT_ONCE)):
        yield some


def _counted(rows: Iterator[list[str]], order: Order) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that hold something with their numbers, as long as they stay within measure."""
    count = cells = characters = 0
    for number, row in enumerate(rows, start=1):
        if not any(row):
            continue
        if any(row[order["columns"] :]):
            raise Refused("columns")
        kept = [cell[: order["cell"] + 1] for cell in row[: order["columns"]]]
        count, cells = count + 1, cells + len(kept)
        characters += sum(map(len, kept))
        if count > order["rows"] + 1:  # the header is none of them
            raise Refused("rows")
        if cells > order["cells"] or characters > order["characters"]:
            raise Refused("size")
        yield number, kept


def parsed_json(text: str) -> Any:
    """Parse JSON; broken, too deep, or with endless numbers it is refused."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("json") from error


def xml_tree() -> list[Any]:
    """Parse XML: each element as its name, its text, what follows it, and what is in it."""
    try:
        return _node(fromstring(_content(), forbid_dtd=True))
    except DefusedXmlException as error:
        raise Refused("entities") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refused("xml") from error


def _node(element: Element) -> list[Any]:
    return [element.tag, element.text, element.tail, list(map(_node, element))]


class _Block(HTMLParser):
    """One script element: its kind and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()

    def handle_data(self, data: str) -> None:
        self.text += data


def page_parts(text: str) -> Iterator[Any]:
    """Give the language of a web page, then its linked data; JSON alone is linked data too."""
    language = PAGE_LANGUAGE.search(text[:LONGEST_TAG])
    yield language[1].lower() if language else ""
    if text[:1] in ("{", "["):
        yield parsed_json(text)
        return
    for block in _blocks(text):
        try:
            yield parsed_json(block.strip().removeprefix("<![CDATA[").removesuffix("]]>"))
        except Refused:
            continue  # a page has many blocks; one that is broken does not hide the others


def _blocks(page: str) -> Iterator[str]:
    """Find the blocks with linked data, without walking the whole page tag by tag."""
    small, place = page.translate(TO_SMALL), 0
    while (place := small.find("ld+json", place)) >= 0:
        start = small.rfind("<script", max(0, place - LONGEST_TAG), place)
        end = small.find("</script", place)
        if end < 0:
            return
        if start >= 0:
            block = _Block()
            block.feed(page[start:end] + "</script>")
            if block.kind == LINKED_DATA:
                yield block.text
        place = end


def parts_by(part: str, *how: object) -> Iterator[str]:
    """Yield what another part of this program reads; raise ``Refused`` for the reason it gives."""
    program = run_path(str(Path(__file__).with_name(f"{part}.py")))
    try:
        yield from program["parts_of"](_content(), *how)
    except ValueError as error:
        raise Refused(str(error)) from error


READERS: dict[str, Callable[[Order], Iterator[Any]]] = {
    "csv": lambda order: in_parts(csv_rows(order), order),
    "xlsx": lambda order: in_parts(workbook_rows(order), order),
    "json": lambda _: iter([parsed_json(text_of(_content()).lstrip("\ufeff"))]),
    "xml": lambda _: iter([xml_tree()]),
    "pdf": lambda _: parts_by("pdf_parts"),
    "png": lambda order: parts_by("picture_parts", order["size"]),
    "page": lambda _: page_parts(text_of(_content()).lstrip("\ufeff \t\r\n")),
}


def confine(order: Order) -> None:
    """Take from this process what reading does not need."""
    base = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    memory = base * resource.getpagesize() + order["memory"]
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, order["cpu_seconds"]),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        allowed = resource.getrlimit(kind)[1]  # ours, or less where the machine gives less
        lowest = limit if allowed == resource.RLIM_INFINITY else min(limit, allowed)
        resource.setrlimit(kind, (lowest, lowest))
    sys.setrecursionlimit(order["depth"])


def ending(order: Order) -> bytes:
    """Read the file line by line to the standard output; return what the last line says."""
    try:
        for part in READERS[order["kind"]](order):
            line = json.dumps(part, ensure_ascii=False)
            sys.stdout.buffer.write(b"+" + line.encode("utf-8", "surrogatepass") + b"\n")
    except Refused as refused:
        return b"!" + str(refused).encode()
    except MemoryError:
        return b"!memory"
    except RecursionError:
        return b"!deep"
    return b"."


if __name__ == "__main__":
    the_order = json.loads(os.environ["ORDER"])
    confine(the_order)
    sys.stdout.buffer.write(ending(the_order))
