"""What is sealed is sealed anew with the first key, so that the ones behind it can go.

It may be killed and run again: a few rows at a time, each only if nobody changed it meanwhile, and
last of all the known text that says which keys open this database (``key_check``).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Row, Table, Text, literal, select, type_coerce, update

from vrijwilligers.extensions import db
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.declarations import columns_holding
from vrijwilligers.records.encryption import Encrypted, is_newest, seal, unseal
from vrijwilligers.records.field_encryption import (
    EncryptionContext,
    FieldCiphertext,
    decrypt_field,
    encrypt_field,
    field_is_newest,
)
from vrijwilligers.records.key_check import note_keys
from vrijwilligers.records.personal import Holding

ROWS_AT_ONCE = 200
MOST_PASSES = 5  # a server that still seals with an old key gives it something more to do


class SealState(StrEnum):
    """What became of one sealed value."""

    RESEALED = "resealed"
    CURRENT = "already with the first key"
    UNREADABLE = "opens with none of the keys"
    CHANGED = "changed meanwhile"


@dataclass(frozen=True)
class Resealing:
    """What a run did: how many values, and in which rows one opens with none of our keys."""

    resealed: int
    current: int
    unreadable: tuple[tuple[str, int | str], ...]


def reseal_all() -> Resealing:
    """Seal everything with the first key, and note then that it opens this database."""
    resealed, current = 0, 0
    unreadable: set[tuple[str, int | str]] = set()
    for _ in range(MOST_PASSES):
        states = Counter[SealState]()
        for column in _columns():
            for state, key in _reseal(column):
                states[state] += 1
                if state == SealState.UNREADABLE:
                    unreadable.add((column.table.name, key))
        resealed += states[SealState.RESEALED]
        current = states[SealState.CURRENT]
        if not states[SealState.RESEALED] + states[SealState.CHANGED]:
            break
    note_keys()
    return Resealing(resealed, current - resealed, tuple(sorted(unreadable, key=str)))


def _columns() -> Iterator[Column[Any]]:
    """Yield every column of the database in which something is sealed, whatever way it is."""
    by_hand = {*columns_holding(Holding.SEALED)}
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Encrypted | FieldCiphertext) or column in by_hand:
                yield column


def _reseal(column: Column[Any]) -> Iterator[tuple[SealState, int | str]]:
    last = None
    while True:
        with read_only():
            rows = _rows(column, last)
        if not rows:
            return
        last = rows[-1].key
        with transaction():
            for row in rows:
                yield _reseal_one(column, row), row.key


def _rows(column: Column[Any], last: int | str | None) -> Sequence[Row[Any]]:
    [key] = column.table.primary_key.columns
    uid = _uid_of(column.table) if isinstance(column.type, FieldCiphertext) else literal("")
    there = select(key.label("key"), type_coerce(column, Text).label("sealed"), uid.label("uid"))
    there = there.where(column.is_not(None)).order_by(key).limit(ROWS_AT_ONCE)
    return db.session.execute(there if last is None else there.where(key > last)).all()


def _uid_of(table: Table) -> Any:
    """Return the ``uid`` for which a row is sealed: its own, or that of whom it belongs to."""
    if "uid" in table.columns:
        return table.c.uid
    [key] = [one for one in table.foreign_keys if one.parent.primary_key]
    owner = key.column.table
    return select(owner.c.uid).where(key.column == key.parent).scalar_subquery()


def _reseal_one(column: Column[Any], row: Row[Any]) -> SealState:
    state, text = _opened(column, row)
    if state != SealState.RESEALED:
        return state
    [key] = column.table.primary_key.columns
    unchanged = [key == row.key, type_coerce(column, Text) == row.sealed]
    values: dict[str, Any] = {one.name: one for one in column.table.columns if one.onupdate}
    values[column.name] = literal(text, Text())
    done = db.session.execute(update(column.table).where(*unchanged).values(values))
    return state if done.rowcount else SealState.CHANGED  # type: ignore[attr-defined]


def _opened(column: Column[Any], row: Row[Any]) -> tuple[SealState, str]:
    """Open a value and seal it anew, if it is not sealed with the first key."""
    if isinstance(column.type, FieldCiphertext):
        context = EncryptionContext(column.table.name, column.name, row.uid)
        if field_is_newest(context, row.sealed):
            return SealState.CURRENT, ""
        text = decrypt_field(context, row.sealed)
        return _encrypted_anew(text, lambda opened: encrypt_field(context, opened))
    if is_newest(row.sealed):
        return SealState.CURRENT, ""
    return _encrypted_anew(unseal(row.sealed), seal)


def _encrypted_anew(text: str | None, seal_anew: Callable[[str], str]) -> tuple[SealState, str]:
    if text is None:
        return SealState.UNREADABLE, ""
    return SealState.RESEALED, seal_anew(text)
