"""The list of words as it is now, ready to find them: made anew only when the list changed."""

from typing import Any

from flask import current_app

from vrijwilligers.sensitive_words import queries
from vrijwilligers.sensitive_words.rules import WordMatcher


def matcher() -> WordMatcher:
    """Return what finds the words of the list."""
    version = queries.version()
    known: tuple[Any, WordMatcher] | None = current_app.extensions.get("sensitive_words")
    if known is None or known[0] != version:
        known = version, WordMatcher(queries.entries())
        current_app.extensions["sensitive_words"] = known
    return known[1]
