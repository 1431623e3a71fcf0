"""When two people are likely one: by how alike their names are, their year, phone and mail."""

from collections.abc import Mapping
from typing import Any

from vrijwilligers.candidates.rules import CandidateDetails, whole_name
from vrijwilligers.vocabulary.names.likeness import likeness

ALIKE = 0.75  # names: public pairs are told apart best around here
ALIKE_WITH_YEAR = 0.7
GROWING = {"languages", "categories", "talents", "days"}
TEXTS = {"motivation", "notes", "other_languages"}
SAME_REACH = 1.0  # a phone or mail address says more than a name


def names_alike(one: Any, other: Any) -> float:
    """Return how alike the names of two people are (details or fiches), from 0 to 1."""
    return likeness(*(whole_name(each.given_name, each.family_name) for each in (one, other)))


def are_likely_one(one: CandidateDetails, other: CandidateDetails) -> float:
    """Return how much speaks for two people being one; 0 when they are likely two.

    Who has another year of birth is somebody else, unless phone or mail is the same.
    """
    alike = names_alike(one, other)
    ways = ((one.phone, other.phone), (one.email, other.email))
    reach = sum(SAME_REACH for mine, theirs in ways if mine and mine == theirs)
    if reach:
        return alike + reach
    years = {one.birth_year, other.birth_year} - {None}
    is_same_year = len(years) == 1 and one.birth_year == other.birth_year
    if len(years) > 1 or alike < (ALIKE_WITH_YEAR if is_same_year else ALIKE):
        return 0.0
    return alike + 0.1 * is_same_year


def added_to(known: Mapping[str, Any], typed: CandidateDetails) -> dict[str, Any]:
    """Return what a fiche says once what was typed of the same person comes in: nothing of it goes.

    Lists grow, texts stand below each other; of what has one answer the typed one stands there.
    """
    given = {name: value for name, value in vars(typed).items() if value}
    return {name: _together(name, known[name], value) for name, value in given.items()}


def _together(name: str, known: Any, typed: Any) -> Any:
    if name in GROWING:
        return known | typed
    if name in TEXTS and known:
        return known if typed in known else f"{known}\n\n{typed}"
    return typed
