"""Where a listed candidate may name a contact person who was erased: in notes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from vrijwilligers.candidates.rules import ListedCandidate
from vrijwilligers.organisations.queries.erased_contacts import ContactsInRows, without_erased

TEXTS = ("motivation", "notes", "other_languages")


def _with_texts(listed: ListedCandidate, change: Callable[[str], str]) -> ListedCandidate:
    said = {name: getattr(listed.details, name) for name in TEXTS}
    changed: dict[str, Any] = {name: change(text) for name, text in said.items() if text}
    return replace(listed, details=replace(listed.details, **changed))


rows_without_erased = partial(
    without_erased, ContactsInRows(with_texts=_with_texts, column="notes")
)
