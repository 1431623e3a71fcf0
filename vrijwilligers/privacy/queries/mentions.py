"""Texts and files of others in which somebody may be named."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    LargeBinary,
    Row,
    Select,
    String,
    Table,
    and_,
    literal,
    or_,
    select,
    tuple_,
    type_coerce,
)

from vrijwilligers.extensions import db
from vrijwilligers.privacy.queries.later import SearchPoint, bounds, is_later
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.mentions import MentionKind, PersonalIdentity, blank
from vrijwilligers.privacy.rules.packed import blanked_value, legible
from vrijwilligers.privacy.rules.people import PeopleIndex
from vrijwilligers.records.batches import batches
from vrijwilligers.records.db import read_only
from vrijwilligers.records.declarations import (
    declaration_of,
    goes_with_somebody,
    has_its_text_beside,
    holds_text,
    is_text_of_file,
    kept,
    tables,
)
from vrijwilligers.records.encryption import Encrypted, unseal
from vrijwilligers.records.personal import SEARCHED, DataSubject, Holding

AT_ONCE = 500  # rows that are read together
FILES_AT_ONCE = 20

KeyedRow = tuple[tuple[Any, ...], tuple[Any, ...]]  # the key of a row, and its texts
RowKey = tuple[str, tuple[Any, ...]]  # a table, and the key of a row
RowSource = Callable[[Table, Sequence[Column[Any]]], Iterator[KeyedRow]]


class Mention(NamedTuple):
    """A row in which somebody is named, and the columns that are written without them.

    A file that names them (``in_file``) stays as it is: somebody must look at it. So they must at
    what is not sure, and at an answer in a field, which is of somebody else (``is_left``). Such
    answers that stand together as JSON are in ``spare``.
    """

    table: Table
    key: tuple[Any, ...]
    seen: MentionKind
    changes: tuple[str, ...]
    in_file: bool = False
    is_left: bool = False
    spare: tuple[str, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """Tell whether somebody must look at what still names them, or may."""
        return self.in_file or self.is_left

    @property
    def is_rewritten(self) -> bool:
        """Tell whether people read it without them afterwards."""
        return any(not is_text_of_file(self.table.c[name]) for name in self.changes)


MentionsOf = Mapping[PersonKey, Sequence[Mention]]


def mentions_of(
    people: Mapping[PersonKey, PersonalIdentity],
) -> dict[PersonKey, list[Mention]]:
    """Return for each of these people the rows, of any table, that name them.

    Every text is read once, whoever is looked for, and some rows at a time: nobody waits for it.
    """
    return _looked_for(people, _rows)


def mentions_since(
    people: Mapping[PersonKey, PersonalIdentity], point: SearchPoint, before: MentionsOf
) -> dict[PersonKey, list[Mention]]:
    """Return the same where rows were written since a search, as the present transaction sees them.

    ``before`` is what that search found. Of a row that was written since, only what it says now
    counts; a row that went is no mention.
    """
    seen: set[RowKey] = set()
    later = _looked_for(people, partial(_rows_since, point, seen))
    return {
        person: [*_still_there(one for one in before[person] if _row_key(one) not in seen), *found]
        for person, found in later.items()
    }


def _row_key(mention: Mention) -> RowKey:
    return mention.table.name, mention.key


def _still_there(some: Iterable[Mention]) -> Iterator[Mention]:
    by_table: dict[Table, list[Mention]] = {}
    for one in some:
        by_table.setdefault(one.table, []).append(one)
    for table, theirs in by_table.items():
        key = list(table.primary_key)
        for part in batches(theirs):
            there = select(*key).where(tuple_(*key).in_([one.key for one in part]))
            keys = {tuple(row) for row in db.session.execute(there)}
            yield from (one for one in part if one.key in keys)


def _looked_for(
    people: Mapping[PersonKey, PersonalIdentity], rows_of: RowSource
) -> dict[PersonKey, list[Mention]]:
    found: dict[PersonKey, list[Mention]] = {person: [] for person in people}
    index = PeopleIndex(people)
    for table in tables() if people else ():
        if columns := searched(table):
            for person, mention in _in_rows(table, columns, rows_of(table, columns), index):
                found[person].append(mention)
    return found


@cache
def searched(table: Table) -> Sequence[Column[Any]]:
    """Return the columns of a table in which people are looked for.

    An answer about another person (their name, their phone) is theirs, whoever shares it.
    """
    return tuple(column for column in table.columns if _is_searched(table, column))


def _is_searched(table: Table, column: Column[Any]) -> bool:
    said = declaration_of(column)
    if said is None or not holds_text(column.type) or column.primary_key or column.foreign_keys:
        return False
    if has_its_text_beside(column):
        return False
    return said.holds in SEARCHED and not (
        said.holds == Holding.FIELD and goes_with_somebody(table)
    )


def _in_rows(
    table: Table,
    columns: Sequence[Column[Any]],
    rows: Iterable[KeyedRow],
    index: PeopleIndex[PersonKey],
) -> Iterator[tuple[PersonKey, Mention]]:
    for key, row in rows:
        values = {
            column.name: value
            for column, raw in zip(columns, row, strict=True)
            if (value := opened(column, raw)) is not None
        }
        for person in set(index.possible_in("\n".join(map(legible, values.values())))):
            blanking, spare = partial(blank, identity=index.people[person]), _spare(table, person)
            if key[-1] in spare:
                continue  # one answer a row; the record itself holds it as a field
            blanked = {name: blanked_value(one, blanking, spare) for name, one in values.items()}
            if mention := _mention(table, key, columns, blanked):
                yield person, mention._replace(spare=spare)


def _spare(table: Table, person: PersonKey) -> tuple[str, ...]:
    """Return the names of the answers that are a contact person's, when another person goes."""
    is_contact = person.subject == DataSubject.CONTACT_PERSON
    return () if is_contact else table.info.get("contact", ())


def _mention(
    table: Table,
    key: tuple[Any, ...],
    columns: Sequence[Column[Any]],
    blanked: dict[str, tuple[Any, MentionKind]],
) -> Mention | None:
    seen = max((kind for _, kind in blanked.values()), default=MentionKind.NONE)
    if seen == MentionKind.NONE:
        return None
    changes = tuple(
        column.name
        for column in columns
        if column.name in blanked and _goes_out(table, column, *blanked[column.name], seen)
    )
    in_file = any(kind for name, (_, kind) in blanked.items() if is_text_of_file(table.c[name]))
    is_left = any(kind and name not in changes for name, (_, kind) in blanked.items())
    return Mention(table, key, seen, changes, in_file, is_left)


def _goes_out(
    table: Table, column: Column[Any], value: Any, kind: MentionKind, seen: MentionKind
) -> bool:
    """Tell whether a column is written anew: without them, or without a file that hides them.

    A file that we cannot look into goes where a text beside it surely names them, if it is one
    that goes at its term too: the print of a bundle, and never an agreement.
    """
    if value is None:
        return seen == MentionKind.EXACT and _may_go(table, column)
    return kind == MentionKind.EXACT and _may_change(table, column)


def _may_go(table: Table, column: Column[Any]) -> bool:
    return any(one.term and column.name in one.empties for one in kept(table))


def _may_change(table: Table, column: Column[Any]) -> bool:
    """Tell whether a text is free, and no proof: an answer in a field is of another person."""
    said = declaration_of(column)
    is_free = said is not None and said.holds != Holding.FIELD
    return is_free and column.name not in table.info.get("fixed", ())


def _rows(table: Table, columns: Sequence[Column[Any]]) -> Iterator[KeyedRow]:
    """Yield the key and the texts of every row in which something is written."""
    keys, written = list(table.primary_key), or_(*(column.is_not(None) for column in columns))
    wanted = _texts(table, columns).where(written).order_by(*keys)
    at_once = FILES_AT_ONCE if any(map(is_opaque, columns)) else AT_ONCE
    part = _part(wanted.limit(at_once))
    while part:
        yield from _parted(table, part)
        last = tuple(part[-1][: len(keys)])
        more = len(part) == at_once
        part = _part(wanted.where(tuple_(*keys) > last).limit(at_once)) if more else []


def _rows_since(
    point: SearchPoint, seen: set[RowKey], table: Table, columns: Sequence[Column[Any]]
) -> Iterator[KeyedRow]:
    for key, texts in _parted(
        table, db.session.execute(_later(table, *columns), bounds(table, point))
    ):
        seen.add((table.name, key))
        yield key, texts


@cache
def _later(table: Table, *columns: Column[Any]) -> Select[Any]:
    """Return one statement for all that is asked, so that it is built and compiled once.

    An order would lure SQLite into reading the whole table by its key. Rows in which nothing is
    written any more are among them: they said something before.
    """
    return _texts(table, columns).where(is_later(table))


def _texts(table: Table, columns: Sequence[Column[Any]]) -> Select[Any]:
    return select(*table.primary_key, *map(readable, columns))


def _parted(table: Table, rows: Iterable[Row[Any]]) -> Iterator[KeyedRow]:
    length = len(table.primary_key)
    return ((tuple(row[:length]), tuple(row[length:])) for row in rows)


def _part(wanted: Select[Any]) -> Sequence[Row[Any]]:
    with read_only():
        return db.session.execute(wanted).all()


def is_opaque(column: Column[Any]) -> bool:
    """Tell whether a column is sealed, or holds files."""
    return isinstance(column.type, Encrypted | LargeBinary)


def readable(column: Column[Any]) -> Any:
    """Return a column as the text or bytes that are kept; what is sealed is opened."""
    return column if isinstance(column.type, LargeBinary) else type_coerce(column, String)


def opened(column: Column[Any], value: Any) -> Any:
    """Return what stands in a column, unsealed; nothing where that cannot be opened any more."""
    return unseal(value) if isinstance(column.type, Encrypted) else value


def by_key(table: Table, key: tuple[Any, ...]) -> Any:
    """Return the condition that names one row."""
    return and_(*(column == part for column, part in zip(table.primary_key, key, strict=True)))


def as_kept(column: Column[Any], value: Any) -> Any:
    """Return a text as it is written to its column: as it is, or sealed."""
    if isinstance(column.type, Encrypted | LargeBinary):
        return value
    return literal(value, String)
