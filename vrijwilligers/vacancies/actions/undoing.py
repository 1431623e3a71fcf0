"""A part of an import undone: what was new goes, what its source said before comes back.

Ours stays over it, and what the desk did since too. What is in use is withdrawn instead of removed.
What another file of the source said later stays until that is undone too: two that come in at once
write by turns.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import and_, delete, select

from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import UndoResult
from vrijwilligers.imports.rules.kinds import Step, VersionNow
from vrijwilligers.organisations.actions import directory
from vrijwilligers.records import facts
from vrijwilligers.records.batches import batches
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.records.references import unpointed
from vrijwilligers.vacancies.actions import sources
from vrijwilligers.vacancies.feature import VacancyFact
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyLanguage,
    VacancySource,
    VacancyTalent,
    VacancyText,
)
from vrijwilligers.vacancies.queries.layers import Snapshot
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

VACANCY = Vacancy.__table__
PARTS = {model.__table__ for model in (VacancySource, VacancyText, VacancyLanguage, VacancyTalent)}


def foresee(step: Step, _: VersionNow) -> dict[str, list[int]]:
    """Return what undoing a part would do, as keys of vacancies.

    *Withdrawn* is new, but in use or changed since; *stays* was withdrawn, and the desk did
    something with it since; of *later* another file of the source spoke last. Of what was merged
    into another only what its source said is restored.
    """
    changed, withdrawn = (list(map(int, step[name])) for name in ("changed", "withdrawn"))
    there = _standing([*step["new"], *changed, *withdrawn])
    standing = {key: one for key, one in there.items() if one.import_id == step["import"]}
    new = [key for key in step["new"] if key in standing]
    free = unpointed(VACANCY, (key for key in new if standing[key].version == 1), parts=PARTS)
    away = [key for key in withdrawn if key in standing and standing[key].is_away]
    gone = [key for key in withdrawn if key in standing and key not in away]
    return {
        "removed": [key for key in new if key in free],
        "withdrawn": [key for key in new if key not in free],
        "restored": [*(key for key in changed if key in standing), *away],
        "republished": [key for key in gone if standing[key].is_gone],
        "stays": [key for key in gone if not standing[key].is_gone],
        "later": sorted(there.keys() - standing.keys()),
    }


def undo(step: Step, version_now: VersionNow) -> UndoResult:
    """Take back what one part did."""
    hold_rows(VACANCY, [*step["new"], *map(int, {**step["changed"], **step["withdrawn"]})])
    outcome = foresee(step, version_now)
    sources.withdraw_source(outcome["withdrawn"], now())
    for some in batches(outcome["removed"]):
        db.session.execute(delete(VACANCY).where(VACANCY.c.id.in_(some)))
    before = {**step["changed"], **step["withdrawn"]}
    back = [*outcome["restored"], *outcome["republished"]]
    sources.restore_source({key: Snapshot.from_plain(before[str(key)]) for key in back})
    directory.remove_unused(step["organisations"])
    amount = sum(map(len, outcome.values()))
    facts.record(VacancyFact.IMPORTED, on=today(), amount=amount, state="undone")
    return UndoResult(outcome, {}, _left(step, outcome["later"]))


def _left(step: Step, later: Collection[int]) -> Step | None:
    """Return what cannot be undone yet."""
    if not later:
        return None
    kept: Step = {"new": [key for key in step["new"] if key in later]}
    for name in ("changed", "withdrawn"):
        kept[name] = {key: before for key, before in step[name].items() if int(key) in later}
    return step | kept


class _Standing(NamedTuple):
    version: int
    is_gone: bool  # its source withdrew it, and nobody at the desk did anything since
    import_id: int | None  # the last that its source changed it by
    is_away: bool  # it was merged into another


def _standing(keys: Iterable[int]) -> dict[int, _Standing]:
    gone = and_(Vacancy.status == Status.WITHDRAWN, VacancySource.gone_at.is_not(None))
    away = Vacancy.merged_into_id.is_not(None)
    columns = (Vacancy.version, gone, VacancySource.import_id, away)
    asked = select(Vacancy.id, *columns).join(Vacancy.source)
    return {
        row.id: _Standing(*row[1:])
        for some in batches(keys)
        for row in db.session.execute(asked.where(Vacancy.id.in_(some)))
    }
