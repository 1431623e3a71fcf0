"""Choosing how much each criterion counts: each choice is a new set, and the last one counts."""

from dataclasses import asdict

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import WeightDeed
from vrijwilligers.matching.models import WeightSet
from vrijwilligers.matching.queries import weights as queries
from vrijwilligers.matching.rules.weight_sets import STANDARD, WeightOrigin, says_something
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem, Stale


class NothingCounts(Problem):
    """A list that looks at nothing of a person is the same for everybody."""

    message = _l(
        "Nothing of the person would count: everybody would get the same list. Give a number to "
        "talents, kind of work, days or another criterion."
    )


class WeightsAreTheSame(Problem):
    """A set that says what the last one said is no change."""

    message = _l("These are the weights of today. Change a number first.")


class StandardWeightsStand(Problem):
    """The standard weights stand there since the beginning."""

    message = _l("These are the standard weights: there is nothing to undo.")


def choose(weights: Weights, *, why: str | None, origin: WeightOrigin, by: int | None) -> WeightSet:
    """Let these weights count from now on."""
    if not says_something(weights):
        raise NothingCounts
    if weights == queries.hold_weights().weights:
        raise WeightsAreTheSame
    return _kept(weights, origin, why, by, WeightDeed.CHANGED)


def undo(*, seen: int, by: int | None) -> WeightSet:
    """Let the weights before the last ones count again: a new set, that can be undone as well."""
    last = queries.hold_weights()
    if last.number != seen:
        raise Stale
    if last.number == STANDARD:
        raise StandardWeightsStand
    before = queries.weights_before(last.number).weights
    return _kept(before, WeightOrigin.UNDONE, None, by, WeightDeed.UNDONE)


def _kept(
    weights: Weights, origin: WeightOrigin, why: str | None, by: int | None, deed: WeightDeed
) -> WeightSet:
    made = WeightSet(values=asdict(weights), made_how=origin, why=why, staff_id=by)
    db.session.add(made)
    db.session.flush()
    audit.record(deed, made, by=by)
    return made
