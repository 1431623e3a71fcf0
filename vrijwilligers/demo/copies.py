"""Many people at once: copies of those whom the actions wrote, under other names.

The rules are not here. Every row is one that the actions wrote; only what a name and an address
say is made anew, by the fields of the fiche themselves.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from sqlalchemy import Table, insert, inspect

from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate, CandidateKey, ConsentText
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.demo.people import namesake
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.extensions import db
from vrijwilligers.links.rules import new_code
from vrijwilligers.matching.models import Disclosure, Introduction, Recall
from vrijwilligers.matching.rules.disclosure import DisclosedField
from vrijwilligers.matching.wording.disclosures import question_in
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.batches import batches
from vrijwilligers.records.demo_stage import Stage, Story
from vrijwilligers.records.facts import count_again
from vrijwilligers.records.keys import reserve_keys

BATCH = 2_000  # people written together
WHOLE = 10_000  # from here on only fiches: a desk does not have more people on the way
KEYS, LOG = CandidateKey.__table__, AuditEvent.__table__
COUNTED = {"counted", "withdrawal_counted"}
BUSY = {Introduction.__table__, DeskContact.__table__}

Row = dict[str, Any]
Rows = Mapping[Any, Sequence[Row]]  # by table


@dataclass
class Copy:
    """Somebody who is to be written, and the new keys of their rows, by table and old key."""

    details: CandidateDetails
    rows: Rows
    keys: dict[tuple[str, int], int] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=lambda: defaultdict(new_code))


def add(stage: Stage) -> None:
    """Write the candidates who are still missing."""
    for some in batches(_copies_to_keep(stage), BATCH):
        write(some)


def copy_of(rows: Rows, details: CandidateDetails) -> Copy:
    """Return somebody with these rows and other details."""
    [owner] = {row["candidate_id"] for row in rows[KEYS]}
    found_by = [{"candidate_id": owner, **key} for key in FICHE.rows(details, "keys")]
    return Copy(details, {**rows, KEYS: found_by})


def write(copies: Sequence[Copy]) -> None:
    """Write copies, table by table: rows that others point at or name come first."""
    named = {row["thing"] for copy in copies for row in copy.rows.get(LOG, ())}
    for table in _in_order(copies):
        made = [(copy, row) for copy in copies for row in copy.rows.get(table, ())]
        values = [_copied(copy, table, row) for copy, row in made]
        for row in values:
            for name in COUNTED & row.keys():
                count_again(row[name])
        if table.name in named:
            keys = reserve_keys(table, len(values))
            values = [row | {"id": key} for row, key in zip(values, keys, strict=True)]
            for (copy, row), key in zip(made, keys, strict=True):
                copy.keys[table.name, row["id"]] = key
        db.session.execute(insert(table), values)


def rows_of(story: Story) -> Rows:
    """Return every row of a story as it stands now, by table; a text of consent is nobody's own."""
    rows: dict[Table, list[Row]] = defaultdict(list)
    for record in story.written:
        if isinstance(record, ConsentText):
            continue
        mapper = inspect(record).mapper
        columns = ((mapper.get_property_by_column(column).key, column) for column in mapper.columns)
        rows[mapper.local_table].append({c.key: getattr(record, name) for name, c in columns})
    return rows


def _copies_to_keep(stage: Stage) -> Iterator[Copy]:
    chance = stage.chance("copies")
    people = [(story.person, rows_of(story)) for story in stage.stories.values()]
    quiet = [one for one in people if not BUSY & one[1].keys()]
    everybody, others = cycle(people), cycle(quiet or people)
    for number in range(len(people), stage.size.candidates):
        person, rows = next(everybody if number < WHOLE else others)
        yield copy_of(rows, namesake(person, number, chance))


def _in_order(copies: Sequence[Copy]) -> list[Table]:
    written = {table for copy in copies for table in copy.rows}
    return [*(one for one in db.metadata.sorted_tables if one in written - {LOG}), LOG]


def _copied(copy: Copy, table: Table, row: Row) -> Row:
    """Return a row without its keys, that points at the rows of the same copy."""
    new = {name: value for name, value in row.items() if name not in ("id", "uid")}
    for key in table.foreign_keys:
        name, target = key.parent.key, key.column.table.name
        new[name] = copy.keys.get((target, row[name]), row[name])
    if table is LOG:
        new["record_id"] = copy.keys[row["thing"], row["record_id"]]
    if table in NAMING:
        new |= NAMING[table](copy, row)
    return new


def _disclosed(copy: Copy, row: Row) -> Row:
    """Give a copy a reference of its own, and let it agree to tell what there is of it."""
    details = copy.details
    held = {
        DisclosedField.NAME: True,
        DisclosedField.PHONE: details.phone,
        DisclosedField.EMAIL: details.email,
        DisclosedField.COMES_BY: details.comes_by,
    }
    fields = [code for code, is_held in held.items() if is_held]
    return {
        "reference": copy.references[row["reference"]],
        "fields": " ".join(fields),
        "text": question_in(details.language, row["organisation_name"], fields),
        "language": details.language,
    }


def _recalled(copy: Copy, row: Row) -> Row:
    """Name the references of the copy, and nobody: the seal holds another name."""
    codes = " ".join(copy.references[code] for code in row["codes"].split())
    return {"codes": codes, "sealed": None}


NAMING: Mapping[Any, Callable[[Copy, Row], Row]] = {
    Candidate.__table__: lambda copy, _: FICHE.row(copy.details),
    Disclosure.__table__: _disclosed,
    Recall.__table__: _recalled,
}
