"""Two records of one organisation: which one stays, and what it says afterwards."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

from vrijwilligers.organisations.rules.comparing import UNSAID
from vrijwilligers.organisations.rules.details import LimitDetails
from vrijwilligers.organisations.rules.listed import PLAIN, WORDS

NOTE = "information_note"
OWN = (*PLAIN, *(each.name for each in fields(LimitDetails)))
ANSWERS = (*OWN, *WORDS, NOTE)
NOTHING = UNSAID | {"offers_tasks": False}


class MergeQuestion(NamedTuple):
    """Something that both records say, each in its own way."""

    name: str
    stays: Any
    goes: Any


class NoteIdentity(NamedTuple):
    """What tells one information note from another: its date, what it tells, its file."""

    dated_on: date | None
    told: tuple[str, ...]  # of ``ELEMENTS``
    file_name: str | None
    file_size: int
    file_hash: str


@dataclass(frozen=True)
class Merger:
    """What a coordinator decided: of which answers the record that goes has the last word."""

    taken: frozenset[str]


def questions(stays: Mapping[str, Any], goes: Mapping[str, Any]) -> list[MergeQuestion]:
    """Return where both say something and it is not the same; elsewhere nothing has to be asked."""
    return [
        MergeQuestion(name, stays[name], goes[name])
        for name in ANSWERS
        if is_said(name, stays[name]) and is_said(name, goes[name]) and stays[name] != goes[name]
    ]


def merged(
    stays: Mapping[str, Any], goes: Mapping[str, Any], taken: Collection[str]
) -> dict[str, Any]:
    """Return what the record that stays says afterwards: nothing that only one said is lost."""
    return {
        name: goes[name] if _goes_counts(name, stays, goes, taken) else stays[name]
        for name in ANSWERS
    }


def _goes_counts(
    name: str, stays: Mapping[str, Any], goes: Mapping[str, Any], taken: Collection[str]
) -> bool:
    if not is_said(name, goes[name]):
        return False
    return name in taken or not is_said(name, stays[name])


def is_said(name: str, value: Any) -> bool:
    """Tell whether an answer says something."""
    return value is not None and value != NOTHING.get(name)
