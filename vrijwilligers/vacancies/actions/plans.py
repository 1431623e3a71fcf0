"""What a file would change, worked out without changing anything.

Rows are known by source name and ``source_id``, and compared by their fingerprint. So the reading
can be done beside a busy desk, and the writing afterwards takes a moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from vrijwilligers.core.problems import Stale
from vrijwilligers.vacancies import queries, readers, rules
from vrijwilligers.vacancies.models import VacancyImport
from vrijwilligers.vacancies.queries import Known
from vrijwilligers.vacancies.readers import Read, Reading
from vrijwilligers.vacancies.rules import Status, VacancyDetails


class Offered(NamedTuple):
    """A row that can come in, with its fingerprint; the key is that of the vacancy, if known."""

    details: VacancyDetails
    fingerprint: str
    key: int | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is going to change for one source, and the rows that cannot come in."""

    source_name: str
    is_complete: bool
    is_feed: bool
    known: dict[str, Known]  # what it was compared with, by source_id
    new: list[Offered]
    changed: list[Offered]
    unchanged: int
    withdrawn: list[int]  # keys
    rejected: list[Read]
    noted: list[Read]  # rows of which something was left out
    unknown_columns: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Return the five figures of the report, in its order."""
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "withdrawn": len(self.withdrawn),
            "rejected": len(self.rejected),
        }

    @property
    def is_drastic(self) -> bool:
        """Tell whether more than a fifth of the source would be withdrawn."""
        shown = sum(known.status != Status.WITHDRAWN for known in self.known.values())
        return rules.is_drastic(len(self.withdrawn), shown)


def of_file(
    content: bytes, source_name: str, *, is_complete: bool = False, profile: str | None = None
) -> Plan:
    """Read a file and compare it with what we have; raise ``Unreadable``.

    A feed is complete for its source whatever is said; a spreadsheet only when it is said.
    """
    reading = readers.read(content, queries.known_codes(), profile)
    return compare(reading, source_name, is_complete=is_complete or reading.is_feed)


def of_upload(record: VacancyImport) -> Plan:
    """Read a file that was tried out once more; raise ``Stale`` when its content is gone."""
    if record.content is None:
        raise Stale
    return of_file(record.content, record.source_name, is_complete=record.is_complete)


def compare(reading: Reading, source_name: str, *, is_complete: bool) -> Plan:
    """Work out what a file changes; a rejected row is not absent."""
    known = queries.known_of(source_name)
    offered = [_offered(row.details, known) for row in reading.rows if row.details]
    changed = [one for one in offered if one.key and _differs(one, known)]
    return Plan(
        source_name=source_name,
        is_complete=is_complete,
        is_feed=reading.is_feed,
        known=known,
        new=[one for one in offered if one.key is None],
        changed=changed,
        unchanged=sum(one.key is not None for one in offered) - len(changed),
        withdrawn=_absent(known, (row.source_id for row in reading.rows)) if is_complete else [],
        rejected=[row for row in reading.rows if row.details is None],
        noted=[row for row in reading.rows if row.details and row.notes],
        unknown_columns=reading.unknown_columns,
    )


def _offered(details: VacancyDetails, known: dict[str, Known]) -> Offered:
    found = known.get(details.source_id)
    return Offered(details, rules.fingerprint(details), found.key if found else None)


def _differs(offered: Offered, known: dict[str, Known]) -> bool:
    """Tell whether the source says something else, or offers again what it had withdrawn."""
    before = known[offered.details.source_id]
    return before.fingerprint != offered.fingerprint or before.status == Status.WITHDRAWN


def _absent(known: dict[str, Known], present: Iterable[str | None]) -> list[int]:
    there = set(present)
    return [
        one.key
        for source_id, one in known.items()
        if source_id not in there and one.status != Status.WITHDRAWN
    ]
