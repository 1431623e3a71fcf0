"""The rows of a file on a page: filtered by what becomes of them, one page at a time."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from vrijwilligers.records.listing import PAGE_SIZE, Listing
from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies.models import VacancyImport
from vrijwilligers.vacancies.queries import files
from vrijwilligers.vacancies.wording.files import STATES, Change, say_change
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.addresses import page_number


@dataclass(frozen=True)
class Preview:
    """One page of rows, and how many there are in each state."""

    listing: Listing
    state: str | None  # the one that is asked; all when it is none
    counts: dict[str, int]
    words: dict[str, Any]  # a state in words
    changes: dict[int, list[Change]]  # by place on the page


def preview_of(record: VacancyImport, wanted: str | None) -> Preview | None:
    """Return the page that the address asks for; nothing where no rows are kept."""
    entries = files.unpacked(record.preview)
    if not entries:
        return None
    counted = Counter(entry["state"] for entry in entries)
    state = wanted if wanted in STATES else None
    chosen = _in_order([each for each in entries if state in (None, each["state"])])
    shown = _page(chosen, page_number())
    counts = {name: counted[name] for name in STATES if counted[name]}
    return Preview(shown, state, counts, STATES, _changes(shown.items))


def _in_order(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put first what somebody has to look at."""
    places = {state: place for place, state in enumerate(STATES)}
    return sorted(entries, key=lambda each: places[each["state"]])


def _page(entries: list[dict[str, Any]], number: int) -> Listing:
    whole = Listing(entries, 1, len(entries))
    number = min(max(1, number), whole.pages)
    return Listing(entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], number, len(entries))


def _changes(entries: Any) -> dict[int, list[Change]]:
    categories, talents = category_names(spoken()), talent_names(spoken())
    return {
        place: [say_change(each, categories, talents) for each in entry["differences"]]
        for place, entry in enumerate(entries)
        if entry["state"] == "changed"
    }
