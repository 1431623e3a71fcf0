"""What a file changes in a vacancy: field, before and after, as plain values."""

from collections.abc import Iterable
from typing import Any

from vrijwilligers.vacancies.queries.snapshots import Snapshot, facts_in
from vrijwilligers.vacancies.rules import VacancyDetails
from vrijwilligers.vocabulary.text import fold

Difference = tuple[str, Any, Any]


def between(before: Snapshot, after: VacancyDetails) -> list[Difference]:
    """Return the fields that differ, in the order of the table."""
    old, new = before.facts(), facts_in(after)
    if fold(old["organisation"]) == fold(new["organisation"]):
        new["organisation"] = old["organisation"]
    names: Iterable[str] = dict.fromkeys([*new, *old])
    return [(n, old.get(n), new.get(n)) for n in names if _known(old.get(n)) != _known(new.get(n))]


def touches_ours(before: Snapshot, after: VacancyDetails) -> bool:
    """Tell whether the source changed a text in a language in which we wrote our own."""
    now = {language: list(text) for language, text in after.texts.items()}
    return any(before.texts.get(language) != now.get(language) for language in before.ours)


def _known(value: Any) -> Any:
    """Let what is empty be the same as what is unknown."""
    return value if value or value == 0 else None
