"""Ways to bring in a file: as the command does, and step by step."""

from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import parts, undoing, uploads
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.queries.comparing import compare
from vrijwilligers.imports.rules import ImportOptions, RowState, Upload
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.vocabulary.clock import now


def compared(kind, content, **options):
    """Say what a file would do now."""
    with read_only():
        return compare(kind, content, ImportOptions(**options))


def uploaded(content, **options):
    """Hand over a file as the command does."""
    return Upload(content=content, file_name="lijst.csv", options=ImportOptions(**options))


def begun(kind, content, *, by=None, at=None, **options):
    """Begin to take a file over, and go no further; return its key and what it would do."""
    found, said = compared(kind, content, **options), ImportOptions(**options)
    upload = uploaded(content, **options)
    account = uploads.account_of(kind, found, content)
    with transaction():
        run = uploads.try_out(kind, upload, account, by=by, at=at or now())
        parts.begin(run, account, said, by=by, at=at or now())
        return run.id, found


def taken_over(kind, content, **options):
    """Take a file over; return its key."""
    key, found = begun(kind, content, **options)
    parts.carry_on(key, found)
    return key


def undone(database, key):
    """Undo an import; return how many records came to which end."""
    with transaction():
        undoing.begin_undo(queries.hold_run(key), by=None, at=now())
    report = undoing.carry_on_undo(key)
    database.expire_all()
    return {name: len(keys) for name, keys in report.undone.items() if keys}


def run_of(database, key):
    database.expire_all()
    return database.get(ImportRun, key)


def figures(found):
    return {name: number for name, number in found.counts.items() if number}


def reasons(found):
    return [" ".join(map(str, one.row.reasons)) for one in found.of(RowState.REJECTED)]
