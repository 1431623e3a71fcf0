"""What rules a vacancy out for a candidate: only what is known, and always to be asked about.

What is not known never rules out: the suggestion then carries a reason that says *ask*. Engagement
is no condition but part of the score: somebody who looks for something regular may well start once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.sides import DUTCH, ROOM, Offer, Wishes, is_welcome_to_practise
from vrijwilligers.vocabulary.levels import RANK

HIGHEST_RANK = max(RANK.values())


@dataclass(frozen=True)
class Refusal:
    """A condition that is not met, with the facts that say so."""

    condition: Condition
    facts: Mapping[str, object]


def refused(offers: Offers, wishes: Wishes, *, today: date) -> dict[Condition, NDArray[np.bool_]]:
    """Tell for each condition which of the n offers do not meet it, as bool[n]."""
    first_day = max(today, wishes.available_from or today)
    masks = {
        Condition.OPEN: ~offers.is_open,
        Condition.PAUSE: offers.is_paused,
        Condition.FULL: offers.is_full,
        Condition.PERIOD: offers.last_day < first_day.toordinal(),
        Condition.AGE: _too_young(offers, wishes, today),
        Condition.LANGUAGES: _not_spoken(offers, wishes),
    }
    return masks | {Condition.ENTRANCE: offers.has_steps} if ROOM in wishes.needs else masks


def is_possible(offers: Offers, wishes: Wishes, *, today: date) -> NDArray[np.bool_]:
    """Tell which of the n offers meet every condition, as bool[n]."""
    return ~np.logical_or.reduce(list(refused(offers, wishes, today=today).values()))


def excluded_counts(offers: Offers, wishes: Wishes, *, today: date) -> dict[Condition, int]:
    """Count the offers that each condition rules out; one offer may count more than once."""
    masks = refused(offers, wishes, today=today)
    return {condition: int(np.count_nonzero(mask)) for condition, mask in masks.items()}


def why_not(offers: Offers, wishes: Wishes, offer_id: int, *, today: date) -> tuple[Refusal, ...]:
    """Say which conditions rule an offer out, none if it fits; a KeyError if it is not there."""
    row = offers.row_of(offer_id)
    offer = offers.offers[row]
    masks = refused(offers, wishes, today=today)
    return tuple(
        Refusal(condition, _facts(condition, offer, wishes))
        for condition, mask in masks.items()
        if mask[row]
    )


def lacking(offer: Offer, wishes: Wishes) -> dict[str, dict[str, object]]:
    """Return the needed languages that a candidate does not speak well enough, with both levels."""
    return {
        language: {"needed": level, "has": wishes.languages.get(language)}
        for language, level in offer.languages.items()
        if _lacks(offer, wishes, language)
    }


def _lacks(offer: Offer, wishes: Wishes, language: str) -> bool:
    rank = wishes.highest_rank_in(language)
    if rank is None or rank >= offer.needed_rank(language):
        return False
    return language != DUTCH or is_welcome_to_practise(offer, wishes) is False


def _too_young(offers: Offers, wishes: Wishes, today: date) -> NDArray[np.bool_]:
    """Count in calendar years: from the year in which somebody reaches the age (STANDARDS V-08)."""
    if wishes.birth_year is None:
        return np.zeros(len(offers), dtype=np.bool_)
    return offers.lowest_age > today.year - wishes.birth_year


def _not_spoken(offers: Offers, wishes: Wishes) -> NDArray[np.bool_]:
    ranks = [wishes.highest_rank_in(language) for language in offers.languages]
    spoken = np.array([HIGHEST_RANK if rank is None else rank for rank in ranks], dtype=np.uint8)
    falls_short = offers.needed > spoken[:, None]
    if wishes.practise_dutch and DUTCH in offers.languages:
        dutch = offers.languages.index(DUTCH)
        falls_short[dutch] &= offers.practise_from > spoken[dutch]
    return np.logical_or.reduce(falls_short, axis=0)


def _facts(condition: Condition, offer: Offer, wishes: Wishes) -> dict[str, object]:
    if condition is Condition.PAUSE:
        return {"paused_until": offer.paused_until}
    if condition is Condition.PERIOD:
        return {"last_day": offer.last_day, "available_from": wishes.available_from}
    if condition is Condition.AGE:
        return {"minimum_age": offer.lowest_age, "birth_year": wishes.birth_year}
    if condition is Condition.LANGUAGES:
        lacks = lacking(offer, wishes)
        would_practise = is_welcome_to_practise(offer, replace(wishes, practise_dutch=True))
        is_enough = lacks.keys() == {DUTCH} and would_practise
        return {"lacking": lacks} | ({"may_practise": True} if is_enough else {})
    return {}
