"""Two vacancies that are one: which stays, and what of the other it keeps."""

from collections.abc import Collection
from typing import Any, NamedTuple

from vrijwilligers.vacancies.rules.layers import FACTS, TEXT_FIELDS, Values

ANSWERS = (*TEXT_FIELDS, *FACTS)


class Side(NamedTuple):
    """What holds of one of two vacancies, as plain values, and which of it the desk gave."""

    values: Values
    ours: Collection[str]


class VacancyMergeQuestion(NamedTuple):
    """Something that the vacancy that goes says otherwise, or alone."""

    name: str
    stays: Any
    goes: Any
    is_taken: bool  # unless somebody says otherwise


def questions(stays: Side, goes: Side) -> list[VacancyMergeQuestion]:
    """Return what the vacancy that goes says and the other does not, in one order.

    What the desk gave itself is kept, and what the other does not say at all.
    """
    return [
        VacancyMergeQuestion(name, stays.values.get(name), said, _is_taken(name, stays, goes))
        for name in ANSWERS
        if (said := goes.values.get(name)) is not None and said != stays.values.get(name)
    ]


def _is_taken(name: str, stays: Side, goes: Side) -> bool:
    if name not in stays.values:
        return True
    return name in goes.ours and name not in stays.ours
