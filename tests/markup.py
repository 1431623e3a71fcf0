"""How a page is written: its tags one by one, and whether they may stand in this order.

Parsing each page strictly takes a third of the time of all tests, while most differ from others in
their words alone. So a page is read as the plain tags that our templates write, which leaves open
only whether they may stand in this order; html5lib is asked that once for each order. A page that
is not plain is parsed whole.
"""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

import html5lib
from bs4.builder import HTMLTreeBuilder
from html5lib._inputstream import invalid_unicode_re

DOCTYPE = "<!doctype html>"
REFERENCE = "&(?:amp|lt|gt|quot|nbsp|#34|#39);"
WORDS = re.compile(rf"[^&]*(?:{REFERENCE}[^&]*)*")
ATTRIBUTE = rf'\s+([a-zA-Z][\w:.-]*)(?:="([^"&]*(?:{REFERENCE}[^"&]*)*)")?'
ATTRIBUTES = re.compile(ATTRIBUTE, re.ASCII)
UNNAMED = ATTRIBUTE.replace("([", "(?:[")
TAG = re.compile(rf"(/?[a-z][a-z0-9-]*)((?:{UNNAMED})*)\s*(/?)", re.ASCII)
OTHER_RULES = {"annotation-xml", "font"}  # with these more counts than their name
CORRECT = set()  # the orders of tags that html5lib accepts


class Tag(NamedTuple):
    """A tag as it is written, and what of it counts for where it may stand."""

    name: str  # with a slash before it where it closes
    values: dict[str, str]
    place: str


class UnusualMarkup(AssertionError):
    """A page may be correct, but it is not written as plainly as all others."""


@lru_cache(1)
def tags_of(page):
    """Return each tag of a page with the words after it; raise what is wrong with its HTML."""
    tags, rest = _read(page)
    if rest:
        parse(page)
        raise UnusualMarkup(rest[:100])
    order = "".join([tag.place + _presence(words) for tag, words in tags])
    if order not in CORRECT:
        parse(DOCTYPE + order)
        CORRECT.add(order)
    return tags


def parse(page):
    """Raise the first thing that is wrong."""
    html5lib.HTMLParser(strict=True).parse(page)


def _read(page):
    """Return the tags as far as all is plain, and what comes after."""
    page = page.lstrip()
    if not page.lower().startswith(DOCTYPE) or "\0" in page or invalid_unicode_re.search(page):
        return [], page
    tags = []
    _, *parts = page[len(DOCTYPE) :].split("<")
    for number, part in enumerate(parts):
        head, end, words = part.partition(">")
        tag = _tag(head)
        if not (tag and end and (tag.name == "script" or WORDS.fullmatch(words))):
            return tags, "<".join(parts[number:])
        tags.append((tag, words))
    return tags, ""


@lru_cache(20_000)
def _tag(head):
    """Read one tag, or return nothing if it is no plain one."""
    plain = TAG.fullmatch(head)
    if not plain:
        return None
    name, attributes, slash = plain.groups()
    written = ATTRIBUTES.findall(attributes)
    values = {key.lower(): unescape(value) for key, value in written}
    if len(values) < len(written) or (attributes and name[0] == "/") or name in OTHER_RULES:
        return None
    hidden = ' type="hidden"' if values.get("type", "").lower() == "hidden" else ""
    return Tag(name, values, f"<{name}{hidden}{slash}>")


def _presence(words):
    return "" if not words else " " if words.isspace() else "w"


class PlainTreeBuilder(HTMLTreeBuilder):
    """Builds the tree of a page from its plain tags, which takes half as long."""

    def feed(self, page):
        """Hand over each tag and its words; an element that holds nothing closes at once."""
        soup = self.soup
        for tag, words in tags_of(page):
            if tag.name[0] == "/":
                soup.handle_endtag(tag.name[1:])
            else:
                soup.handle_starttag(tag.name, None, None, dict(tag.values))
                if tag.place[-2] == "/" or tag.name in self.empty_element_tags:
                    soup.handle_endtag(tag.name)
            if words:
                soup.handle_data(words if tag.name == "script" else unescape(words))
