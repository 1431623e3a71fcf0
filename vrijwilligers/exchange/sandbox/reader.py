"""Read one file from outside, as a program of its own: bytes come in, lines go out.

Run by its path, never imported by the application, and free of imports from it. What parses is what
refuses: nothing is judged beforehand by other eyes. Memory and time are limited before the first
byte is read, so a file that was made to do harm ends this process and no other.

The order stands in the environment, the file is the standard input. A line that begins with ``+``
holds a part of what was read, as JSON; the last is ``.``, or ``!`` and why the file is refused.

What reads a kind of file is a module beside this one, loaded when it is asked for: a desk waits for
this program to start. Its ``parts_of`` raises ``ValueError`` with the reason of a refusal.
"""

import json
import os
import resource
import sys
from importlib import import_module

TYPE_CHECKING = False  # the module that says so takes as long as all the others
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Order = dict[str, Any]

CONTROLS = bytes([*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F])
MODULES = {
    "csv": "table_parts",
    "xlsx": "table_parts",
    "ods": "table_parts",
    "xml": "xml_parts",
    "page": "page_parts",
    "pdf": "pdf_parts",
    "png": "picture_parts",
    "mail": "mail_parts",
}

TEXTS = dict.fromkeys(("csv", "json", "page"), "letter_parts")


class Refused(Exception):
    """The file cannot be used; the code is put into words by who asked."""


def text_of(content: bytes) -> str:
    """Decode a text by its mark, else as UTF-8, else as what looks like words."""
    return _read_letters(content)[0]


def _read_letters(content: bytes) -> "tuple[str, dict[str, object]]":
    if content.isascii() and b"\0" not in content:
        return _checked(content.decode("ascii")), {"encoding": "utf-8"}
    try:
        text, how = import_module(TEXTS["csv"]).letters_of(content)
    except ValueError as error:
        raise Refused(str(error)) from error
    return _checked(text), how


def _checked(text: str) -> str:
    """Refuse what decodes without being text: some encodings give a letter to every byte."""
    written = text.encode("utf-8", "surrogatepass")  # an expression would take twenty times as long
    controls = len(written) - len(written.translate(None, CONTROLS))
    if "\0" in text or controls > 1 + len(text) // 50:
        raise Refused("text")
    return text


def _content() -> bytes:
    return sys.stdin.buffer.read()


def parsed_json(text: str) -> "Any":
    """Parse JSON; broken, too deep, or with endless numbers it is refused."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("json") from error


def page_parts(text: str) -> "Iterator[Any]":
    """Give the language of a web page, then its linked data; JSON alone is linked data too."""
    language, *blocks = _parts_by("page", text)
    yield language
    if text[:1] in ("{", "["):
        yield parsed_json(text)
        return
    for block in blocks:
        try:
            yield _lenient_json(block)
        except Refused:
            continue  # a page has many blocks; one that is broken does not hide the others


def _lenient_json(text: str) -> "Any":
    """Parse JSON as people write it into pages: with bare line ends, and a comma too many."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        comma_too_many = import_module("re").compile(r",(?=\s*[}\]])")
        try:
            return json.loads(comma_too_many.sub("", text), strict=False)
        except (ValueError, RecursionError) as error:
            raise Refused("json") from error


def _parts_by(kind: str, *how: object) -> "Iterator[Any]":
    """Yield what the module of this kind reads; raise ``Refused`` for the reason it gives."""
    try:
        yield from import_module(MODULES[kind]).parts_of(*how)
    except ValueError as error:
        raise Refused(str(error)) from error


READERS: "dict[str, Callable[[Order], Iterator[Any]]]" = {
    "csv": lambda order: _parts_by("csv", _read_letters(_content()), order),
    "xlsx": lambda order: _parts_by("xlsx", None, order),
    "ods": lambda order: _parts_by("ods", None, order),
    "json": lambda _: iter([parsed_json(text_of(_content()).lstrip("\ufeff"))]),
    "xml": lambda _: _parts_by("xml", _content()),
    "pdf": lambda _: _parts_by("pdf", _content()),
    "png": lambda order: _parts_by("png", _content(), order["size"]),
    "mail": lambda _: _parts_by("mail", _content()),
    "page": lambda _: page_parts(text_of(_content()).lstrip("\ufeff \t\r\n")),
}


def confine(order: "Order") -> None:
    """Take from this process what reading does not need."""
    with open("/proc/self/statm", encoding="ascii") as memory_now:
        base = int(memory_now.read().split()[0])
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


def ending(order: "Order") -> bytes:
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
    sys.path.append(os.path.dirname(__file__))
    for needed in (MODULES.get(the_order["kind"]), TEXTS.get(the_order["kind"])):
        if needed:
            import_module(needed)  # while compiled modules can still be kept
    confine(the_order)
    sys.stdout.buffer.write(ending(the_order))
