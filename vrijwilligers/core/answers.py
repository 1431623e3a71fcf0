"""Answers of machines elsewhere, as JSON: parsed, or refused in words for a person."""

import json
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.core.tables import MAX_CELL, Unreadable, text_of


def json_of(content: bytes) -> Any:
    """Parse a file of JSON; raise ``Unreadable`` where it is something else."""
    try:
        return json.loads(text_of(content).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(_l("The file is not correct JSON.")) from error


def plain(value: Any) -> str:
    """Write a value as a text: yes or no, words with commas, nothing for what is no text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(plain(each) for each in value if not isinstance(each, list | dict))
    if value is None or isinstance(value, dict):
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return _writable(text.strip()[: MAX_CELL + 1])


def _writable(text: str) -> str:
    """Leave out what JSON can spell and nothing can store: NUL and half characters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
