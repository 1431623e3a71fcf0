"""A plan carried out: a few large statements in the transaction of whoever asks."""

from collections.abc import Mapping
from datetime import datetime

from vrijwilligers.records import facts
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import sources
from vrijwilligers.vacancies.actions.memory import Memory, kept
from vrijwilligers.vacancies.actions.plans import Plan
from vrijwilligers.vacancies.actions.sources import Origin
from vrijwilligers.vacancies.feature import VacancyFact
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.queries.sources import Known
from vrijwilligers.vocabulary.problems import Stale


def carry_out(plan: Plan, *, at: datetime, import_id: int | None = None) -> Memory:
    """Bring in what is new or changed and withdraw what is gone; raise ``Stale``.

    Stale means that the source was imported by somebody else after the plan was made. What comes
    back is all that undoing needs.
    """
    if _seen(queries.known_of(plan.source_name)) != _seen(plan.known):
        raise Stale
    changed = {one.key: one.details for one in plan.changed if one.key}
    origin = Origin(plan.source_name, at, import_id)
    taken = sources.take_source([one.details for one in plan.new], changed, origin)
    withdrawn = layers.snapshots(plan.withdrawn)
    sources.withdraw_source(plan.withdrawn, at, fetched_at=at)
    _record(plan)
    return Memory(taken.new, kept(taken.before), kept(withdrawn), taken.organisations)


def _seen(known: Mapping[str, Known]) -> dict[str, tuple[int, str]]:
    return {source_id: (one.key, one.fingerprint) for source_id, one in known.items()}


def _record(plan: Plan) -> None:
    for state in ("new", "changed", "withdrawn"):
        if amount := plan.counts[state]:
            facts.record(VacancyFact.IMPORTED, amount=amount, state=state)
