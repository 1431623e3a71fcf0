"""What stands in an address: numbers of records, the question of a list, where to go next."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, Map

from vrijwilligers.feature import Event
from vrijwilligers.records.db import LARGEST_KEY
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.text import without_controls, without_unseen

OUR_PATH = re.compile(r"/(?![/\\])[^\s\\]*")  # not //elsewhere, no breaks, no backslash


class KeyConverter(IntegerConverter):
    """The number of a record in an address: what the database cannot hold is not there (404)."""

    def __init__(self, map: Map, **options: Any) -> None:
        """Set the largest number."""
        super().__init__(map, **{"max": LARGEST_KEY} | options)


def init_app(app: Flask) -> None:
    """Let a number in an address be one that the database can hold."""
    app.url_map.converters["int"] = KeyConverter


def local_path(target: str | None, default: str) -> str:
    """Return where to go next, if that is a page of ours; else the default."""
    return target if target and OUR_PATH.fullmatch(target) else default


def way_on(question: Event, usual: str) -> str:
    """Return where a feature above says that one goes on; where none does, the usual address."""
    return next((address for address in announce(question) if address), usual)


def here() -> str:
    """Return the address of this page, to come back to; where only a deed is done, the first."""
    return asked_address() if "GET" in getattr(request.url_rule, "methods", {"GET"}) else "/"


def asked_address() -> str:
    """Return the address of this request, to send the same to it once more."""
    address = request.full_path.rstrip("?") if request.query_string else request.path
    return without_controls(address)


def at_page(number: int) -> str:
    """Return the address of another page of the same list, with the same question."""
    asked = {**request.args.to_dict(), "page": str(number)}
    return f"{request.path}?{urlencode(asked)}"


def with_question(address: str) -> str:
    """Return the address of a page about this whole list, with the same question."""
    asked = {name: answer for name, answer in request.args.items() if name != "page"}
    return f"{address}?{urlencode(asked)}" if asked else address


def with_argument(address: str, name: str, value: object) -> str:
    """Return an address in which this argument, and no other of its name, has this value."""
    path, _, asked = address.partition("?")
    others = [(one, text) for one, text in parse_qsl(asked) if one != name]
    return f"{path}?{urlencode([*others, (name, value)])}"


def asked_text(name: str, *, longest: int) -> str:
    """Return a text that the address asks for, without the signs that nobody sees."""
    return without_unseen(without_controls(request.args.get(name, "")))[:longest]


def asked_keys(name: str) -> list[int]:
    """Return the record numbers that the address asks for; anything else is not there (404)."""
    texts = request.args.getlist(name)
    if not all(text.isdecimal() and text.isascii() and len(text) < 11 for text in texts):
        abort(404)
    keys = [int(text) for text in texts]
    if any(key > LARGEST_KEY for key in keys):
        abort(404)
    return keys


def sent_keys(name: str) -> list[int]:
    """Return the record numbers that a form sends, each once; what is no number is left out."""
    texts = dict.fromkeys(" ".join(request.values.getlist(name)).split())
    digits = (text for text in texts if text.isascii() and text.isdecimal() and len(text) < 11)
    return [number for number in map(int, digits) if number <= LARGEST_KEY]


def page_number() -> int:
    """Return the page that the address asks for; anything odd is the first."""
    text = request.args.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 7 else 1
