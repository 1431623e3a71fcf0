"""The rows of a file on a page: filtered by what becomes of them, one page at a time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vrijwilligers.imports import queries
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.rules import ImportKind, Label, RowState
from vrijwilligers.imports.rules.kinds import DifferenceInWords
from vrijwilligers.imports.rules.rows import RowDifference
from vrijwilligers.records.listing import PAGE_SIZE, Listing
from vrijwilligers.web.addresses import page_number

Entry = dict[str, Any]


@dataclass(frozen=True)
class ShownRow:
    """One row as a page shows it."""

    entry: Entry
    label: Label
    differences: list[DifferenceInWords]
    kept: list[DifferenceInWords]
    doubles: list[Label]


@dataclass(frozen=True)
class Preview:
    """One page of rows, and how many there are in each state."""

    listing: Listing
    state: str | None  # the one that is asked; all when it is none
    counts: dict[str, int]


def preview_of(
    kind: ImportKind, run: ImportRun, asked: str | None, rows: list[Entry] | None
) -> Preview | None:
    """Return the page that the address asks for; nothing where no rows are kept."""
    kept: list[Entry] = rows if rows is not None else queries.unpacked(run.preview) or []
    if not kept:
        return None
    counted = Counter(entry["state"] for entry in kept)
    state = asked if asked in {*RowState} else None
    page = _page([each for each in kept if state in (None, each["state"])], page_number())
    named = _named(kind, page.items)
    shown = [_shown(kind, entry, named) for entry in page.items]
    counts = {str(name): counted[name] for name in RowState if counted[name]}
    return Preview(Listing(shown, page.number, page.total), state, counts)


def _page(entries: list[Entry], number: int) -> Listing:
    whole = Listing(entries, 1, len(entries))
    number = min(max(1, number), whole.pages)
    return Listing(entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], number, len(entries))


def _named(kind: ImportKind, entries: Any) -> dict[int, Label]:
    keys = {key for one in entries for key in (one["key"], *one["doubles"]) if key}
    return {label.key: label for label in kind.labels(keys)} if keys else {}


def _shown(kind: ImportKind, entry: Entry, named: Mapping[int, Label]) -> ShownRow:
    own = Label(0, entry["title"], entry["language"], entry["detail"])
    return ShownRow(
        entry=entry,
        label=named.get(entry["key"] or 0, own),
        differences=_said(kind, entry["differences"]),
        kept=_said(kind, entry["kept"]),
        doubles=[named[key] for key in entry["doubles"] if key in named],
    )


def _said(kind: ImportKind, differences: list[list[Any]]) -> list[DifferenceInWords]:
    return [kind.words.say_difference(RowDifference(*each)) for each in differences]
