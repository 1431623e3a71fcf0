"""The language of a web page, and the blocks of linked data in it.

Part of the program of ``reader.py``, and loaded by it alone.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from string import ascii_lowercase, ascii_uppercase

LINKED_DATA = "application/ld+json"
LONGEST_TAG = 2_000  # characters
PAGE_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
TO_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)  # keeps every letter in its place


def parts_of(text: str) -> Iterator[str]:
    """Yield the language of the page, then the text of each block of linked data."""
    language = PAGE_LANGUAGE.search(text[:LONGEST_TAG])
    yield language[1].lower() if language else ""
    for block in _blocks(text):
        yield block.strip().removeprefix("<![CDATA[").removesuffix("]]>")


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
