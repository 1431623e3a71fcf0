"""Files that a coordinator tries first and then takes over, or throws away; and what was done."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, update

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.vacancies.actions import importing, plans
from vrijwilligers.vacancies.actions.plans import Plan
from vrijwilligers.vacancies.actions.previews import Entry
from vrijwilligers.vacancies.actions.profiles import Follow
from vrijwilligers.vacancies.feature import VacancyImportDeed
from vrijwilligers.vacancies.models import VacancyImport
from vrijwilligers.vacancies.queries import files
from vrijwilligers.vacancies.readers import Manner
from vrijwilligers.vacancies.readers.mappings import ColumnMap
from vrijwilligers.vacancies.readers.rows import not_followed
from vrijwilligers.vacancies.rules import Upload
from vrijwilligers.vocabulary.problems import Problem, Stale

KEPT = timedelta(days=7)  # how long a file waits that nobody takes over
MOST_REASONS = 500  # rows of which a report repeats what was wrong
NOTHING = {"new": 0, "changed": 0, "unchanged": 0, "withdrawn": 0, "rejected": 0}


class ManyGone(Problem):
    """So many vacancies are missing from the file that somebody has to look first."""

    message = _l(
        "More than a fifth of the vacancies of this source are missing from the file. "
        "Confirm that they may be withdrawn."
    )
    field = "is_confirmed"


@dataclass(frozen=True)
class Looked:
    """A file that was read and compared: what would change, row by row, and how it was read."""

    plan: Plan
    entries: list[Entry]
    manner: Manner
    profile_id: int | None = None


def keep_waiting(upload: Upload, *, by: int | None, at: datetime) -> VacancyImport:
    """Keep a file of which the columns have to be told first."""
    _forget_old(at)
    report = NOTHING | {"rejects": [], "notes": [], "unknown_columns": [], "is_drastic": False}
    return _keep(upload, upload.is_complete, report | {"asks_columns": True}, by=by, at=at)


def try_out(upload: Upload, looked: Looked, *, by: int | None, at: datetime) -> VacancyImport:
    """Keep a file with the report of what it would change; nothing is changed yet."""
    _forget_old(at)
    record = _keep(upload, looked.plan.is_complete, {}, by=by, at=at)
    _write_down(record, looked)
    return record


def say_what_would_change(record: VacancyImport, looked: Looked, profile_id: int) -> None:
    """Write down what a file that waits would change, and how it was read; raise ``Stale``."""
    if record.taken_over_at or record.content is None:
        raise Stale
    _write_down(record, replace(looked, profile_id=profile_id))


def plan_of(record: VacancyImport, follow: Follow = not_followed) -> Plan:
    """Read a file that was tried out once more; raise ``Stale`` when its content is gone."""
    if record.content is None:
        raise Stale
    manner = manner_of(record, follow)
    return plans.of_file(
        record.content, record.source_name, is_complete=record.is_complete, manner=manner
    )


def manner_of(record: VacancyImport, follow: Follow = not_followed) -> Manner:
    """Return how a file that was tried out is read."""
    read_as = json.loads(record.report).get("read_as") or {}
    told = read_as.get("columns")
    return Manner(read_as.get("profile"), ColumnMap(**told) if told else None, follow)


def take_over(
    record: VacancyImport, looked: Looked, *, is_confirmed: bool, by: int, at: datetime
) -> None:
    """Bring in a file that was tried out; raise ``ManyGone``, or ``Stale`` when that was done."""
    if record.taken_over_at:
        raise Stale
    refuse_drastic(looked.plan, is_confirmed=is_confirmed)
    _bring_in(record, looked, at)
    audit.record(VacancyImportDeed.TAKEN_OVER, record, by=by)


def throw_away(record: VacancyImport, *, by: int) -> None:
    """Forget a file that was tried out; raise ``Stale`` when it was taken over meanwhile."""
    if record.taken_over_at:
        raise Stale
    audit.record(VacancyImportDeed.THROWN_AWAY, record, by=by)
    db.session.delete(record)


def import_at_once(upload: Upload, looked: Looked, *, at: datetime) -> VacancyImport:
    """Bring in a file that a command has read; raise ``Stale``."""
    _forget_old(at)
    record = _keep(upload, looked.plan.is_complete, {}, by=None, at=at)
    _bring_in(record, looked, at)
    audit.record(VacancyImportDeed.TAKEN_OVER, record, by=None)
    return record


def refuse_drastic(plan: Plan, *, is_confirmed: bool) -> None:
    """Raise ``ManyGone`` when more than a fifth would be withdrawn and nobody confirmed that."""
    if plan.is_drastic and not is_confirmed:
        raise ManyGone


def _bring_in(record: VacancyImport, looked: Looked, at: datetime) -> None:
    memory = importing.carry_out(looked.plan, at=at, import_id=record.id).plain()
    _write_down(record, looked)
    record.content, record.taken_over_at = None, at
    if memory:
        _forget_undo(record)
        record.undo = files.packed(memory)


def _forget_undo(record: VacancyImport) -> None:
    """Only the last import of a source that changed something can be undone."""
    same = update(VacancyImport).where(VacancyImport.source_name == record.source_name)
    db.session.execute(same.values(undo=None))


def _forget_old(at: datetime) -> None:
    """Forget files that nobody took over, and after its term what an import left behind."""
    waited_too_long = VacancyImport.uploaded_at < at - KEPT
    db.session.execute(
        delete(VacancyImport).where(waited_too_long, VacancyImport.taken_over_at.is_(None))
    )
    over = update(VacancyImport).where(VacancyImport.taken_over_at < at - files.KEPT)
    db.session.execute(over.values(rejected=None, preview=None, undo=None))


def _keep(
    upload: Upload, is_complete: bool, report: dict[str, Any], *, by: int | None, at: datetime
) -> VacancyImport:
    record = VacancyImport(
        source_name=upload.source_name,
        file_name=upload.file_name,
        is_complete=is_complete,
        content=upload.content,
        report=json.dumps(report),
        uploaded_at=at,
        uploaded_by_id=by,
    )
    db.session.add(record)
    db.session.flush()
    return record


def _write_down(record: VacancyImport, looked: Looked) -> None:
    rejects = looked.plan.kept_rejects
    told = looked.manner.columns
    read_as = {"profile": looked.manner.profile, "columns": vars(told) if told else None}
    record.report = _report(looked.plan, {"read_as": read_as})
    record.rejected = json.dumps(rejects) if rejects else None
    record.preview = files.packed(looked.entries)
    record.profile_id = looked.profile_id


def report_of(plan: Plan) -> dict[str, Any]:
    """Return what a plan does as plain values, its reasons in the language of now.

    ``new, changed, unchanged, withdrawn, rejected`` are numbers; ``rejects`` is a list of
    ``{"row", "reason"}``, ``notes`` of ``{"row", "note"}``.
    """
    return {
        **plan.counts,
        "rejects": [
            {"row": row.number, "reason": " ".join(map(str, row.reasons))} for row in plan.rejected
        ],
        "notes": [{"row": row.number, "note": " ".join(map(str, row.notes))} for row in plan.noted],
        "unknown_columns": list(plan.unknown_columns),
        "is_drastic": plan.is_drastic,
    }


def _report(plan: Plan, more: dict[str, Any]) -> str:
    report = report_of(plan)
    shortened = {name: report[name][:MOST_REASONS] for name in ("rejects", "notes")}
    return json.dumps(report | shortened | {"is_feed": plan.is_feed} | more)
