"""What a file would change, worked out without changing anything.

Rows are known by source name and ``source_id``, and compared by their fingerprint. So the reading
can be done beside a busy desk, and the writing afterwards takes a moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from vrijwilligers.vacancies import queries, readers, rules
from vrijwilligers.vacancies.queries import Known
from vrijwilligers.vacancies.readers import PLAIN, Manner, Read, Reading, rejects
from vrijwilligers.vacancies.rules import SourceDetails, Status


class Offered(NamedTuple):
    """A row that can come in, with its fingerprint; the key is that of the vacancy, if known."""

    details: SourceDetails
    fingerprint: str
    key: int | None = None
    number: int = 0  # of the row


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is going to change for one source, and the rows that cannot come in."""

    source_name: str
    is_complete: bool
    is_feed: bool
    known: dict[str, Known]  # what it was compared with, by source_id
    new: list[Offered]
    changed: list[Offered]
    unchanged: list[Offered]
    withdrawn: list[int]  # keys
    rejected: list[Read]
    noted: list[Read]  # rows of which something was left out
    unknown_columns: tuple[str, ...]
    kept_rejects: dict[str, Any] | None = None  # the rejected rows as they were written

    @property
    def counts(self) -> dict[str, int]:
        """Return the five figures of the report, in its order."""
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": len(self.unchanged),
            "withdrawn": len(self.withdrawn),
            "rejected": len(self.rejected),
        }

    @property
    def is_drastic(self) -> bool:
        """Tell whether more than a fifth of the source would be withdrawn."""
        shown = sum(known.status != Status.WITHDRAWN for known in self.known.values())
        return rules.is_drastic(len(self.withdrawn), shown)


def of_file(
    content: bytes, source_name: str, *, is_complete: bool = False, manner: Manner = PLAIN
) -> Plan:
    """Read a file and compare it with what we have; raise ``Unreadable``.

    A feed is complete for its source whatever is said; a spreadsheet only when it is said.
    """
    reading = readers.read(content, queries.known_codes(), manner)
    return compare(reading, source_name, is_complete=is_complete or reading.is_feed)


def compare(reading: Reading, source_name: str, *, is_complete: bool) -> Plan:
    """Work out what a file changes; a rejected row is not absent."""
    known = queries.known_of(source_name)
    offered = [_offered(row, row.details, known) for row in reading.rows if row.details]
    known_ones = [one for one in offered if one.key is not None]
    return Plan(
        source_name=source_name,
        is_complete=is_complete,
        is_feed=reading.is_feed,
        known=known,
        new=[one for one in offered if one.key is None],
        changed=[one for one in known_ones if _differs(one, known)],
        unchanged=[one for one in known_ones if not _differs(one, known)],
        withdrawn=_absent(known, (row.source_id for row in reading.rows)) if is_complete else [],
        rejected=[row for row in reading.rows if row.details is None],
        noted=[row for row in reading.rows if row.details and row.notes],
        unknown_columns=reading.unknown_columns,
        kept_rejects=rejects.kept(reading),
    )


def _offered(row: Read, details: SourceDetails, known: dict[str, Known]) -> Offered:
    found = known.get(details.source_id)
    key = found.key if found else None
    return Offered(details, rules.fingerprint(details), key, row.number)


def _differs(offered: Offered, known: dict[str, Known]) -> bool:
    """Tell whether the source says something else, or offers again what it had withdrawn."""
    before = known[offered.details.source_id]
    return before.fingerprint != offered.fingerprint or before.is_gone


def _absent(known: dict[str, Known], present: Iterable[str | None]) -> list[int]:
    there = set(present)
    return [
        one.key
        for source_id, one in known.items()
        if source_id not in there and one.status != Status.WITHDRAWN
    ]
