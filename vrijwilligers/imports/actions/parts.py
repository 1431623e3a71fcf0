"""Taking over and undoing, a part at a time: each part is whole, and others write in between.

These are the only actions that commit. A part is compared once more in the transaction that
writes it, so nothing that somebody did meanwhile is written over. Whoever is killed leaves whole
parts behind, and ``resume`` goes on with the rest; whoever fails walks back.
"""

import logging
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError, OperationalError

from vrijwilligers.extensions import db
from vrijwilligers.imports import queries
from vrijwilligers.imports.actions.expiry import forget_words
from vrijwilligers.imports.actions.turns import giving_turns, hold_alone
from vrijwilligers.imports.actions.undoing import carry_on_undo, undo_parts
from vrijwilligers.imports.actions.uploads import (
    ImportAccount,
    account_of,
    compared_now,
    try_out,
    write_down,
)
from vrijwilligers.imports.feature import ImportDeed
from vrijwilligers.imports.models import ImportPart, ImportRun
from vrijwilligers.imports.queries.comparing import compare, compared
from vrijwilligers.imports.rules import (
    ComparedRow,
    Comparison,
    ImportKind,
    ImportOptions,
    Report,
    RowState,
    Upload,
)
from vrijwilligers.imports.rules.kinds import PartResult
from vrijwilligers.imports.rules.options import Follow, not_followed, options_to_json
from vrijwilligers.imports.rules.reports import DoubleReport, report_from_json, report_to_json
from vrijwilligers.records import audit
from vrijwilligers.records.batches import batches
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale

log = logging.getLogger(__name__)

TRIES = 3  # of one part, when somebody at the desk was faster
EDIT_CONFLICTS = (
    Stale,
    IntegrityError,
    OperationalError,
)  # the last: a deadlock, a long lock


@dataclass
class ImportOutcome:
    """What became of a file: its report, and the record of each row."""

    report: Report
    records: dict[int, int] = field(default_factory=dict)


def begin(
    run: ImportRun, account: ImportAccount, options: ImportOptions, *, by: int | None, at: datetime
) -> None:
    """Note that a file is being taken over; raise ``Stale`` when it was, or a ``Problem``."""
    if run.started_at or queries.is_being_undone(run):
        raise Stale
    account.refuse(options)
    run.options = options_to_json(options)
    run.started_at, run.beat_at, run.acting_id = at, at, by
    write_down(run, account)
    audit.record(ImportDeed.TAKEN_OVER, run, by=by)


def bring_in(kind: ImportKind, upload: Upload, found: Comparison) -> ImportOutcome:
    """Take over a file that a command has read; of one that was walked back nothing stays."""
    account = account_of(kind, found, upload.content)
    with transaction():
        key = _begun(kind, upload, account, now()).id
    try:
        return carry_on(key, found)
    except Exception:
        with transaction():
            run = queries.hold_run(key)
            if not run.started_at and not queries.steps_of(key):
                db.session.delete(run)  # else something of it stands: it is shown
        raise


def bring_in_at_once(kind: ImportKind, upload: Upload, *, at: datetime) -> ImportRun:
    """Take over a whole file in the transaction of whoever asks, as the demo does."""
    found = compare(kind, upload.content, upload.options)
    run = _begun(kind, upload, account_of(kind, found, upload.content), at)
    for part in batches([row for row in found.rows if _needs_work(row)], kind.part_size):
        _one_part(run.id, part)
    _finish(run)
    return run


def _begun(kind: ImportKind, upload: Upload, account: ImportAccount, at: datetime) -> ImportRun:
    run = try_out(kind, upload, account, by=None, at=at)
    begin(run, account, upload.options, by=None, at=at)
    return run


def carry_on(import_id: int, found: Comparison, *, follow: Follow = not_followed) -> ImportOutcome:
    """Take over what is left of a file that began; walk back when that fails."""
    try:
        records = _carry_on(import_id, found, follow)
    except Exception:
        walk_back(import_id)
        raise
    with transaction():
        run = queries.hold_run(import_id)
        if not run.started_at:
            raise Stale  # somebody else walked it back
        report = report_from_json(run.report) if run.taken_over_at else _finish(run)
        return ImportOutcome(report, records)


def _carry_on(import_id: int, found: Comparison, follow: Follow) -> dict[int, int]:
    records = {row.number: row.record_id for row in found.rows if row.row and row.record_id}
    with read_only():
        size = queries.kind_of(queries.any_run(import_id)).part_size
    done, todo = 0, [row for row in found.rows if _needs_work(row)]
    for part in batches(todo, size):
        with giving_turns():
            records |= _tried_part(import_id, part)
        done += len(part)
        follow(done, len(todo))
    return records


def _tried_part(import_id: int, part: Sequence[ComparedRow]) -> Mapping[int, int]:
    """Write one part; when somebody at the desk was faster, compare it anew."""
    for _ in range(TRIES - 1):
        with suppress(*EDIT_CONFLICTS), transaction():
            return _one_part(import_id, part)
    with transaction():
        return _one_part(import_id, part)


def _needs_work(row: ComparedRow) -> bool:
    """Tell whether something is written for a row, were it only that it was seen."""
    return row.state not in (RowState.UNCHANGED, RowState.REJECTED) or _is_news(row)


def _is_news(row: ComparedRow) -> bool:
    parsed = row.row
    return bool(row.state == RowState.UNCHANGED and parsed and parsed.details and parsed.digest)


def _one_part(import_id: int, part: Sequence[ComparedRow]) -> Mapping[int, int]:
    run = hold_alone(import_id)
    if run.taken_over_at or not run.started_at:
        return {}  # somebody else finished it, or walked it back
    kind, said = queries.kind_of(run), queries.options_of(run)
    options = replace(said, by=run.acting_id, import_id=run.id)
    again = list(_compared_again(kind, part, options))
    carried = kind.carry_out(again, options)
    records = {row.number: row.record_id for row in again if row.row and row.record_id}
    records |= carried.records
    _report_doubles(run, carried)
    kind.remember_rows(options.source_name, dict(_digests(kind, again, records)))
    counted = Counter(row.state for row in again)
    db.session.add(
        ImportPart(
            import_id=run.id,
            step=queries.packed(carried.step) if carried.step else None,
            new=counted[RowState.NEW],
            changed=counted[RowState.CHANGED],
            withdrawn=counted[RowState.WITHDRAWN],
        )
    )
    run.beat_at = now()
    return records


def _report_doubles(run: ImportRun, carried: PartResult) -> None:
    """Add the doubles that only turned up when the rows before them were in."""
    if carried.doubles:
        report = report_from_json(run.report)
        more = {DoubleReport(row, key) for row, keys in carried.doubles.items() for key in keys}
        doubles = tuple(sorted(more | {*report.doubles}))
        run.report = report_to_json(replace(report, doubles=doubles))


def _compared_again(
    kind: ImportKind, part: Sequence[ComparedRow], options: ImportOptions
) -> Iterator[ComparedRow]:
    yield from compared(kind, [row.row for row in part if row.row], options)
    gone = [row.record_id for row in part if row.row is None and row.record_id]
    still = {*kind.absent((), options)} if gone else set()
    for key in gone:
        if key in still:
            yield ComparedRow(state=RowState.WITHDRAWN, record_id=key)


def _digests(
    kind: ImportKind, rows: Sequence[ComparedRow], records: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    for one in rows:
        row = one.row
        if row is None or row.details is None or not row.digest or one.kept:
            continue
        if one.number in records and (kind.is_known_by_row or not row.notes):
            yield records[one.number], row.digest


def _finish(run: ImportRun) -> Report:
    """Write down what was done, by the parts that did it, and let the file go."""
    report = report_from_json(run.report)
    done: dict[str, Any] = queries.figures_of(run.id)
    unchanged = report.total - report.rejected - sum(done.values())
    report = replace(report, **done, unchanged=unchanged)
    run.content = run.file_name = None
    run.taken_over_at = now()
    run.report = report_to_json(report)
    if queries.kind_of(run).forgets:
        forget_words(run)
    return report


def walk_back(import_id: int) -> None:
    """Undo the parts of a file that could not be taken over as a whole; it waits again."""
    undone = undo_parts(import_id)
    while not _waits_again(import_id, undone):  # somebody else went on meanwhile
        undone |= undo_parts(import_id)


def _waits_again(import_id: int, undone: Container[int]) -> bool:
    """Let a file wait as if nobody had begun, unless a part came in that was not undone."""
    with transaction():
        run = hold_alone(import_id)
        if not run.started_at or run.taken_over_at:
            return True
        if any(part.id not in undone for part in queries.parts_of(import_id)):
            return False
        run.started_at = run.beat_at = run.undone_versions = None
        done = ImportPart.step.is_(None)  # the others wait until a later file is undone
        db.session.execute(delete(ImportPart).where(ImportPart.import_id == import_id, done))
        return True


def resume(at: datetime) -> int:
    """Finish what somebody left lying half-way; return how many files that were."""
    with read_only():
        left = list(queries.abandoned(at))
    return sum(_resumed(key, at) for key in left)


def _resumed(import_id: int, at: datetime) -> bool:
    try:
        return resume_one(import_id, at)
    except Exception as error:  # whatever is wrong with one file, the others are finished
        log.error("Import %s cannot be finished: %s", import_id, type(error).__name__)
        return False


def resume_one(import_id: int, at: datetime) -> bool:
    """Go on with one file, unless somebody else does; tell whether that was done."""
    with transaction():
        run = queries.hold_run(import_id)
        if not queries.is_abandoned(run, at):
            return False
        run.beat_at, is_undone = now(), run.undoing_at is not None
    if is_undone:
        carry_on_undo(import_id)
        return True
    carry_on(import_id, _compared_or_walked_back(import_id))
    return True


def _compared_or_walked_back(import_id: int) -> Comparison:
    try:
        with read_only():
            return compared_now(queries.any_run(import_id))
    except Exception:
        walk_back(import_id)
        raise
