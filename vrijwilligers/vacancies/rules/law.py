"""What the law of 3 July 2005 asks before volunteer work is offered (STANDARDS V-05, V-07, V-08).

It binds what is written or proposed here; of an imported vacancy we only show what is unknown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vrijwilligers.organisations.rules import YOUNGEST, OrganisationKind
from vrijwilligers.vacancies.rules import Allowance
from vrijwilligers.vocabulary.text import fold

BY_FAMILY_INSURANCE = frozenset({OrganisationKind.ASSOCIATION, OrganisationKind.CITIZENS})
LOOKED_BACK = 3  # words before a word for pay in which *no* or *without* may stand

# Folded, so without accents. "Vergoeding" and "défraiement" are what a volunteer may have.
PAY = re.compile(
    r"(?:uur|dag|week|maand|jaar|netto|bruto|minimum|start)?(?:loon|lonen)"
    r"|(?:start|maand|bruto|netto)?salaris(?:sen)?|verloning|bezoldig(?:d|de|ing)|loontrekkende"
    r"|flexi-?jobs?(?:ber|bers)?|jobstudent(?:en)?"
    r"|salaires?|salarie(?:e|s|es)?|remunerations?|remunere(?:e|s|es)?|appointements"
    r"|wages?|salar(?:y|ies|ied)|remunerat(?:ion|ed)|payroll"
)
NOT = frozenset(
    {
        *("geen", "zonder", "niet", "noch", "nooit"),
        *("pas", "sans", "aucun", "aucune", "non", "ni", "jamais"),
        *("no", "not", "without", "never", "nor", "neither"),
    }
)
SENTENCE_ENDS = re.compile(r"[.!?;:\n]+")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Obstacle(StrEnum):
    """Why a vacancy cannot be published yet."""

    KIND_UNKNOWN = "kind_unknown"
    IS_COMPANY = "is_company"
    INSURANCE_UNKNOWN = "insurance_unknown"
    NOT_INSURED = "not_insured"
    ALLOWANCE_UNKNOWN = "allowance_unknown"
    SPEAKS_OF_PAY = "speaks_of_pay"
    TOO_YOUNG = "too_young"
    IS_OVER = "is_over"


OF_ORGANISATION = frozenset(  # answered on the page of the organisation
    {
        Obstacle.KIND_UNKNOWN,
        Obstacle.IS_COMPANY,
        Obstacle.INSURANCE_UNKNOWN,
        Obstacle.NOT_INSURED,
        Obstacle.TOO_YOUNG,
    }
)


@dataclass(frozen=True, kw_only=True)
class PublishingFacts:
    """What the law looks at: who offers the work, and on what conditions. ``None`` is unknown."""

    kind: OrganisationKind
    has_staff: bool | None
    is_insured: bool | None
    youngest_age: int | None
    allowance: Allowance | None
    minimum_age: int | None
    texts: tuple[str, ...]


def obstacles(offered: PublishingFacts) -> tuple[Obstacle, ...]:
    """Return all that stands in the way of publishing, in the order in which one would solve it."""
    return (*_organiser(offered), *_conditions(offered))


def _organiser(offered: PublishingFacts) -> Iterator[Obstacle]:
    if offered.kind == OrganisationKind.UNKNOWN:
        yield Obstacle.KIND_UNKNOWN
    elif offered.kind == OrganisationKind.COMPANY:
        yield Obstacle.IS_COMPANY
    if not (offered.is_insured or rests_on_family_insurance(offered.kind, offered.has_staff)):
        is_unknown = offered.is_insured is None
        yield Obstacle.INSURANCE_UNKNOWN if is_unknown else Obstacle.NOT_INSURED


def _conditions(offered: PublishingFacts) -> Iterator[Obstacle]:
    if offered.allowance is None:
        yield Obstacle.ALLOWANCE_UNKNOWN
    if any(words_for_pay(text) for text in offered.texts):
        yield Obstacle.SPEAKS_OF_PAY
    if not age_is_allowed(offered.minimum_age, offered.youngest_age):
        yield Obstacle.TOO_YOUNG


def rests_on_family_insurance(kind: OrganisationKind, has_staff: bool | None) -> bool:
    """Tell whether no liability insurance is asked by law: an association without staff."""
    return kind in BY_FAMILY_INSURANCE and has_staff is False


def age_is_allowed(minimum_age: int | None, youngest_age: int | None) -> bool:
    """Tell whether volunteers may be this young: from 16, or by a rule of the organisation."""
    if minimum_age is None or minimum_age >= YOUNGEST:
        return True
    return youngest_age is not None and youngest_age <= minimum_age


def words_for_pay(text: str) -> tuple[str, ...]:
    """Return the words for paid work in a text, each once; *no wage* and the like are left out."""
    found = (word for sentence in SENTENCE_ENDS.split(text) for word in _pay_in(sentence))
    return tuple(dict.fromkeys(found))


def _pay_in(sentence: str) -> Iterator[str]:
    words = WORD.findall(sentence)
    plain = [fold(word) for word in words]
    for place, word in enumerate(plain):
        before = plain[max(0, place - LOOKED_BACK) : place]
        if PAY.fullmatch(word) and not NOT & set(before):
            yield words[place]
