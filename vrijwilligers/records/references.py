"""What points at a record: found in the tables themselves, so that no feature is forgotten."""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    UniqueConstraint,
    and_,
    delete,
    exists,
    func,
    select,
    true,
    update,
)

from vrijwilligers.extensions import db
from vrijwilligers.records.batches import batches
from vrijwilligers.vocabulary.clock import now

TRACE = "trace"  # what the ``info`` of such a table says
_by_name: list[tuple[Column[str], Column[int]]] = []


class Pointer(NamedTuple):
    """A column that holds the number of a record, in the rows of which this is true."""

    column: Column[int]
    condition: ColumnElement[bool]

    @property
    def table(self) -> Table:
        """Return the table in which it stands."""
        return cast(Table, self.column.table)


def point_by_name(thing: Column[str], record_id: Column[int]) -> None:
    """Declare two columns that name any record: by its table and its number."""
    _by_name.append((thing, record_id))


def references_to(table: Table) -> Iterator[Pointer]:
    """Return every column, of any feature, that holds the number of a record of this table.

    A table that only tells where records came from, or what follows from them, is left out: it
    goes with them.
    """
    every = pointers_to(table)
    return (one for one in every if not one.table.info.get(TRACE))


def pointers_to(table: Table) -> Iterator[Pointer]:
    """Return the same, also where records came from."""
    for other in db.metadata.sorted_tables:
        for column in other.columns:
            if any(key.column is table.c.id for key in column.foreign_keys):
                yield Pointer(column, true())
    for thing, record_id in _by_name:
        yield Pointer(record_id, thing == table.name)


def counts(table: Table, number: int) -> dict[str, int]:
    """Return how many rows of each other table point at a record; tables without any are out."""
    found: dict[str, int] = {}
    for one in references_to(table):
        asked = select(func.count()).select_from(one.table)
        if count := db.session.scalar(asked.where(one.column == number, one.condition)):
            name = str(one.table.name)
            found[name] = found.get(name, 0) + count
    return found


def belonging(table: Table, number: int, *, among: Container[str]) -> dict[str, set[int]]:
    """Return a record and what points at it, also through others, of tables with these names."""
    found, waiting = {str(table.name): {number}}, [table]
    while waiting:
        whose = waiting.pop()
        for one in references_to(whose):
            if one.table.name not in among:
                continue
            theirs = select(one.table.c.id).where(one.column.in_(found[whose.name]), one.condition)
            before = found.setdefault(one.table.name, set())
            if new := set(db.session.scalars(theirs)) - before:
                before |= new
                waiting.append(one.table)
    return found


def unpointed(table: Table, numbers: Iterable[int], *, parts: Container[Table] = ()) -> set[int]:
    """Return the records of a table at which nothing points, but their own parts."""
    wanted = set(numbers)
    found: set[int] = set()
    pointers = [one for one in references_to(table) if one.table not in parts]
    for some in batches(sorted(wanted)):
        for column, condition in pointers:
            theirs = select(column).where(column.in_(some), condition)
            found |= set(db.session.scalars(theirs.distinct()))
    return wanted - found


def repoint(
    table: Table,
    goes: int,
    stays: int,
    *,
    but: Container[Table] = (),
    pointers: Iterable[Pointer] | None = None,
) -> None:
    """Let all that points at one record, but its own parts, point at another.

    What both have is kept once.
    Rows that people edit get a higher version, so that who has them open notices.
    """
    for one in references_to(table) if pointers is None else pointers:
        if one.table in but:
            continue
        for others in _unique_with(one):
            _drop_doubles(one, others, goes, stays)
        moved: dict[str, object] = {one.column.name: stays}
        if "version" in one.table.c:
            moved["version"] = one.table.c.version + 1
        if "changed_at" in one.table.c:
            moved["changed_at"] = now()
        rows = update(one.table).where(one.column == goes, one.condition)
        db.session.execute(rows.values(moved))


def _unique_with(one: Pointer) -> Iterator[list[Column[object]]]:
    """Return what, together with a column, may stand in a table only once."""
    uniques = [rule for rule in one.table.constraints if isinstance(rule, UniqueConstraint)]
    for rule in (one.table.primary_key, *uniques):
        if one.column in list(rule.columns):
            yield [other for other in rule.columns if other is not one.column]


def _drop_doubles(one: Pointer, others: list[Column[object]], goes: int, stays: int) -> None:
    theirs = one.table.alias()
    same = and_(
        theirs.c[one.column.name] == stays,
        *(theirs.c[other.name] == other for other in others),
    )
    double = exists().where(same).correlate(one.table)
    db.session.execute(delete(one.table).where(one.column == goes, double))
