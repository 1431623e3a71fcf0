"""The columns of our own table of a kind of thing: they follow from the fields of its details."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from types import NoneType
from typing import Any, get_args, get_type_hints


@dataclass(frozen=True)
class FieldColumns:
    """One column a field, of the same name; ``otherwise`` names the columns of the others.

    A field that no file says has none there. What tells one row from another stands ``first``.
    """

    details_type: type
    otherwise: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    prefix: str = ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the columns in their order."""
        each_of = (self.otherwise.get(name, (f"{self.prefix}{name}",)) for name in self.types)
        own = (column for columns in each_of for column in columns if column not in self.first)
        return (*self.first, *own)

    @cached_property
    def types(self) -> dict[str, Any]:
        """Return the type of each field, without the ``None`` of one that may be unknown."""
        hints = get_type_hints(self.details_type)
        return {each.name: _certain(hints[each.name]) for each in fields(self.details_type)}

    @cached_property
    def plain(self) -> dict[str, str]:
        """Return the column of each field that has one of its own name."""
        names = (name for name in self.types if name not in self.otherwise)
        return {name: f"{self.prefix}{name}" for name in names}

    def of_type(self, wanted: type) -> tuple[str, ...]:
        """Return the columns of the fields of one type, such as those answered with yes or no."""
        return tuple(column for name, column in self.plain.items() if self.types[name] is wanted)


def _certain(hint: Any) -> Any:
    kinds = get_args(hint)
    return next(kind for kind in kinds if kind is not NoneType) if NoneType in kinds else hint
