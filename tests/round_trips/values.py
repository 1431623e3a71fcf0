"""A value of its own for each field of a Details class, made by its type.

There are two of each: the first is never what a field is when nobody answers.
"""

from dataclasses import MISSING, fields
from datetime import date, timedelta
from enum import StrEnum
from types import NoneType
from typing import get_args, get_type_hints

from vrijwilligers.vocabulary.clock import today


def pair_of(details_type, **declared):
    """Return two fillings of a Details class; ``declared`` gives both values of what is special."""
    kinds = get_type_hints(details_type)
    values = {
        each.name: declared.get(each.name) or _made(each, kinds[each.name])
        for each in fields(details_type)
    }
    return [
        details_type(**{name: pair[turn] for name, pair in values.items()}) for turn in range(2)
    ]


def _made(field, kind):
    may_stay_open = NoneType in get_args(kind)
    kind = next((each for each in get_args(kind) if each is not NoneType), kind)
    if kind is bool:
        first = True if may_stay_open or field.default is MISSING else not field.default
        return first, not first
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return list(kind)[-1], list(kind)[-2]
    assert kind in MAKERS, f"declare two values for {field.name}: {kind}"
    return MAKERS[kind](field.name)


MAKERS = {
    str: lambda name: (f"This is the first {name}", f"And the second {name}"),
    date: lambda name: tuple(today() - timedelta(days=len(name) + more) for more in (0, 50)),
}
