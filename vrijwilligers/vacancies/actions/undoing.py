"""Undoing the last import of a source: what was new goes, what was overwritten comes back.

What somebody changed since stays as it is. What is in use is withdrawn instead of removed.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from vrijwilligers.extensions import db
from vrijwilligers.organisations.actions import directory
from vrijwilligers.organisations.queries import names
from vrijwilligers.records import audit, facts
from vrijwilligers.records.batches import batches
from vrijwilligers.records.facts import FactKind
from vrijwilligers.vacancies.actions import importing
from vrijwilligers.vacancies.actions.memory import Before, Memory
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyImport,
    VacancyLanguage,
    VacancyTalent,
    VacancyText,
)
from vrijwilligers.vacancies.queries import files
from vrijwilligers.vacancies.rules import TextOrigin
from vrijwilligers.vocabulary.problems import Stale
from vrijwilligers.vocabulary.text import fold

VACANCY = Vacancy.__table__
READING: dict[str, Callable[[str], date]] = {
    **dict.fromkeys(("start_on", "end_on", "publish_until"), date.fromisoformat),
    **dict.fromkeys(("fetched_at", "gone_at", "source_changed_at"), datetime.fromisoformat),
}


@dataclass(frozen=True)
class Outlook:
    """What undoing an import does, as keys of vacancies."""

    removed: list[int]
    withdrawn: list[int]  # new, but in use or changed since: withdrawn instead of removed
    restored: list[int]
    republished: list[int]  # what the import withdrew
    stays: list[int]  # somebody changed it since

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
    importing.withdraw(done.withdrawn, at)
    _remove(done.removed)
    _restore(memory.changed, done.restored)
    _put_back(memory.withdrawn, done.republished)
    directory.remove_unused(memory.organisations)
    record.undone_at, record.undo = at, None
    record.report = json.dumps(json.loads(record.report) | {"undone": vars(done)})
    audit.record("undone", record, by=by)
    facts.record(FactKind.VACANCIES_IMPORTED, amount=sum(done.counts().values()), state="undone")
    return done


def _memory(record: VacancyImport, at: datetime) -> Memory:
    if not files.can_be_undone(record, at):
        raise Stale
    return Memory(**files.unpacked(record.undo))


def _outlook(memory: Memory) -> Outlook:
    versions = _versions([*memory.new, *map(int, [*memory.changed, *memory.withdrawn])])
    new = [key for key in memory.new if key in versions]
    used = files.used_ones(new) | {key for key in new if versions[key] != 1}
    restored = _untouched(memory.changed, versions)
    republished = _untouched(memory.withdrawn, versions)
    others = [int(key) for key in [*memory.changed, *memory.withdrawn]]
    return Outlook(
        removed=[key for key in new if key not in used],
        withdrawn=[key for key in new if key in used],
        restored=restored,
        republished=republished,
        stays=[key for key in others if key in versions and key not in {*restored, *republished}],
    )


def _untouched(before: Mapping[str, Before], versions: Mapping[int, int]) -> list[int]:
    return [int(key) for key, kept in before.items() if versions.get(int(key)) == kept["version"]]


def _versions(keys: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in batches(keys):
        asked = select(VACANCY.c.id, VACANCY.c.version).where(VACANCY.c.id.in_(some))
        found |= {row.id: row.version for row in db.session.execute(asked)}
    return found


def _remove(keys: Sequence[int]) -> None:
    importing.clear(keys)
    for some in batches(keys):
        db.session.execute(delete(VACANCY).where(VACANCY.c.id.in_(some)))


def _restore(before: Mapping[str, Before], keys: Sequence[int]) -> None:
    _put_back(_with_homes(before, keys), keys)
    importing.clear(keys)
    for model, rows in (
        (VacancyText, [row for key in keys for row in _texts(key, before[str(key)])]),
        (VacancyLanguage, [row for key in keys for row in _languages(key, before[str(key)])]),
        (VacancyTalent, [row for key in keys for row in _talents(key, before[str(key)])]),
    ):
        if rows:
            db.session.execute(insert(model.__table__), rows)


def _with_homes(before: Mapping[str, Before], keys: Sequence[int]) -> dict[str, Before]:
    """Look up organisations that were merged since; a vacancy of one that is lost stays put."""
    had = {key: before[str(key)]["columns"]["organisation_id"] for key in keys}
    homes = names.find_again({had[key]: before[str(key)]["organisation"] for key in keys})
    has = files.organisations_of(keys)
    return {str(key): _at(before[str(key)], homes.get(had[key], has[key])) for key in keys}


def _at(before: Before, organisation_id: int) -> Before:
    return before | {"columns": before["columns"] | {"organisation_id": organisation_id}}


def _put_back(before: Mapping[str, Before], keys: Sequence[int]) -> None:
    rows = [_columns(before[str(key)]) | {"its_key": key} for key in keys]
    if not rows:
        return
    columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "its_key"}
    restored = update(VACANCY).where(VACANCY.c.id == bindparam("its_key"))
    db.session.execute(restored.values(**columns, version=VACANCY.c.version + 1), rows)


def _columns(before: Before) -> dict[str, Any]:
    """Read the values of columns as they were written for JSON."""
    return {
        name: READING[name](value) if value and name in READING else value
        for name, value in before["columns"].items()
    }


def _texts(key: int, before: Before) -> list[dict[str, Any]]:
    return [
        {"vacancy_id": key, "language": language, "origin": TextOrigin.SOURCE}
        | {"title": title, "description": description, "folded": fold(title)}
        for language, (title, description) in before["texts"].items()
    ]


def _languages(key: int, before: Before) -> list[dict[str, Any]]:
    spoken = before["languages"].items()
    return [{"vacancy_id": key, "language": code, "level": level} for code, level in spoken]


def _talents(key: int, before: Before) -> list[dict[str, Any]]:
    return [{"vacancy_id": key, "code": code} for code in before["talents"]]
