"""Missions out of XML or JSON: plain names and plain texts, whatever the feed calls them.

What the files are made of is read by ``exchange``, in a process of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.jsons import escaped_once, read_json, text_from
from vrijwilligers.exchange.markup import read_xml
from vrijwilligers.exchange.tables import MAX_ROWS, Unreadable

LISTS = ("data", "missions", "mission")  # where a JSON answer keeps its list
ADDRESSES = ("addresses", "adresses", "address", "adresse")
NAMED = ("organization", "organisation", "association")  # objects of which the name counts
LONGEST_LINE = 500  # characters
WRITTEN = re.compile(r"\b(\d{4,5})\s+([^\d,]+)")  # an address in one line


@dataclass(frozen=True)
class Mission:
    """The texts of one mission by plain name, and its addresses likewise."""

    fields: dict[str, str] = field(default_factory=dict)
    addresses: list[dict[str, str]] = field(default_factory=list)


def missions_of(content: bytes) -> tuple[str, list[Mission]]:
    """Return ``xml`` or ``json`` and the missions; raise ``Unreadable`` in words for a person."""
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{")
    missions = _from_json(content) if is_json else _from_xml(content)
    return "json" if is_json else "xml", _limited(missions)


def _limited(missions: list[Mission]) -> list[Mission]:
    if len(missions) > MAX_ROWS:
        raise Unreadable(_l("The file has more than %(count)s rows.", count=MAX_ROWS))
    return missions


def _plain(name: str) -> str:
    return name.rpartition("}")[2].replace("_", "").replace("-", "").lower()


def _from_xml(content: bytes) -> list[Mission]:
    root = read_xml(content)
    found = [element for element in root.iter() if _plain(element.tag) == "mission"]
    if not found and _plain(root.tag) not in ("source", "missions"):
        raise Unreadable(_l("There are no missions in this file."))
    return [_of_element(element) for element in found]


def _of_element(element: Element) -> Mission:
    places = [child for child in element if _plain(child.tag) in ADDRESSES]
    addresses = [address for place in places for address in _addresses_in(place)]
    return Mission(_texts((child.tag, _inside(child)) for child in element), addresses)


def _addresses_in(place: Element) -> list[dict[str, str]]:
    """Read a list of addresses, or one that stands there without a list."""
    inner = [child for child in place if _plain(child.tag) in ADDRESSES]
    if inner:
        return [address for child in inner for address in _addresses_in(child)]
    if len(place):
        return [_texts((child.tag, child.text) for child in place)]
    return _in_one_line(place.text or "")


def _inside(element: Element) -> str:
    """Return all the text of an element: some write their HTML without a CDATA section."""
    return " ".join(text.strip() for text in element.itertext())


def _in_one_line(text: str) -> list[dict[str, str]]:
    found = WRITTEN.search(text[:LONGEST_LINE])
    return [{"postalcode": found[1], "city": found[2].strip()}] if found else []


def _from_json(content: bytes) -> list[Mission]:
    return [_of_object(each) for each in _listed(read_json(content))]


def _listed(found: Any) -> list[Any]:
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        raise Unreadable(_l("There are no missions in this file."))
    for name in LISTS:
        inner = found.get(name)
        if isinstance(inner, list | dict):
            return inner if isinstance(inner, list) else [inner]
    if "clientid" in map(_plain, found):
        return [found]
    raise Unreadable(_l("There are no missions in this file."))


def _of_object(found: Any) -> Mission:
    if not isinstance(found, dict):
        return Mission()  # it has no id and no title, and will be rejected for that
    places = [value for name, value in found.items() if _plain(name) in ADDRESSES]
    addresses = [address for place in places for address in _addresses_of(place)]
    return Mission(_texts(_with_names(found)), addresses)


def _addresses_of(place: Any) -> list[dict[str, str]]:
    if isinstance(place, list):
        return [address for each in place for address in _addresses_of(each)]
    if isinstance(place, dict):
        return [_texts(place.items())]
    return _in_one_line(place) if isinstance(place, str) else []


def _with_names(found: dict[str, Any]) -> list[tuple[str, Any]]:
    """Let the name of an organisation stand for all that is said of it."""
    return [
        (name, value.get("name") if _plain(name) in NAMED and isinstance(value, dict) else value)
        for name, value in found.items()
    ]


def _texts(pairs: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """Keep what can be read as a text, under its plain name."""
    return {_plain(name): escaped_once(text_from(value)) for name, value in pairs}
