"""The rows of a person, found by the paths that tables declare."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, RowMapping, Table, false, or_, select

from vrijwilligers.extensions import db
from vrijwilligers.privacy.rules.mentions import PersonalIdentity
from vrijwilligers.records.batches import batches
from vrijwilligers.records.declarations import kept, tables, target_of
from vrijwilligers.records.personal import (
    BY_NAME,
    PEOPLE,
    DataSubject,
    Disposition,
    IdentityPart,
    Kept,
)


class PersonKey(NamedTuple):
    """Somebody, as one of the kinds of people whom we know by a row."""

    subject: DataSubject
    id: int

    @property
    def table(self) -> Table:
        """Return the table in which they have their own row."""
        return db.metadata.tables[PEOPLE[self.subject]]


Rows = Mapping[Table, Sequence[int]]  # keys of rows, for tables that number them
RowsGoing = Mapping[Table, ColumnElement[bool]]  # the condition of those that go


def declared(person: PersonKey) -> Iterator[tuple[Table, Kept]]:
    """Yield what each table declares of this kind of person, where keys lead to them."""
    for table in tables():
        for one in kept(table):
            if one.subject == person.subject and one.path is not None and not one.is_by_name:
                yield table, one


def belongs(table: Table, one: Kept, person: PersonKey) -> ColumnElement[bool]:
    """Return the condition under which a row leads to a person."""
    return leads_to(table, one.steps, person.id)


def leads_to(table: Table, steps: Sequence[str], key: int) -> ColumnElement[bool]:
    """Return the condition under which the keys of a path lead from a row to another."""
    if not steps:
        return table.c.id == key
    column = table.c[steps[0]]
    if len(steps) == 1:
        return column == key
    following = db.metadata.tables[target_of(column)]
    return column.in_(select(following.c.id).where(leads_to(following, steps[1:], key)))


def hold(person: PersonKey) -> RowMapping | None:
    """Return the row of a person and let nobody else change or point at it; none when unknown."""
    wanted = select(person.table).where(person.table.c.id == person.id).with_for_update()
    return db.session.execute(wanted).mappings().one_or_none()


def identities_of(people: Iterable[PersonKey]) -> dict[PersonKey, PersonalIdentity]:
    """Return by what people are recognised, as far as they are there."""
    by_subject: dict[DataSubject, list[PersonKey]] = {}
    for person in people:
        by_subject.setdefault(person.subject, []).append(person)
    return {
        person: identity_of(person, row)
        for subject, some in by_subject.items()
        for person, row in _rows_of(subject, some)
    }


def _rows_of(
    subject: DataSubject, people: Iterable[PersonKey]
) -> Iterator[tuple[PersonKey, RowMapping]]:
    table = db.metadata.tables[PEOPLE[subject]]
    for some in batches(person.id for person in people):
        for row in db.session.execute(select(table).where(table.c.id.in_(some))).mappings():
            yield PersonKey(subject, row["id"]), row


def identity_of(person: PersonKey, row: RowMapping) -> PersonalIdentity:
    """Return by what somebody is recognised."""
    return PersonalIdentity(
        names=_values(person, row, IdentityPart.NAME),
        phones=_values(person, row, IdentityPart.PHONE),
        emails=_values(person, row, IdentityPart.EMAIL),
    )


def identifying(table: Table) -> list[Column[Any]]:
    """Return the columns by which somebody is recognised, in the row of a person."""
    return [one for one in table.columns if _identifies(one)]


def _values(person: PersonKey, row: RowMapping, part: IdentityPart) -> tuple[str, ...]:
    columns = [one for one in identifying(person.table) if _identifies(one) == part]
    return tuple(row[column.name] for column in columns if row[column.name])


def _identifies(column: Column[Any]) -> IdentityPart | None:
    said = column.info.get("personal")
    return said.identifies if said else None


def going(person: PersonKey) -> dict[Table, ColumnElement[bool]]:
    """Return the rows that go with a person, by table, from the lowest table to the highest."""
    conditions: dict[Table, ColumnElement[bool]] = {}
    for table, one in declared(person):
        if one.disposition == Disposition.DELETE:
            theirs = belongs(table, one, person)
            conditions[table] = conditions.get(table, false()) | theirs
    return {table: conditions[table] for table in in_order(conditions)}


def in_order(some: Iterable[Table]) -> list[Table]:
    """Return tables so that none comes after one that it points at."""
    every = (table for store in db.metadatas.values() for table in store.sorted_tables)
    order = {table: place for place, table in enumerate(every)}
    return sorted(some, key=lambda table: -order[table])


def keys_of(conditions: Mapping[Table, ColumnElement[bool]]) -> Rows:
    """Return the numbers of rows, for tables in which rows have one."""
    return {
        table: db.session.scalars(select(table.c.id).where(condition)).all()
        for table, condition in conditions.items()
        if "id" in table.c
    }


def earlier_numbers(person: PersonKey) -> Rows:
    """Return every number under which somebody is known: also of what became part of their row."""
    numbers = {person.id}
    for table, one in declared(person):
        for column in table.columns if one.disposition == Disposition.DELETE else ():
            if column.info.get("table") == person.table.name and column.name not in one.steps:
                theirs = belongs(table, one, person)
                numbers |= {*db.session.scalars(select(column).where(theirs))}
    return {person.table: sorted(numbers)}


def named(rows: Rows) -> Iterator[tuple[Table, Kept, ColumnElement[bool]]]:
    """Yield the rows that name one of these by its table and its number, and their declaration."""
    pairs = [(target.name, key) for target, keys in rows.items() for key in keys]
    for table in tables():
        for one in kept(table):
            if one.is_by_name:
                thing, number = (table.c[name] for name in (one.path or "").split(BY_NAME))
                for some in batches(pairs):
                    yield table, one, _is_one_of(thing, number, some)


def _is_one_of(
    thing: Column[Any], number: Column[Any], pairs: Iterable[tuple[str, int]]
) -> ColumnElement[bool]:
    """Return the condition that a row names one of these: by the table, then by the numbers."""
    by_table: dict[str, list[int]] = {}
    for name, key in pairs:
        by_table.setdefault(name, []).append(key)
    return or_(*((thing == name) & number.in_(keys) for name, keys in by_table.items()))


def owners_of(table: Table) -> Iterator[tuple[Column[Any], Table]]:
    """Yield the keys by which rows are a part of another, and go with it, with its table."""
    for column in table.columns:
        for key in column.foreign_keys:
            if key.ondelete == "CASCADE" and not column.nullable:
                yield column, key.column.table
