"""What rows of a file would change in the vacancies of their source; nothing is changed.

Rows are known by source name and ``source_id``, and compared by the fingerprint of what they say.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from vrijwilligers.imports.rules import ComparedRow, ImportOptions, ParsedRow, RowState
from vrijwilligers.imports.rules.rows import RowDifference
from vrijwilligers.vacancies.queries.layers import Snapshot, snapshots
from vrijwilligers.vacancies.queries.sources import KnownVacancy, known_of, offered_by
from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails, fingerprint
from vrijwilligers.vacancies.rules.layers import Values, values_of
from vrijwilligers.vocabulary.text import fold

FEW = 500  # rows for which their own vacancies are asked, and not all of the source
PARTS = ("title", "description")
LISTS = ("languages", "talents")
IN_ORDER = (
    "organisation",
    *(f"{part}_{language}" for part in PARTS for language in LANGUAGES),
    *(one.name for one in fields(SourceDetails) if one.name not in LISTS),
    *LISTS,
)


def compare(rows: Sequence[ParsedRow], options: ImportOptions) -> list[ComparedRow]:
    """Say which rows are new, and what the source says otherwise in the others.

    While they are taken over, and others wait, only which ones these are: that was shown before.
    """
    parsed = [row for row in rows if row.details]
    ids = [row.key for row in parsed] if len(parsed) <= FEW else None
    known = known_of(options.source_name, ids)
    changed = {known[row.key].key for row in parsed if _differs(row, known.get(row.key))}
    before = snapshots(changed) if options.import_id is None else {}
    return [_compared(row, known.get(row.key), changed, before) for row in parsed]


def _differs(row: ParsedRow, known: KnownVacancy | None) -> bool:
    """Tell whether the source says something else, or offers again what it had withdrawn."""
    return bool(known and (known.fingerprint != fingerprint(row.details) or known.is_gone))


def _compared(
    row: ParsedRow,
    known: KnownVacancy | None,
    changed: Container[int],
    before: Mapping[int, Snapshot],
) -> ComparedRow:
    if known is None:
        return ComparedRow(state=RowState.NEW, row=row)
    if known.key not in changed:
        return ComparedRow(state=RowState.UNCHANGED, row=row, record_id=known.key)
    said = before.get(known.key)
    differences = between(json.loads(said.details), row.details) if said else ()
    return ComparedRow(
        state=RowState.CHANGED, row=row, record_id=known.key, differences=differences
    )


def absent(present: Iterable[str], options: ImportOptions) -> list[int]:
    """Return the vacancies of a source that a complete file does not hold."""
    there = {*present}
    offered = offered_by(options.source_name)
    return [key for source_id, key in offered if source_id not in there]


def between(before: Values, after: SourceDetails) -> list[RowDifference]:
    """Return the fields that differ from what the source said before, in one order."""
    old, new = dict(_by_column(before)), dict(_by_column(values_of(after)))
    if fold(old["organisation"]) == fold(new["organisation"]):
        new["organisation"] = old["organisation"]
    names = (name for name in dict.fromkeys(IN_ORDER) if old.get(name) != new.get(name))
    return [RowDifference(name, old.get(name), new.get(name)) for name in names]


def _by_column(values: Values) -> Iterator[tuple[str, Any]]:
    """Take texts apart: title and description are columns of their own."""
    for name, value in values.items():
        if name.startswith("text_"):
            yield from zip((f"{part}{name[4:]}" for part in PARTS), value, strict=True)
        else:
            yield name, value
