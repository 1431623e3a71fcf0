"""Missions out of XML or JSON: plain names and plain texts, whatever the feed calls them.

XML goes through defusedxml: a DOCTYPE or an entity ends the reading (ASVS V1.5.1).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from flask_babel import lazy_gettext as _l

from vrijwilligers.core.tables import MAX_BYTES, MAX_CELL, MAX_ROWS, Unreadable, text_of

LISTS = ("data", "missions", "mission")  # where a JSON answer keeps its list
ADDRESSES = ("addresses", "adresses")
ADDRESS = ("address", "adresse")


@dataclass(frozen=True)
class Mission:
    """The texts of one mission by plain name, and its addresses likewise."""

    fields: dict[str, str] = field(default_factory=dict)
    addresses: list[dict[str, str]] = field(default_factory=list)


def missions_of(content: bytes) -> tuple[str, list[Mission]]:
    """Return ``xml`` or ``json`` and the missions; raise ``Unreadable`` in words for a person."""
    if not content.strip():
        raise Unreadable(_l("The file is empty."))
    if len(content) > MAX_BYTES:
        raise Unreadable(_l("The file is too large to read."))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return "json", _limited(_from_json(content))
    return "xml", _limited(_from_xml(content))


def _limited(missions: list[Mission]) -> list[Mission]:
    if len(missions) > MAX_ROWS:
        raise Unreadable(_l("The file has more than %(count)s rows.", count=MAX_ROWS))
    return missions


def _plain(name: str) -> str:
    return name.rpartition("}")[2].replace("_", "").lower()


def _from_xml(content: bytes) -> list[Mission]:
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable(_l("The file holds a DOCTYPE or entities: we do not open it.")) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(_l("The file is not correct XML.")) from error
    found = [element for element in root.iter() if _plain(element.tag) == "mission"]
    if not found and _plain(root.tag) not in ("source", "missions"):
        raise Unreadable(_l("There are no missions in this file."))
    return [_of_element(element) for element in found]


def _of_element(element: Element) -> Mission:
    addresses = [
        _texts((child.tag, child.text) for child in address)
        for container in element
        if _plain(container.tag) in ADDRESSES
        for address in container
        if _plain(address.tag) in ADDRESS
    ]
    return Mission(_texts((child.tag, child.text) for child in element), addresses)


def _from_json(content: bytes) -> list[Mission]:
    try:
        found = json.loads(text_of(content).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(_l("The file is not correct JSON.")) from error
    return [_of_object(each) for each in _listed(found)]


def _listed(found: Any) -> list[Any]:
    if isinstance(found, list):
        return found
    for name in LISTS:
        inner = found.get(name)
        if isinstance(inner, list | dict):
            return inner if isinstance(inner, list) else [inner]
    if "clientId" in found:
        return [found]
    raise Unreadable(_l("There are no missions in this file."))


def _of_object(found: Any) -> Mission:
    if not isinstance(found, dict):
        return Mission()  # it has no id and no title, and will be rejected for that
    listed = [each for n in ADDRESSES if isinstance(found.get(n), list) for each in found[n]]
    addresses = [_texts(each.items()) for each in listed if isinstance(each, dict)]
    return Mission(_texts(found.items()), addresses)


def _texts(pairs: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """Keep what can be read as a text; a list of words becomes one text with commas."""
    return {_plain(name): _text(value) for name, value in pairs}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_text(each) for each in value if not isinstance(each, list | dict))
    if value is None or isinstance(value, dict):
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return _writable(text.strip()[: MAX_CELL + 1])


def _writable(text: str) -> str:
    """Leave out what JSON can spell and nothing can store: NUL and half characters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
