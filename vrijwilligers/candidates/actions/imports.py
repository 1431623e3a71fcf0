"""A part of a list taken over, or undone: only whom nobody touched since is erased."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from vrijwilligers.candidates import queries
from vrijwilligers.candidates.actions.fiches import register_listed
from vrijwilligers.candidates.feature import ListIsUndone
from vrijwilligers.candidates.models import (
    Candidate,
    CandidateCategory,
    CandidateKey,
    CandidateLanguage,
    CandidateTalent,
    Consent,
)
from vrijwilligers.candidates.queries import imports
from vrijwilligers.candidates.queries.erased_rows import mark_of
from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import ComparedRow, ImportOptions, RowState, UndoResult
from vrijwilligers.imports.rules.kinds import Forget, PartResult, Step, VersionNow
from vrijwilligers.records import audit, facts
from vrijwilligers.records.batches import batches
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.records.references import unpointed
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import today

PARTS = {
    model.__table__
    for model in (CandidateKey, CandidateLanguage, CandidateTalent, CandidateCategory, Consent)
}


def carry_out(rows: Sequence[ComparedRow], options: ImportOptions) -> PartResult:
    """Make a fiche of each new row, also of one that looks like somebody we know."""
    new = [row.row for row in rows if row.state == RowState.NEW and row.row]
    records, doubles = dict[int, int](), dict[int, list[int]]()
    for row in new:
        likely = [one.id for one in queries.likely_doubles(row.details.details)]
        if likely:
            doubles[row.number] = likely
        fiche = register_listed(row.details, by=options.by, today=today())
        records[row.number] = fiche.id
    if not new:
        return PartResult(None, records, doubles)
    marks = {mark_of(row.digest): records[row.number] for row in new if row.digest}
    return PartResult({"new": [*records.values()], "rows": marks}, records, doubles)


def foresee(step: Step, _: VersionNow) -> dict[str, list[int]]:
    """Return who would be erased, and who stays because somebody was in touch since."""
    versions = imports.versions(step["new"])
    untouched = [key for key, version in versions.items() if version == 1]
    erased = unpointed(Candidate.__table__, untouched, parts=PARTS)
    return {"removed": sorted(erased), "stays": sorted({*versions} - erased)}


def look_before_undo(steps: Sequence[Step]) -> Forget:
    """Let those who know where others name people look for whom undoing may erase."""
    keys = [key for step in steps for key in step["new"]]
    answers: list[Forget] = announce(ListIsUndone(tuple(keys)))

    def forget(gone: Sequence[int]) -> None:
        for forget_them in answers:
            forget_them(gone)

    return forget


def undo(step: Step, version_now: VersionNow) -> UndoResult:
    """Erase whom one part brought in and nobody touched since.

    Of who stays the row is known still: when their fiche is erased later, an old list asks first.
    """
    hold_rows(Candidate.__table__, step["new"])
    outcome = foresee(step, version_now)
    for some in batches(outcome["removed"]):
        for counted in db.session.scalars(select(Candidate.counted).where(Candidate.id.in_(some))):
            facts.take_back(counted)
        audit.forget(Candidate.__tablename__, some)
        db.session.execute(delete(Candidate.__table__).where(Candidate.__table__.c.id.in_(some)))
    marks = {mark: key for mark, key in step["rows"].items() if key in {*outcome["stays"]}}
    return UndoResult(outcome, {}, {"new": [], "rows": marks} if marks else None)
