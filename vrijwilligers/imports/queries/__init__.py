"""Questions about imports: files, profiles, progress, what can be undone."""

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, undefer

from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportPart, ImportProfile, ImportProgress, ImportRun
from vrijwilligers.imports.rules import ColumnMap, ImportKind
from vrijwilligers.imports.rules.kinds import TABLE, Step
from vrijwilligers.imports.rules.options import ImportOptions, options_from_json
from vrijwilligers.registry import registry
from vrijwilligers.settings.current import length_of
from vrijwilligers.vocabulary.terms import RetentionTerm
from vrijwilligers.vocabulary.text import fold

ABANDONED = timedelta(seconds=45)  # nobody worked on it for so long
BEING_TAKEN_OVER = ImportRun.started_at.is_not(None) & ImportRun.taken_over_at.is_(None)
BEING_UNDONE = ImportRun.undoing_at.is_not(None) & ImportRun.undone_at.is_(None)


def unpacked(packed_value: bytes | None) -> Any:
    """Return what was packed with ``packed``; nothing from nothing."""
    return json.loads(zlib.decompress(packed_value)) if packed_value else None


def packed(value: Any) -> bytes:
    """Pack plain values small."""
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode())


def get_run(import_id: int, kind: ImportKind, *also: InstrumentedAttribute[Any]) -> ImportRun:
    """Return a file of a kind, with these of its large columns; raise ``NoResultFound``."""
    of_kind = _run(import_id).where(ImportRun.kind == kind.name)
    return db.session.scalars(of_kind.options(*map(undefer, also))).one()


def any_run(import_id: int) -> ImportRun:
    """Return a file of whatever kind; raise ``NoResultFound``."""
    return db.session.scalars(_run(import_id)).one()


def hold_run(import_id: int) -> ImportRun:
    """Return a file as it is now, and let nobody else work on it in this transaction."""
    held = _run(import_id).with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(held).one()


def _run(import_id: int) -> Select[ImportRun]:
    return select(ImportRun).where(ImportRun.id == import_id)


def runs(kind: ImportKind) -> Select[ImportRun]:
    """Ask for the files of a kind, the latest first."""
    latest_first = (ImportRun.uploaded_at.desc(), ImportRun.id.desc())
    return select(ImportRun).where(ImportRun.kind == kind.name).order_by(*latest_first)


def kind_of(run: ImportRun) -> ImportKind:
    """Return the kind of a file."""
    return registry().import_kind(run.kind)


def options_of(run: ImportRun) -> ImportOptions:
    """Return how a file is read and comes in."""
    return options_from_json(run.options)


def is_table(run: ImportRun) -> bool:
    """Tell whether a file that waits has columns of which the meaning can be told."""
    return run.content is not None and kind_of(run).format_of(run.content) == TABLE


def is_under_way(run: ImportRun) -> bool:
    """Tell whether taking over, or undoing, began and is not over."""
    return bool(
        (run.started_at and not run.taken_over_at) or (run.undoing_at and not run.undone_at)
    )


def is_abandoned(run: ImportRun, at: datetime) -> bool:
    """Tell whether whoever worked on a file is gone."""
    return is_under_way(run) and (run.beat_at is None or run.beat_at < at - ABANDONED)


def abandoned(at: datetime) -> Sequence[int]:
    """Return the files that somebody left lying half-way."""
    left = select(ImportRun.id).where(BEING_TAKEN_OVER | BEING_UNDONE)
    left = left.where(ImportRun.beat_at < at - ABANDONED)
    return db.session.scalars(left.order_by(ImportRun.id)).all()


def can_be_undone(run: ImportRun, at: datetime) -> bool:
    """Tell whether a file can be undone: the last of its source that was not undone."""
    if not run.taken_over_at or run.undone_at or run.undoing_at:
        return False
    if run.taken_over_at <= at - length_of(RetentionTerm.IMPORT).span:
        return False
    is_last = db.session.scalar(_last_of(run)) == run.id
    return is_last and not _is_one_of(run, BEING_TAKEN_OVER | BEING_UNDONE)


def is_being_undone(run: ImportRun) -> bool:
    """Tell whether another file of this source is being undone right now."""
    return _is_one_of(run, BEING_UNDONE)


def _is_one_of(run: ImportRun, state: ColumnElement[bool]) -> bool:
    same = (ImportRun.kind == run.kind, ImportRun.source_name == run.source_name)
    others = select(ImportRun.id).where(*same, ImportRun.id != run.id, state)
    return db.session.scalar(others.limit(1)) is not None


def _last_of(run: ImportRun) -> Select[int]:
    """Ask for the last file of a source that changed something and was not undone."""
    changed = select(ImportPart.import_id).where(ImportPart.step.is_not(None))
    return (
        select(ImportRun.id)
        .where(ImportRun.kind == run.kind, ImportRun.source_name == run.source_name)
        .where(ImportRun.taken_over_at.is_not(None), ImportRun.undone_at.is_(None))
        .where(ImportRun.id.in_(changed))
        .order_by(ImportRun.taken_over_at.desc(), ImportRun.id.desc())
        .limit(1)
    )


def parts_of(import_id: int) -> Sequence[ImportPart]:
    """Return the parts of a file, the last first."""
    of_file = select(ImportPart).where(ImportPart.import_id == import_id)
    return db.session.scalars(of_file.order_by(ImportPart.id.desc())).all()


def undone_in_part(run: ImportRun) -> Sequence[int]:
    """Return the files of the same source of which something is left to undo, the last first."""
    same = (ImportRun.kind == run.kind, ImportRun.source_name == run.source_name)
    with_steps = select(ImportPart.import_id).where(ImportPart.step.is_not(None))
    walked_back = ImportRun.started_at.is_(None)
    left = select(ImportRun.id).where(*same, ImportRun.undone_at.is_not(None) | walked_back)
    left = left.where(ImportRun.id.in_(with_steps))
    return db.session.scalars(left.order_by(ImportRun.taken_over_at.desc(), ImportRun.id)).all()


def steps_of(import_id: int) -> list[Step]:
    """Return what undoing a file needs, the last part first."""
    of_file = select(ImportPart.step).where(
        ImportPart.import_id == import_id, ImportPart.step.is_not(None)
    )
    return [unpacked(step) for step in db.session.scalars(of_file.order_by(ImportPart.id.desc()))]


def steps_of_kind(kind: str, *, but: int | None = None) -> list[tuple[datetime, Step]]:
    """Return what undoing needs of all files of a kind but one, with when; the last one last."""
    of_kind = (
        select(ImportRun.started_at, ImportPart.step)
        .join(ImportRun, ImportRun.id == ImportPart.import_id)
        .where(ImportRun.kind == kind, ImportRun.started_at.is_not(None))
        .where(ImportPart.step.is_not(None), ImportRun.id != (but or 0))
    )
    rows = db.session.execute(of_kind.order_by(ImportPart.id))
    return [(row.started_at, unpacked(row.step)) for row in rows]


def figures_of(import_id: int) -> dict[str, int]:
    """Return what the parts of a file did together."""
    names = ("new", "changed", "withdrawn")
    sums = (func.coalesce(func.sum(getattr(ImportPart, name)), 0) for name in names)
    row = db.session.execute(select(*sums).where(ImportPart.import_id == import_id)).one()
    return dict(zip(names, map(int, row), strict=True))


def version_now(run: ImportRun) -> Callable[[int, int], int]:
    """Return how to tell what undone imports of this source made of a version of a record."""
    later = select(ImportRun.undone_versions).where(
        ImportRun.kind == run.kind,
        ImportRun.source_name == run.source_name,
        ImportRun.undone_versions.is_not(None),
    )
    undone = db.session.scalars(later.order_by(ImportRun.undone_at, ImportRun.id))
    maps: list[dict[str, list[int]]] = [unpacked(one) for one in undone]

    def version(key: int, remembered: int) -> int:
        for versions in maps:
            before, after = versions.get(str(key), (None, None))
            remembered = after if before == remembered and after is not None else remembered
        return remembered

    return version


def profiles(kind: ImportKind) -> Sequence[ImportProfile]:
    """Return the saved profiles of a kind, in the order of the alphabet."""
    saved = select(ImportProfile).where(ImportProfile.kind == kind.name)
    return db.session.scalars(saved.order_by(ImportProfile.name)).all()


def told_headers(kind: ImportKind) -> frozenset[str]:
    """Return the headers of which somebody said what they mean."""
    told = (ColumnMap.from_json(one.mapping) for one in profiles(kind))
    return frozenset(header for one in told if not one.is_headless for header in one.columns)


def profile_named(kind: ImportKind, name: str) -> ImportProfile | None:
    """Return a saved profile by its name, whatever its capitals and accents."""
    return next((one for one in profiles(kind) if fold(one.name) == fold(name)), None)


def last_profile(kind: ImportKind, source: str) -> ImportProfile | None:
    """Return the profile that this source was last read with."""
    last = select(ImportRun.profile_id).where(
        ImportRun.kind == kind.name,
        ImportRun.source_name == source,
        ImportRun.profile_id.is_not(None),
    )
    used = db.session.scalar(last.order_by(ImportRun.id.desc()).limit(1))
    return db.session.get(ImportProfile, used) if used else None


def profile_for(
    kind: ImportKind, source: str, headers: Iterable[str], places: Iterable[str] = ()
) -> ImportProfile | None:
    """Return the profile that this source was last read with, if its columns are there again.

    Else one that was made for exactly these columns. Where the columns have no names their places
    are given too: the same place means the same to its own source alone.
    """
    there, at = {*headers}, {*places}
    last = last_profile(kind, source)
    own = ColumnMap.from_json(last.mapping) if last else None
    if own and {*own.columns} <= (at if own.is_headless else there):
        return last
    known = [(one, ColumnMap.from_json(one.mapping)) for one in profiles(kind)]
    by_name = ((one, told) for one, told in known if not told.is_headless)
    same = (one for one, told in by_name if {*told.columns, *told.left_out} == there)
    return next(same, None)


def name_of_profile(run: ImportRun) -> str | None:
    """Return the name of the profile that a file was read with."""
    profile = db.session.get(ImportProfile, run.profile_id) if run.profile_id else None
    return profile.name if profile else None


def progress_of(key: str) -> tuple[int, int]:
    """Return how far a reading is, as done and total; nought of nought when it is not known."""
    found = db.session.get(ImportProgress, key)
    return (found.done, found.total) if found else (0, 0)


def source_as_known(kind: ImportKind, name: str) -> str:
    """Return a source as it was spelt before, whatever its capitals and accents now."""
    used = kind.source_names() if kind.source_names else ()
    tried = select(ImportRun.source_name).where(ImportRun.kind == kind.name).distinct()
    names = [*used, *db.session.scalars(tried.order_by(ImportRun.source_name))]
    alike = [known for known in names if fold(known) == fold(name)]
    return name if name in alike else next(iter(alike), name)


def with_rejected(import_id: int, kind: ImportKind) -> ImportRun:
    """Return a file of which rejected rows are kept; raise ``NoResultFound``."""
    kept = _run(import_id).where(ImportRun.kind == kind.name, ImportRun.rejected.is_not(None))
    return db.session.scalars(kept).one()
