"""Texts and files of others in which somebody may be named."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    LargeBinary,
    Row,
    Select,
    String,
    Table,
    and_,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from vrijwilligers.extensions import db
from vrijwilligers.privacy.rules.mentions import BlankedText, MentionKind, PersonalIdentity, blank
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
Blank = Callable[[str], BlankedText]


class Mention(NamedTuple):
    """A row in which somebody is named; when surely, what the columns say without them."""

    table: Table
    key: tuple[Any, ...]
    seen: MentionKind
    changes: dict[str, Any]


def mentions_of(identity: PersonalIdentity) -> list[Mention]:
    """Return the rows, of any table, that name somebody."""
    return [one for table in tables() for one in _in_table(table, identity)]


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


def _in_table(table: Table, identity: PersonalIdentity) -> Iterator[Mention]:
    columns = searched(table)
    if not columns:
        return
    for row in _rows(table, columns, identity):
        key, values = tuple(row[: len(table.primary_key)]), row[len(table.primary_key) :]
        blanked = {
            column.name: blanked_value(value, lambda text: blank(text, identity))
            for column, raw in zip(columns, values, strict=True)
            if (value := opened(column, raw)) is not None
        }
        if mention := _mention(table, key, columns, blanked):
            yield mention


def _mention(
    table: Table,
    key: tuple[Any, ...],
    columns: Sequence[Column[Any]],
    blanked: dict[str, tuple[Any, MentionKind]],
) -> Mention | None:
    seen = max((kind for _, kind in blanked.values()), default=MentionKind.NONE)
    if seen == MentionKind.NONE:
        return None
    changes = {
        column.name: blanked[column.name][0]
        for column in columns
        if column.name in blanked and _goes_out(table, column, *blanked[column.name], seen)
    }
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
    table: Table, columns: Sequence[Column[Any]], identity: PersonalIdentity
) -> Iterable[Row[tuple[Any, ...]]]:
    wanted = _hinted(select(*table.primary_key, *map(readable, columns)), columns, identity)
    return db.session.execute(wanted.execution_options(yield_per=AT_ONCE))


def _hinted(
    asked: Select[Any], columns: Sequence[Column[Any]], identity: PersonalIdentity
) -> Select[Any]:
    """Leave out rows of which the database sees that they name nobody of this name."""
    opaque = [column for column in columns if is_opaque(column)]
    open_to_see = [func.lower(readable(one)) for one in columns if one not in opaque]
    hints = [one.like(hint) for one in open_to_see for hint in identity.hints]
    return asked.where(or_(*hints, *(column.is_not(None) for column in opaque)))


def is_opaque(column: Column[Any]) -> bool:
    """Tell whether the database cannot look into a column: it is sealed or packed."""
    return isinstance(column.type, Encrypted | LargeBinary)


def readable(column: Column[Any]) -> Any:
    """Return a column as the text or bytes that are kept; what is sealed is opened."""
    return column if isinstance(column.type, LargeBinary) else type_coerce(column, String)


def opened(column: Column[Any], value: Any) -> Any:
    """Return what stands in a column, unsealed; nothing where that cannot be opened any more."""
    return unseal(value) if isinstance(column.type, Encrypted) else value


def blanked_value(value: Any, blanking: Blank) -> tuple[Any, MentionKind]:
    """Return a value without what surely names somebody, as it was packed, and what was seen.

    Of a file that we cannot look into, nothing is left.
    """
    if isinstance(value, bytes):
        return _blanked_bytes(value, blanking)
    if value[:1] in ("{", "["):
        return _blanked_json(value, blanking)
    return tuple(blanking(value))  # type: ignore[return-value]


def _blanked_bytes(value: bytes, blanking: Blank) -> tuple[Any, MentionKind]:
    try:
        packed = zlib.decompress(value).decode()
    except (zlib.error, UnicodeDecodeError):
        return _blanked_file(value, blanking)
    text, seen = blanked_value(packed, blanking)
    return zlib.compress(text.encode()), seen


def _blanked_file(value: bytes, blanking: Blank) -> tuple[Any, MentionKind]:
    """Look into a file that is a plain text; of any other nothing is left."""
    try:
        text, seen = blanking(value.decode())
    except UnicodeDecodeError:
        return None, MentionKind.NONE
    return text.encode(), seen


def _blanked_json(value: str, blanking: Blank) -> tuple[Any, MentionKind]:
    try:
        parsed = json.loads(value)
    except ValueError:
        return tuple(blanking(value))  # type: ignore[return-value]
    seen = [MentionKind.NONE]
    blanked = _walk(parsed, blanking, seen)
    return (json.dumps(blanked) if max(seen) == MentionKind.EXACT else value), max(seen)


def _walk(value: Any, blanking: Blank, seen: list[MentionKind]) -> Any:
    if isinstance(value, dict):
        return {
            _walk(name, blanking, seen): _walk(one, blanking, seen) for name, one in value.items()
        }
    if isinstance(value, list):
        return [_walk(one, blanking, seen) for one in value]
    if not isinstance(value, str):
        return value
    text, kind = blanking(value)
    seen.append(kind)
    return text


def by_key(table: Table, key: tuple[Any, ...]) -> Any:
    """Return the condition that names one row."""
    return and_(*(column == part for column, part in zip(table.primary_key, key, strict=True)))


def as_kept(column: Column[Any], value: Any) -> Any:
    """Return a text as it is written to its column: as it is, or sealed."""
    if isinstance(column.type, Encrypted | LargeBinary):
        return value
    return literal(value, String)
