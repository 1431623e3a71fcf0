"""What imports keep of people goes after its term, whether or not somebody brings in another."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from vrijwilligers.extensions import db
from vrijwilligers.imports import queries
from vrijwilligers.imports.models import ImportPart, ImportRun
from vrijwilligers.imports.rules.reports import report_from_json, report_to_json, without_words
from vrijwilligers.records.db import transaction

KEPT = timedelta(days=7)  # how long a file waits that nobody takes over


def forget_each_night(at: datetime) -> None:
    """Forget what is over its term."""
    with transaction():
        forget_expired(at)


def forget_expired(at: datetime) -> None:
    """Forget files that nobody took over, and after its term what an import left behind."""
    waited_too_long = ImportRun.uploaded_at < at - KEPT
    db.session.execute(delete(ImportRun).where(waited_too_long, ImportRun.started_at.is_(None)))
    over = ImportRun.taken_over_at < at - queries.KEPT
    of_old = ImportPart.import_id.in_(select(ImportRun.id).where(over))
    db.session.execute(update(ImportPart).where(of_old).values(step=None))
    has_words = ImportRun.preview.is_not(None) | ImportRun.undone_versions.is_not(None)
    for run in db.session.scalars(select(ImportRun).where(over, has_words)):
        forget_words(run)
        run.undone_versions = None


def forget_words(run: ImportRun) -> None:
    """Forget what is kept of the rows of a file, also where its report repeats them."""
    run.report = report_to_json(without_words(report_from_json(run.report)))
    run.rejected = run.preview = None
