"""The newest vacancies as a feed: JSON Feed 1.1 and Atom (RFC 4287)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One vacancy in a feed; ``address`` is whole, ``language`` that of its texts."""

    address: str
    title: str
    text: str
    language: str
    organisation: str
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Feed:
    """What a feed is called, in which language, and where it and its page stand."""

    title: str
    language: str
    page: str
    address: str
    entries: Sequence[Entry]
    changed_at: datetime


def json_feed(feed: Feed) -> dict[str, Any]:
    """Return the feed as JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.language,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "items": [
            {
                "id": entry.address,
                "url": entry.address,
                "title": entry.title,
                "content_text": entry.text,
                "language": entry.language,
                "authors": [{"name": entry.organisation}],
                "date_published": entry.made_at.isoformat(),
                "date_modified": entry.changed_at.isoformat(),
            }
            for entry in feed.entries
        ],
    }


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom, in UTF-8."""
    root = Element("feed", {"xmlns": ATOM, XML_LANG: feed.language})
    _add(root, "id", feed.address)
    _add(root, "title", feed.title)
    _add(root, "updated", feed.changed_at.isoformat())
    SubElement(root, "link", {"rel": "self", "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "href": feed.page})
    for entry in feed.entries:
        _add_entry(root, entry)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _add_entry(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry", {XML_LANG: entry.language})
    _add(element, "id", entry.address)
    _add(element, "title", entry.title)
    _add(element, "published", entry.made_at.isoformat())
    _add(element, "updated", entry.changed_at.isoformat())
    SubElement(element, "link", {"rel": "alternate", "href": entry.address})
    _add(SubElement(element, "author"), "name", entry.organisation)
    _add(element, "summary", entry.text)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
