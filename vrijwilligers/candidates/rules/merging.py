"""Two fiches of one person: what is asked, what is joined by itself, which consent counts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.candidates.rules.consent import ConsentPurpose
from vrijwilligers.vocabulary.terms import RetentionTerm

UNDO_MERGE_WITHIN = timedelta(days=RetentionTerm.MERGE.default.amount)
ASKED: Mapping[str, tuple[str, ...]] = {  # of what has one answer, by question: its fields
    "name": ("given_name", "family_name"),
    "birth_year": ("birth_year",),
    "phone": ("phone",),
    "email": ("email",),
    "home": ("postcode", "municipality"),
    "language": ("language",),
    "engagement": ("engagement",),
    "available_from": ("available_from",),
}
UNITED = ("categories", "talents", "days")
EITHER = ("comes_by", "whatsapp", "practise_dutch", "from_home")
TOGETHER = ("motivation", "notes", "other_languages")


class MergeReason(StrEnum):
    """How a coordinator knows that two fiches are of one person."""

    PERSON_SAYS = "person_says"
    SAME_REACH = "same_reach"
    SAME_FACTS = "same_facts"
    LIST = "list"


class FicheMergeQuestion(NamedTuple):
    """Something that two fiches both say, each in its own way."""

    name: str
    stays: CandidateDetails
    goes: CandidateDetails


class ConsentAct(Protocol):
    """What counts of an act of consent."""

    given_at: datetime
    withdrawn_at: datetime | None


def questions(stays: CandidateDetails, goes: CandidateDetails) -> list[FicheMergeQuestion]:
    """Return where both say something and it is not the same; elsewhere nothing has to be asked."""
    return [
        FicheMergeQuestion(name, stays, goes)
        for name, fields in ASKED.items()
        if _says(stays, fields) and _says(goes, fields)
        if _answer(stays, fields) != _answer(goes, fields)
    ]


def merged(
    stays: CandidateDetails, goes: CandidateDetails, taken: Collection[str]
) -> CandidateDetails:
    """Return what one fiche says once two are one; ``taken`` names where the other is right.

    What one of both does not say is taken from the other; lists are united, texts stand below
    each other, a language is spoken as the fiche that stays says, where it says how well.
    """
    said: dict[str, Any] = {}
    for name, fields in ASKED.items():
        right = goes if name in taken or not _says(stays, fields) else stays
        said |= {field: getattr(right, field) for field in fields}
    said |= {name: getattr(stays, name) | getattr(goes, name) for name in UNITED}
    said |= {name: getattr(stays, name) or getattr(goes, name) for name in EITHER}
    said |= {name: _below(getattr(stays, name), getattr(goes, name)) for name in TOGETHER}
    languages = {**stays.languages, **goes.languages}
    languages |= {code: level for code, level in stays.languages.items() if level}
    return replace(stays, **said, languages=languages)


def latest_act(acts: Iterable[ConsentAct]) -> tuple[ConsentAct | None, bool]:
    """Return which act of consent for a purpose counts, and whether it stands: the latest does."""
    moments = [(act.given_at, True, act) for act in acts]
    moments += [(act.withdrawn_at, False, act) for _at, _is, act in [*moments] if act.withdrawn_at]
    if not moments:
        return None, False
    _at, stands, act = max(moments, key=lambda one: (one[0], not one[1]))
    return act, stands


def purposes_of(acts: Iterable[Any]) -> list[ConsentPurpose]:
    """Return for which purposes there are acts of consent, in one order."""
    return sorted({act.purpose for act in acts})


def merge_can_be_undone(merged_at: datetime, *, at: datetime) -> bool:
    """Tell whether it is so short ago that two can be two again."""
    return at - merged_at < UNDO_MERGE_WITHIN


def _says(details: CandidateDetails, fields: Iterable[str]) -> bool:
    return any(_answer(details, fields))


def _answer(details: CandidateDetails, fields: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(details, field) for field in fields)


def _below(mine: str | None, theirs: str | None) -> str | None:
    if not mine or not theirs or theirs in mine:
        return mine or theirs
    return theirs if mine in theirs else f"{mine}\n\n{theirs}"
