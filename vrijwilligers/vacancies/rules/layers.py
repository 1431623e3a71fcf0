"""The two layers of a vacancy that came from a source: ours over the source's over nothing.

A layer is written as plain values by field, as JSON holds them; what is not said is left out. A
text is one value, title and description together, and there is one field a language.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from vrijwilligers.vacancies.rules.details import (
    LANGUAGES,
    SourceDetails,
    Text,
    VacancyDetails,
)
from vrijwilligers.vocabulary.text import ERASED

Values = dict[str, Any]
FromPlain = Callable[[Any], Any]


class Layer(StrEnum):
    """Whose value holds: ours, or that of the source."""

    OURS = "ours"
    THEIRS = "theirs"


class FactAnswers(NamedTuple):
    """A form about all facts, as plain values: as it was sent, as it was shown, by the source."""

    typed: Values
    shown: Values
    source: Values
    given_back: Collection[str] = ()  # facts of which the source has its say back


FINGERPRINT = 2  # the way it is made: another number makes those that are kept anew
TEXT_FIELDS = {f"text_{language}": language for language in LANGUAGES}
CONTACT = ("contact_name", "contact_email", "contact_phone")
OF_SOURCE_ALONE = ("source_id", "organisation", "organisation_kbo")


def values_of(details: VacancyDetails) -> Values:
    """Return what is said as plain values; what is unknown is left out."""
    return {name: _plain(value) for name, value in _said(details).items()}


def _said(details: VacancyDetails) -> Values:
    said = {  # the first two tests are for speed: an import asks this of each row
        name: value
        for name, value in vars(details).items()
        if value or (value is not None and not _is_unknown(name, value))
    }
    for code, text in said.pop("texts", {}).items():
        said[f"text_{code}"] = text
    return said


def details_from(values: Mapping[str, Any]) -> SourceDetails:
    """Return plain values as the details they were made of."""
    values = without_erased(values)
    known = {name: FROM_PLAIN[name](value) for name, value in values.items() if name in FROM_PLAIN}
    texts = {code: Text(*values[name]) for name, code in TEXT_FIELDS.items() if name in values}
    return SourceDetails(texts=texts, **known)


def without_erased(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said without a contact of whom something is but a sign of an erasure."""
    if any(ERASED in (values.get(name) or "") for name in CONTACT):
        return {name: value for name, value in values.items() if name not in CONTACT}
    return values


def effective(source: Mapping[str, Any], own: Mapping[str, Any]) -> Values:
    """Return what holds: ours over the source's over nothing. An own value may be empty.

    A day of the source that ours makes impossible (it ends before it starts) does not hold.
    """
    both = {**source, **own}
    holds = {name: value for name, value in both.items() if not _is_unknown(name, value)}
    start, end = holds.get("start_on"), holds.get("end_on")
    if start and end and start > end:
        del holds["end_on" if "start_on" in own else "start_on"]
    return holds


def holding(source: SourceDetails, own: Mapping[str, Any]) -> SourceDetails:
    """Return the details that hold when the source says this and we say that."""
    return details_from(effective(values_of(source), own)) if own else source


def fingerprint(details: VacancyDetails) -> str:
    """Return what is the same for the same that is said, on any machine and in any release."""
    return fingerprint_of(as_json(_said(details)))


def fingerprint_of(said: str) -> str:
    """Return the fingerprint of what is said, as ``as_json`` writes it."""
    return f"{FINGERPRINT}:{hashlib.sha256(said.encode()).hexdigest()}"


def as_json(value: Any) -> str:
    """Write a plain value as JSON, the same value always in the same letters."""
    return ENCODER.encode(value)


def own_fields() -> frozenset[str]:
    """Return the fields of which we can have a value of our own."""
    return frozenset({*_names(SourceDetails), *TEXT_FIELDS} - {*OF_SOURCE_ALONE})


def value_of(field: str, plain_value: Any) -> Any:
    """Return a plain value of one field as its details hold it; ``None`` is *nothing*."""
    if plain_value is None:
        return None
    return Text(*plain_value) if field in TEXT_FIELDS else FROM_PLAIN[field](plain_value)


def ours_after(own: Values, answered: "FactAnswers") -> Values:
    """Return our facts after somebody answered the questions about all of them.

    What was left as it was shown stays whose it was; what is otherwise is ours, unless the source
    says the same or is given its say back.
    """
    ours = {}
    for name in FACTS:
        value = answered.typed.get(name)
        is_left = value == answered.shown.get(name)
        is_ours = name in own if is_left else value != answered.source.get(name)
        if is_ours and name not in answered.given_back:
            ours[name] = own[name] if is_left else value
    return ours


def plain(field: str, value: Any) -> Any:
    """Return one value as plain values hold it; what is empty is ``None``."""
    found = _plain(value)
    return None if _is_unknown(field, found) else found


def _is_unknown(field: str, value: Any) -> bool:
    is_said = field != "days" and isinstance(value, int | float)  # no and nought are
    return not value and not is_said


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "texts")


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(each) for name, each in vars(value).items()}
    return value


def _from_plain(kind: Any) -> FromPlain:
    """Return what makes a value of this type from a plain one."""
    inner = [each for each in get_args(kind) if each not in (NoneType, ...)]
    if get_origin(kind) is UnionType:
        return _from_plain(inner[0])
    if get_origin(kind) is dict:
        read = _from_plain(inner[1])
        return lambda value: {key: read(each) for key, each in value.items()}
    if get_origin(kind) is tuple:
        read = _from_plain(inner[0])
        return lambda value: tuple(read(each) for each in value)
    return _simple(kind)


def _simple(kind: Any) -> FromPlain:
    if get_origin(kind) is frozenset:
        return frozenset
    if kind is date:
        return date.fromisoformat
    if hasattr(kind, "__dataclass_fields__"):
        hints = get_type_hints(kind)
        readers = {name: _from_plain(hint) for name, hint in hints.items()}
        return lambda value: kind(**{name: readers[name](each) for name, each in value.items()})
    return kind if isinstance(kind, type) and kind not in (int, float, bool, str) else _same


def _same(value: Any) -> Any:
    return value


ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=_plain)
HINTS = get_type_hints(SourceDetails)
FACTS = _names(VacancyDetails)  # what is asked of a vacancy beside its texts
FROM_PLAIN = {name: _from_plain(HINTS[name]) for name in _names(SourceDetails)}


def without_contact(said: str) -> str:
    """Return what a source said, as it is kept, without whom to phone or write."""
    values = json.loads(said)
    return as_json({name: one for name, one in values.items() if name not in CONTACT})
