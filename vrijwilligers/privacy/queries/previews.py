"""What erasing somebody would do, counted beforehand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, false, func, select

from vrijwilligers.extensions import db
from vrijwilligers.privacy.queries import paths
from vrijwilligers.privacy.queries.mentions import Mention
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.queries.places import MentionPlace, places_of
from vrijwilligers.records.personal import Disposition


@dataclass(frozen=True, kw_only=True)
class ErasureCount:
    """Rows that go by table, rows that stay without who it was, and who else names them."""

    rows: Mapping[str, int]
    unnamed: int
    sure: list[MentionPlace]
    likely: list[MentionPlace]
    in_files: list[MentionPlace]


def count_erasure(person: PersonKey, named_in: Iterable[Mention]) -> ErasureCount:
    """Return what erasing somebody would do as things stand now."""
    going = paths.going(person)
    keys = paths.keys_of(going)
    others = [one for one in named_in if one.key[0] not in keys.get(one.table, ())]
    return ErasureCount(
        rows={table.name: _number(table, theirs) for table, theirs in going.items()},
        unnamed=_unnamed(person),
        sure=_places(one for one in others if one.is_rewritten),
        likely=_places(one for one in others if one.needs_a_look and not one.in_file),
        in_files=_places(one for one in others if one.in_file),
    )


def _places(some: Iterable[Mention]) -> list[MentionPlace]:
    return places_of((one.table.name, one.key[0]) for one in some)


def _unnamed(person: PersonKey) -> int:
    """Count rows that stay; where two columns name somebody, the row is counted once."""
    staying: dict[Table, ColumnElement[bool]] = {}
    for table, one in paths.declared(person):
        if one.disposition in (Disposition.EMPTY, Disposition.FOLD):
            theirs = paths.belongs(table, one, person)
            staying[table] = staying.get(table, false()) | theirs
    return sum(_number(table, condition) for table, condition in staying.items())


def _number(table: Table, condition: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(table).where(condition)) or 0
