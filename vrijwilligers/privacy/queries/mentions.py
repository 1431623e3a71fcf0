"""Texts and files of others in which somebody may be named."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
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
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.mentions import MentionKind, PersonalIdentity, blank
from vrijwilligers.privacy.rules.packed import blanked_value, legible
from vrijwilligers.privacy.rules.people import PeopleIndex
from vrijwilligers.records.db import read_only
from vrijwilligers.records.declarations import (
    declaration_of,
    goes_with_somebody,
    holds_text,
    kept,
    tables,
)
from vrijwilligers.records.encryption import Encrypted, unseal
from vrijwilligers.records.personal import SEARCHED, Holding

AT_ONCE = 500  # rows that are read together
FILES_AT_ONCE = 20


class Mention(NamedTuple):
    """A row in which somebody is named, and the columns that are written without them."""

    table: Table
    key: tuple[Any, ...]
    seen: MentionKind
    changes: tuple[str, ...]


def mentions_of(
    people: Mapping[PersonKey, PersonalIdentity],
) -> dict[PersonKey, list[Mention]]:
    """Return for each of these people the rows, of any table, that name them.

    Every text is read once, whoever is looked for, and some rows at a time: nobody waits for it.
    """
    found: dict[PersonKey, list[Mention]] = {person: [] for person in people}
    index = PeopleIndex(people)
    for table in tables():
        for person, mention in _in_table(table, index) if people else ():
            found[person].append(mention)
    return found


def still_names(mention: Mention, identity: PersonalIdentity) -> bool:
    """Tell whether a row names somebody as it stands now: it may have changed, or gone, since."""
    columns = searched(mention.table)
    wanted = select(*map(readable, columns)).where(by_key(mention.table, mention.key))
    row = db.session.execute(wanted).one_or_none() or ()
    blanking = partial(blank, identity=identity)
    values = (opened(column, raw) for column, raw in zip(columns, row, strict=False))
    kinds = (blanked_value(value, blanking)[1] for value in values if value is not None)
    return any(kind != MentionKind.NONE for kind in kinds)


def searched(table: Table) -> list[Column[Any]]:
    """Return the columns of a table in which people are looked for.

    An answer about another person (their name, their phone) is theirs, whoever shares it.
    """
    return [column for column in table.columns if _is_searched(table, column)]


def _is_searched(table: Table, column: Column[Any]) -> bool:
    said = declaration_of(column)
    if said is None or not holds_text(column.type) or column.primary_key or column.foreign_keys:
        return False
    return said.holds in SEARCHED and not (
        said.holds == Holding.FIELD and goes_with_somebody(table)
    )


def _in_table(table: Table, index: PeopleIndex[PersonKey]) -> Iterator[tuple[PersonKey, Mention]]:
    columns = searched(table)
    for key, row in _rows(table, columns):
        values = {
            column.name: value
            for column, raw in zip(columns, row, strict=True)
            if (value := opened(column, raw)) is not None
        }
        for person in set(index.possible_in("\n".join(map(legible, values.values())))):
            blanking = partial(blank, identity=index.people[person])
            blanked = {name: blanked_value(value, blanking) for name, value in values.items()}
            if mention := _mention(table, key, columns, blanked):
                yield person, mention


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
    return Mention(table, key, seen, changes)


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


def _rows(
    table: Table, columns: Sequence[Column[Any]]
) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Yield the key and the texts of every row in which something is written."""
    if not columns:
        return
    keys = list(table.primary_key)
    written = or_(*(column.is_not(None) for column in columns))
    wanted = select(*keys, *map(readable, columns)).where(written).order_by(*keys)
    at_once = FILES_AT_ONCE if any(map(is_opaque, columns)) else AT_ONCE
    part = _part(wanted.limit(at_once))
    while part:
        for row in part:
            yield tuple(row[: len(keys)]), tuple(row[len(keys) :])
        last = tuple(part[-1][: len(keys)])
        more = len(part) == at_once
        part = _part(wanted.where(tuple_(*keys) > last).limit(at_once)) if more else []


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
