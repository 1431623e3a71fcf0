"""A part of an import of organisations undone: who was new goes, what was changed comes back.

What somebody changed since stays as it is; so does who is in use.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, select, update

from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import UndoResult
from vrijwilligers.imports.rules.kinds import Step, VersionNow
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.organisations.queries import imports as queries
from vrijwilligers.organisations.queries.snapshots import PARTS, of_organisations
from vrijwilligers.records import facts
from vrijwilligers.records.batches import batches
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.records.references import unpointed
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.text import ERASED

ORGANISATION = Organisation.__table__
FREE_TEXTS = {"about"}
OWN_PARTS = {model.__table__ for model in PARTS}


def foresee(step: Step, version_now: VersionNow) -> dict[str, list[int]]:
    """Return who would be removed, who would become as before, and who stays."""
    changed: Mapping[str, Any] = step["changed"]
    new = [*step["new"]]
    versions = queries.versions([*new, *map(int, changed)])
    added = [key for key in new if versions.get(key) == version_now(key, 1)]
    free = unpointed(ORGANISATION, added, parts=OWN_PARTS)
    restored = [
        int(key)
        for key, before in changed.items()
        if versions.get(int(key)) == version_now(int(key), before["version"] + 1)
    ]
    gone = {key for key in (*new, *map(int, changed)) if key not in versions}
    stays = {*new, *map(int, changed)} - free - {*restored} - gone
    return {
        "removed": sorted(free),
        "restored": sorted(restored),
        "stays": sorted(stays),
    }


def undo(step: Step, version_now: VersionNow) -> UndoResult:
    """Take back what one part did."""
    hold_rows(ORGANISATION, [*step["new"], *map(int, step["changed"])])
    outcome = foresee(step, version_now)
    for some in batches(outcome["removed"]):
        removed = select(ORGANISATION.c.counted).where(ORGANISATION.c.id.in_(some))
        for counted in db.session.scalars(removed):
            facts.take_back(counted)
        db.session.execute(delete(ORGANISATION).where(ORGANISATION.c.id.in_(some)))
    before = {key: step["changed"][str(key)] for key in outcome["restored"]}
    present = of_organisations(before)
    for key, one in before.items():
        _restore_parts(key, one["parts"], present[key].parts)
        changed = {"version": present[key].version + 1, "changed_at": now()}
        row = update(ORGANISATION).where(ORGANISATION.c.id == key)
        db.session.execute(row.values(_standing(one["columns"]) | changed))
    versions = {key: (one["version"], present[key].version + 1) for key, one in before.items()}
    return UndoResult(outcome, versions)


def _restore_parts(key: int, before: Mapping[str, Any], present: Mapping[str, Any]) -> None:
    """Take away what was added, and write back what was changed."""
    for model, (known_by, _) in PARTS.items():
        name = model.__table__.name
        had, has = before.get(name, {}), present.get(name, {})
        for part in _removable(model, [part for part in has if part not in had]):
            db.session.execute(delete(model.__table__).where(*_this(model, key, known_by, part)))
        for part, values in had.items():
            if part in has and values != has[part]:
                changed = update(model.__table__).where(*_this(model, key, known_by, part))
                db.session.execute(changed.values(_standing(values)))


def _standing(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may come back: no answer in which somebody stood who was erased since."""
    return {
        name: value
        for name, value in values.items()
        if name in FREE_TEXTS or not isinstance(value, str) or ERASED not in value
    }


def _removable(model: Any, parts: Iterable[str]) -> list[str]:
    """Leave a contact person whom something refers to, such as a note of a call."""
    if model is not ContactPerson:
        return [*parts]
    return [str(key) for key in unpointed(ContactPerson.__table__, map(int, parts))]


def _this(model: Any, key: int, known_by: str, part: str) -> tuple[Any, Any]:
    column = model.__table__.c[known_by]
    return model.__table__.c.organisation_id == key, column == (
        int(part) if known_by == "id" else part
    )
