"""Which weights count now, which counted before, and what others would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.matching.models import WeightSet
from vrijwilligers.matching.queries.offers import offers
from vrijwilligers.matching.rules.counted import place_shown
from vrijwilligers.matching.rules.ranking import rank
from vrijwilligers.matching.rules.sample_wishes import SamplePerson, sample_wishes
from vrijwilligers.matching.rules.weight_sets import NumberedWeights, read_weights
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import in_list

FIRST = 5
MOST_SHOWN = 50


@dataclass(frozen=True)
class WeightsEffect:
    """What is first for somebody made up, by number of the vacancy: today, and with others."""

    person: SamplePerson
    today: tuple[int, ...]
    then: tuple[int, ...]


@dataclass(frozen=True)
class WeightsEffects:
    """What other weights would change for each of the people made up, with the vacancies."""

    people: Sequence[WeightsEffect]
    vacancies: Mapping[int, Vacancy]


def current_weights() -> NumberedWeights:
    """Return the weights by which suggestions are put in order now."""
    latest = select(WeightSet.id, WeightSet.values).order_by(WeightSet.id.desc()).limit(1)
    row = db.session.execute(latest).one_or_none()
    return _numbered(row.id, row.values) if row else NumberedWeights()


def suggested_at(vacancy_id: int, listed: Sequence[int]) -> dict[str, Any]:
    """Return at which place a vacancy was suggested and by which weights, to count it."""
    place = place_shown(vacancy_id, listed)
    return {"place": place, "weight_set": str(current_weights().number) if place else None}


def hold_weights() -> NumberedWeights:
    """Return them to make others; on PostgreSQL who comes second waits for who was first."""
    latest = select(WeightSet).order_by(WeightSet.id.desc()).limit(1).with_for_update()
    found = db.session.scalars(latest).one_or_none()
    return _numbered(found.id, found.values) if found else NumberedWeights()


def weights_before(number: int) -> NumberedWeights:
    """Return the set before the one with a number; before the first are the standard weights."""
    before = select(WeightSet).where(WeightSet.id < number).order_by(WeightSet.id.desc()).limit(1)
    found = db.session.scalars(before).one_or_none()
    return _numbered(found.id, found.values) if found else NumberedWeights()


def weight_sets() -> Sequence[WeightSet]:
    """Return the latest sets with who made them, the last first, and one more to compare."""
    latest = select(WeightSet).order_by(WeightSet.id.desc()).limit(MOST_SHOWN + 1)
    return db.session.scalars(latest.options(selectinload(WeightSet.staff_member))).all()


def effects(now: Weights, then: Weights, *, day: date) -> WeightsEffects:
    """Return what comes first for people made up, with the weights of now and with others."""
    everything, found = offers(day), []
    for person, wishes in sample_wishes(day).items():
        first = [
            tuple(
                one.offer_id
                for one in rank(everything, wishes, today=day, limit=FIRST, weights=weights)
            )
            for weights in (now, then)
        ]
        found.append(WeightsEffect(person, *first))
    keys = dict.fromkeys(key for one in found for key in (*one.today, *one.then))
    return WeightsEffects(found, {vacancy.id: vacancy for vacancy in in_list(keys)})


def _numbered(number: int, values: Mapping[str, object]) -> NumberedWeights:
    return NumberedWeights(number=number, weights=read_weights(values))
