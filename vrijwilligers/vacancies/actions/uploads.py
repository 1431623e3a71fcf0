"""Files that a coordinator tries first and then takes over, or throws away; and what was done."""

import json
from datetime import datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from vrijwilligers.core import audit
from vrijwilligers.core.problems import Problem, Stale
from vrijwilligers.extensions import db
from vrijwilligers.vacancies.actions import importing
from vrijwilligers.vacancies.actions.plans import Plan
from vrijwilligers.vacancies.models import VacancyImport
from vrijwilligers.vacancies.rules import Upload

KEPT = timedelta(days=7)  # how long a file waits that nobody takes over
MOST_REASONS = 500  # rows of which a report repeats what was wrong


class ManyGone(Problem):
    """So many vacancies are missing from the file that somebody has to look first."""

    message = _l(
        "More than a fifth of the vacancies of this source are missing from the file. "
        "Confirm that they may be withdrawn."
    )
    field = "is_confirmed"


def try_out(upload: Upload, plan: Plan, *, by: int, at: datetime) -> VacancyImport:
    """Keep a file with the report of what it would change; nothing is changed yet."""
    waited_too_long = VacancyImport.uploaded_at < at - KEPT
    old = delete(VacancyImport).where(waited_too_long, VacancyImport.taken_over_at.is_(None))
    db.session.execute(old)
    return _keep(upload, plan, content=upload.content, by=by, at=at)


def take_over(
    record: VacancyImport, plan: Plan, *, is_confirmed: bool, by: int, at: datetime
) -> None:
    """Bring in a file that was tried out; raise ``ManyGone``, or ``Stale`` when that was done."""
    if record.taken_over_at:
        raise Stale
    refuse_drastic(plan, is_confirmed=is_confirmed)
    importing.carry_out(plan, at=at)
    record.content, record.report, record.taken_over_at = None, _report(plan), at
    audit.record("taken over", record, by=by)


def throw_away(record: VacancyImport, *, by: int) -> None:
    """Forget a file that was tried out; raise ``Stale`` when it was taken over meanwhile."""
    if record.taken_over_at:
        raise Stale
    audit.record("thrown away", record, by=by)
    db.session.delete(record)


def import_at_once(upload: Upload, plan: Plan, *, at: datetime) -> None:
    """Bring in a file that a command has read; raise ``Stale``."""
    importing.carry_out(plan, at=at)
    record = _keep(upload, plan, content=None, by=None, at=at)
    record.taken_over_at = at
    audit.record("taken over", record, by=None)


def refuse_drastic(plan: Plan, *, is_confirmed: bool) -> None:
    """Raise ``ManyGone`` when more than a fifth would be withdrawn and nobody confirmed that."""
    if plan.is_drastic and not is_confirmed:
        raise ManyGone


def _keep(
    upload: Upload, plan: Plan, *, content: bytes | None, by: int | None, at: datetime
) -> VacancyImport:
    record = VacancyImport(
        source_name=plan.source_name,
        file_name=upload.file_name,
        is_complete=plan.is_complete,
        content=content,
        report=_report(plan),
        uploaded_at=at,
        uploaded_by_id=by,
    )
    db.session.add(record)
    db.session.flush()
    return record


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


def _report(plan: Plan) -> str:
    report = report_of(plan)
    shortened = {name: report[name][:MOST_REASONS] for name in ("rejects", "notes")}
    return json.dumps(report | shortened | {"is_feed": plan.is_feed})
