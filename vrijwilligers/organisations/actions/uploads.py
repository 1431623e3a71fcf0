"""Files with organisations that a coordinator tries first, then takes over or throws away."""

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete

from vrijwilligers.extensions import db
from vrijwilligers.organisations.actions import importing
from vrijwilligers.organisations.actions.plans import Plan
from vrijwilligers.organisations.models import OrganisationImport
from vrijwilligers.organisations.rules.uploads import Upload
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Stale

KEPT = timedelta(days=7)  # how long a file waits that nobody takes over
MOST_REASONS = 500  # rows of which a report repeats what was wrong


def try_out(upload: Upload, plan: Plan, *, by: int, at: datetime) -> OrganisationImport:
    """Keep a file with the report of what it would change; nothing is changed yet."""
    forget_waiting(at)
    return _keep(upload, plan, content=upload.content, by=by, at=at)


def forget_waiting(at: datetime) -> None:
    """Throw away the files that waited too long for somebody to take them over."""
    waited_too_long = OrganisationImport.uploaded_at < at - KEPT
    old = delete(OrganisationImport)
    db.session.execute(old.where(waited_too_long, OrganisationImport.taken_over_at.is_(None)))


def take_over(record: OrganisationImport, plan: Plan, *, by: int, at: datetime) -> None:
    """Bring in a file that was tried out; raise ``Stale`` when that was done."""
    if record.taken_over_at:
        raise Stale
    importing.carry_out(plan)
    record.content, record.report, record.taken_over_at = None, _report(plan), at
    audit.record("taken over", record, by=by)


def throw_away(record: OrganisationImport, *, by: int) -> None:
    """Forget a file that was tried out; raise ``Stale`` when it was taken over meanwhile."""
    if record.taken_over_at:
        raise Stale
    audit.record("thrown away", record, by=by)
    db.session.delete(record)


def import_at_once(upload: Upload, plan: Plan, *, at: datetime) -> None:
    """Bring in a file that a command has read; raise ``Stale``."""
    importing.carry_out(plan)
    record = _keep(upload, plan, content=None, by=None, at=at)
    record.taken_over_at = at
    audit.record("taken over", record, by=None)


def _keep(
    upload: Upload, plan: Plan, *, content: bytes | None, by: int | None, at: datetime
) -> OrganisationImport:
    record = OrganisationImport(
        file_name=upload.file_name,
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

    ``new, changed, unchanged, withdrawn, rejected`` and ``differing`` are numbers; ``rejects`` is a
    list of ``{"row", "reason"}``, ``notes`` of ``{"row", "note"}``.
    """
    return {
        **plan.counts,
        "differing": len(plan.differing),
        "rejects": [
            {"row": row.number, "reason": " ".join(map(str, row.reasons))} for row in plan.rejected
        ],
        "notes": [{"row": row.number, "note": " ".join(map(str, row.notes))} for row in plan.noted],
        "unknown_columns": list(plan.unknown_columns),
        "remarks": [str(remark) for remark in plan.remarks],
        "replaces": plan.replaces,
    }


def _report(plan: Plan) -> str:
    report = report_of(plan)
    return json.dumps(report | {name: report[name][:MOST_REASONS] for name in ("rejects", "notes")})
