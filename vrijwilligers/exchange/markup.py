"""XML and web pages from outside: read or refused in words.

A DOCTYPE or an entity ends the reading of XML (ASVS V1.5.1); of a page only linked data is read.
"""

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from vrijwilligers.exchange.sandbox import read


def read_xml(content: bytes) -> Element:
    """Read XML; raise ``Unreadable`` where it is broken, too deep, or holds entities."""
    (root,) = read("xml", content, lambda parts: [_element(*part) for part in parts])
    return root


def _element(tag: str, text: str | None, tail: str | None, children: Iterable[Any]) -> Element:
    element = Element(tag)
    element.text, element.tail = text, tail
    element.extend(_element(*child) for child in children)
    return element


def read_page(content: bytes) -> tuple[str, list[Any]]:
    """Read the language of a web page, or none, and its linked data (JSON-LD); ``Unreadable``."""
    language, *linked = read("page", content, list)
    return language, linked
