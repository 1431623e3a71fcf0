"""Undoing an import, the last part first; whoever is killed leaves whole parts behind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from vrijwilligers.extensions import db
from vrijwilligers.imports import queries
from vrijwilligers.imports.actions.turns import giving_turns, hold_alone
from vrijwilligers.imports.feature import ImportDeed
from vrijwilligers.imports.models import ImportPart, ImportRun
from vrijwilligers.imports.rules import Report
from vrijwilligers.imports.rules.reports import report_from_json, report_to_json
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only, transaction, write_back
from vrijwilligers.records.writers import write_alone
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale


def begin_undo(run: ImportRun, *, by: int | None, at: datetime) -> None:
    """Note that an import is being undone; raise ``Stale`` when it cannot be."""
    if not queries.can_be_undone(run, at):
        raise Stale
    run.undoing_at, run.beat_at, run.acting_id = at, at, by
    audit.record(ImportDeed.UNDONE, run, by=by)


def carry_on_undo(import_id: int) -> Report:
    """Undo what is left of an import, the last part first."""
    undo_parts(import_id)
    with read_only():
        others = list(queries.undone_in_part(queries.any_run(import_id)))
    for other in others:  # this file stood in their way
        undo_parts(other)
    with transaction():
        run = queries.hold_run(import_id)
        run.undone_at = run.undone_at or now()
        return report_from_json(run.report)


def undo_parts(import_id: int) -> set[int]:
    """Take back all that was done of a file, the last part first; return which parts these are."""
    with read_only():
        kind = queries.kind_of(queries.any_run(import_id))
        keys = [part.id for part in queries.parts_of(import_id)]
        steps = queries.steps_of(import_id)
    forget = kind.look_before_undo(steps)
    for key in keys:
        with giving_turns(), transaction():
            if forget:
                write_alone()
                forget(undo_part(hold_alone(import_id), key))
            else:
                undo_part(hold_alone(import_id), key)
    write_back()
    return {*keys}


def undo_part(run: ImportRun, part_id: int) -> Sequence[int]:
    """Take back what one part did, once; return the records that went."""
    part = db.session.get(ImportPart, part_id)
    if part is None or part.step is None or (run.taken_over_at and not run.undoing_at):
        return ()
    done = queries.kind_of(run).undo(queries.unpacked(part.step), queries.version_now(run))
    if run.undoing_at:
        _report_undone(run, done.outcome)
    elif done.left:  # walked back as far as nothing later stands on it: what it did does not count
        part.new = part.changed = part.withdrawn = 0
    else:
        db.session.delete(part)
    versions = queries.unpacked(run.undone_versions) or {}
    run.undone_versions = queries.packed(versions | {str(k): v for k, v in done.versions.items()})
    run.beat_at, part.step = now(), queries.packed(done.left) if done.left else None
    return done.outcome.get("removed", ())


def _report_undone(run: ImportRun, outcome: Mapping[str, list[int]]) -> None:
    report = report_from_json(run.report)
    anew = {key for keys in outcome.values() for key in keys}
    undone = {
        name: [key for key in keys if key not in anew] for name, keys in report.undone.items()
    }
    for name, keys in outcome.items():
        undone[name] = [*undone.get(name, ()), *keys]
    run.report = report_to_json(replace(report, undone=undone))
