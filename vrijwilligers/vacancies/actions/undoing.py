"""Undoing the last import of a source: what was new goes, what was overwritten comes back.

Ours stays over it, and what the desk did since too. What is in use is withdrawn instead of removed.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, delete, select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.actions import directory
from vrijwilligers.records import audit, facts
from vrijwilligers.records.batches import batches
from vrijwilligers.vacancies.actions import sources
from vrijwilligers.vacancies.actions.memory import Memory, put_back
from vrijwilligers.vacancies.feature import VacancyFact, VacancyImportDeed
from vrijwilligers.vacancies.models import Vacancy, VacancyImport, VacancySource
from vrijwilligers.vacancies.queries import files
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.problems import Stale


@dataclass(frozen=True)
class Outlook:
    """What undoing an import does, as keys of vacancies."""

    removed: list[int]
    withdrawn: list[int]  # new, but in use or changed since: withdrawn instead of removed
    restored: list[int]
    republished: list[int]  # what the import withdrew
    stays: list[int]  # withdrawn, and the desk did something with it since

    def counts(self) -> dict[str, int]:
        """Return how many of each."""
        return {name: len(keys) for name, keys in vars(self).items()}


def outlook(record: VacancyImport, *, at: datetime) -> Outlook:
    """Say what undoing would do; raise ``Stale`` when it cannot be undone any more."""
    return _outlook(_memory(record, at))


def undo(record: VacancyImport, *, by: int, at: datetime) -> Outlook:
    """Undo an import; raise ``Stale`` when that was done, or another import came after it."""
    memory = _memory(record, at)
    done = _outlook(memory)
    sources.withdraw_source(done.withdrawn, at)
    _remove(done.removed)
    before = memory.changed | memory.withdrawn
    sources.restore_source(put_back(before, [*done.restored, *done.republished]))
    directory.remove_unused(memory.organisations)
    record.undone_at, record.undo = at, None
    record.report = json.dumps(json.loads(record.report) | {"undone": vars(done)})
    audit.record(VacancyImportDeed.UNDONE, record, by=by)
    facts.record(VacancyFact.IMPORTED, amount=sum(done.counts().values()), state="undone")
    return done


def _memory(record: VacancyImport, at: datetime) -> Memory:
    if not files.can_be_undone(record, at):
        raise Stale
    return Memory(**files.unpacked(record.undo))


def _outlook(memory: Memory) -> Outlook:
    changed, withdrawn = list(map(int, memory.changed)), list(map(int, memory.withdrawn))
    standing = _standing([*memory.new, *changed, *withdrawn])
    new = [key for key in memory.new if key in standing]
    used = files.used_ones(new) | {key for key in new if standing[key].version != 1}
    there = [key for key in withdrawn if key in standing]
    return Outlook(
        removed=[key for key in new if key not in used],
        withdrawn=[key for key in new if key in used],
        restored=[key for key in changed if key in standing],
        republished=[key for key in there if standing[key].is_gone],
        stays=[key for key in there if not standing[key].is_gone],
    )


class _Standing(NamedTuple):
    version: int
    is_gone: bool  # its source withdrew it, and nobody at the desk did anything since


def _standing(keys: Iterable[int]) -> dict[int, _Standing]:
    gone = and_(Vacancy.status == Status.WITHDRAWN, VacancySource.gone_at.is_not(None))
    asked = select(Vacancy.id, Vacancy.version, gone.label("is_gone")).join(Vacancy.source)
    return {
        row.id: _Standing(row.version, row.is_gone)
        for some in batches(keys)
        for row in db.session.execute(asked.where(Vacancy.id.in_(some)))
    }


def _remove(keys: Sequence[int]) -> None:
    for some in batches(keys):
        db.session.execute(delete(Vacancy.__table__).where(Vacancy.__table__.c.id.in_(some)))
