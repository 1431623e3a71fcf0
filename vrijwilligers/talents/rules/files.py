"""What a file says of talents: rows that can be used, and what was left out of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class RowReject(NamedTuple):
    """A row that cannot come in, and why; translated when shown."""

    row: int
    reason: object


class RowNote(NamedTuple):
    """What was left out of a row that comes in."""

    row: int
    column: str
    note: object


@dataclass(frozen=True, kw_only=True)
class TalentRow:
    """A talent as a file says it: what it does not say is left as it is."""

    number: int
    code: str
    texts: Mapping[str, str]  # by column
    pictogram: str | None = None


@dataclass(frozen=True, kw_only=True)
class TalentsRead:
    """A file with talents, in its order."""

    code: str | None = None  # of the set, where the file gives one
    rows: tuple[TalentRow, ...] = ()
    rejects: tuple[RowReject, ...] = ()
    notes: tuple[RowNote, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()  # codes of rows that cannot come in: they are not absent


class TalentUse(NamedTuple):
    """How many fiches name a code, and how many vacancies ask it."""

    fiches: int = 0
    vacancies: int = 0

    @property
    def is_any(self) -> bool:
        """Tell whether anything refers to it."""
        return bool(self.fiches or self.vacancies)


@dataclass(frozen=True, kw_only=True)
class SetReport:
    """What a file would change or changed."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: Mapping[str, TalentUse] = field(default_factory=dict)  # out of use now, by code
    set_name: str = ""  # that the scan asks from now on
    is_published: bool = False  # else it is the one that was asked before
    read: TalentsRead = field(default_factory=TalentsRead)

    def for_scripts(self) -> dict[str, Any]:
        """Return what ``--json`` prints."""
        return {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "withdrawn": len(self.gone),
            "rejected": len(self.read.rejects),
            "rejects": [{"row": one.row, "reason": str(one.reason)} for one in self.read.rejects],
            "notes": [one._asdict() | {"note": str(one.note)} for one in self.read.notes],
            "unknown_columns": list(self.read.unknown_columns),
            "out_of_use": [{"talent": one} | use._asdict() for one, use in self.gone.items()],
            "set": self.set_name,
            "published": self.is_published,
        }
