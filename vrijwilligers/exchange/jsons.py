"""JSON from outside: read or refused in words, and its values as texts that can be stored."""

import re
from html import unescape
from typing import Any

from vrijwilligers.exchange.sandbox import LIMITS, read

ESCAPED_TWICE = re.compile(r"&amp;(?:[A-Za-z]{2,8}|#\d{1,5});")


def read_json(content: bytes) -> Any:
    """Read JSON; raise ``Unreadable`` where it is broken, too deep, or holds endless numbers."""
    (parsed,) = read("json", content, list)
    return parsed


def text_from(value: Any) -> str:
    """Return what can be read as a text; a list of words becomes one text with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(text_from(each) for each in value if not isinstance(each, list | dict))
    if value is None or isinstance(value, dict):
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return _writable(text.strip()[: LIMITS.cell + 1])


def escaped_once(text: str) -> str:
    """Return a text of a feed whose entities were escaped twice as it was meant."""
    return unescape(unescape(text)) if ESCAPED_TWICE.search(text) else text


def _writable(text: str) -> str:
    """Leave out what JSON can spell and nothing can store: NUL and half characters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
