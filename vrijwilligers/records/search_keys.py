"""The keys by which records are found: they follow from what is written, whoever writes it.

A record that can be found says of which of its versions its keys are. Every change counts a version
up, also one by an import, an undoing or an erasure; so before a transaction commits, whatever has
another version than its keys gets new ones. Nobody who writes has to think of it.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from sqlalchemy import (
    JSON,
    Delete,
    FromClause,
    Index,
    Insert,
    Integer,
    Select,
    String,
    Update,
    bindparam,
    cast,
    delete,
    event,
    func,
    insert,
    inspect,
    select,
    text,
    true,
    tuple_,
    update,
)
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, object_mapper

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.batches import MANY, batches
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.indexes import index_among
from vrijwilligers.records.listing import one_of_given
from vrijwilligers.registry import registry

IS_OLD = "coalesce(keys_version, 0) <> version"
KeysOf = Mapping[int, Mapping[str, int]]  # by the number of a record: where each key stands
NUMBERS, GIVEN = "numbers", "given"  # what comes with a statement
CHANGED, RENEWS = "tables of which something that is found was changed", "renews keys"


class Findable:
    """A record with keys by which it is found, and the version of which they are."""

    keys_version: Mapped[int | None] = mapped_column(Integer, sort_order=93)


def index_of_old(table: str) -> Index:
    """Let the records of a table be found of which the keys are old: hardly ever any."""
    return index_among(f"ix_{table}_old_keys", "id", where=IS_OLD)


def version_up_with_same_keys(table: FromClause) -> dict[str, Any]:
    """Count versions up of many records at once, by a change from which no key follows."""
    return {name: table.c[name] + 1 for name in ("version", "keys_version")}


@dataclass(frozen=True)
class SearchKeys:
    """How the keys of a table are made.

    ``keys_of`` says for some numbers their keys, each with where it stands; a table that says
    nothing of that has no third column.
    """

    model: type[Model]
    keys: type[Model]
    keys_of: Callable[[Sequence[int]], KeysOf]

    @property
    def columns(self) -> list[str]:
        """The columns of the keys: whose it is, the key, and where it stands."""
        return [*self.keys.__table__.columns.keys()]

    def renew(self, most: int | None = None) -> int:
        """Make the keys of those of which they are old by now, and return of how many.

        Whatever others write meanwhile is theirs to renew: else a busy desk would hold up who
        imports for ever.
        """
        old = self._old.limit(most) if most else self._old
        numbers = db.session.scalars(old).all()
        for some in batches(numbers):
            self._change(self._keys_there(some), self.keys_of(some))
            renewing = {"execution_options": {RENEWS: True}}
            db.session.execute(self._renewed, {NUMBERS: some}, **renewing)
        return len(numbers)

    @cached_property
    def _old(self) -> Select[Any]:
        """Those of which the keys are old; that is asked at every commit that changes such."""
        key = self.model.__table__.c.id
        return select(key).where(text(IS_OLD)).with_for_update(skip_locked=True)

    @cached_property
    def _renewed(self) -> Update:
        owners = self.model.__table__
        new = {"keys_version": owners.c.version, "changed_at": owners.c.changed_at}
        return update(owners).where(one_of_given(owners.c.id, NUMBERS)).values(new)

    @cached_property
    def _there(self) -> Select[Any]:
        columns = [self.keys.__table__.c[name] for name in self.columns]
        return select(*columns).where(one_of_given(columns[0], NUMBERS))

    def _keys_there(self, numbers: Sequence[int]) -> KeysOf:
        there = defaultdict[int, dict[str, int]](dict)
        for number, key, *place in db.session.execute(self._there, {NUMBERS: numbers}):
            there[number][key] = place[0] if place else 0
        return there

    def _change(self, had: KeysOf, have: KeysOf) -> None:
        """Write what is another than it was: most keys stay, and each takes its time."""
        dialect = db.engine.dialect.name
        if gone := _without(had, have):
            db.session.execute(_going(self, dialect), {GIVEN: json.dumps(gone)})
        if come := _without(have, had) if had else have:
            db.session.execute(_coming(self, dialect), {GIVEN: json.dumps(come)})


def _without(some: KeysOf, others: KeysOf) -> KeysOf:
    """Return the keys that others have not, or elsewhere."""
    left = (
        (number, keys.items() - others.get(number, {}).items()) for number, keys in some.items()
    )
    return {number: dict(keys) for number, keys in left if keys}


@cache
def _going(one: SearchKeys, dialect: str) -> Delete:
    keys = one.keys.__table__
    owned = tuple_(*(keys.c[name] for name in one.columns[:2]))
    return delete(keys).where(owned.in_(_rows(2, dialect)))


@cache
def _coming(one: SearchKeys, dialect: str) -> Insert:
    return insert(one.keys.__table__).from_select(one.columns, _rows(len(one.columns), dialect))


def _rows(columns: int, dialect: str) -> Select[Any]:
    """Take keys as one value, which the database takes apart: there are very many."""
    given: Any = bindparam(GIVEN, type_=String)
    if not (is_sqlite := dialect == "sqlite"):
        given = cast(given, JSON)
    owners = func.json_each(given).table_valued("key", "value", name="owners")
    each = func.json_each if is_sqlite else func.json_each_text
    found = each(owners.c.value).table_valued("key", "value", name="found")
    said = cast(owners.c.key, Integer), found.c.key, cast(found.c.value, Integer)
    rows = select(*said[:columns]).join_from(owners, found, true())
    return rows.order_by(found.c.key)  # as the index has them: it is quicker


def renew_all() -> int:
    """Make all keys that are old, some at a time, and return how many records had such."""
    done = 0
    for one in _declared():
        with read_only():
            if not inspect(db.session.connection()).has_table(one.keys.__tablename__):
                continue
        while some := _renew_some(one):
            done += some
    return done


def _renew_some(one: SearchKeys) -> int:
    with transaction():
        return one.renew(MANY)


def _declared() -> list[SearchKeys]:
    return registry().loaded("search_keys")


def watch() -> None:
    """Let every session make new keys before it commits."""
    if not event.contains(db.session, "before_commit", _renew):
        event.listen(db.session, "after_flush", _note_records)
        event.listen(db.session, "do_orm_execute", _note_statement)
        event.listen(db.session, "before_commit", _renew)


def _note_records(session: Session, _: object) -> None:
    for one in (*session.new, *session.dirty):
        if isinstance(one, Findable):
            _note(session, object_mapper(one).local_table)


def _note_statement(state: ORMExecuteState) -> None:
    if state.is_select or state.execution_options.get(RENEWS):
        return
    table = getattr(state.statement, "table", None)
    if table is not None and "keys_version" in table.c:
        _note(state.session, table)


def _note(session: Session, table: FromClause) -> None:
    session.info.setdefault(CHANGED, set()).add(table)


def _renew(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    if changed := session.info.pop(CHANGED, None):
        for one in _declared():
            if one.model.__table__ in changed:
                one.renew()
