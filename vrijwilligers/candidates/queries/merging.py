"""Two fiches side by side, the pairs that look like one person, and what became one before."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import selectinload, undefer

from vrijwilligers.candidates.models import Candidate, CandidateMerge, CandidatePair
from vrijwilligers.candidates.queries.fiches import LISTS, active
from vrijwilligers.extensions import db
from vrijwilligers.records import references
from vrijwilligers.records.field_encryption import EncryptionContext, decrypt_field
from vrijwilligers.records.keys import hold_rows

PEOPLE: Any = Candidate.__table__
WHOLE = (*LISTS, selectinload(Candidate.consents))


def pair(stays_id: int, goes_id: int) -> tuple[Candidate, Candidate]:
    """Return two fiches that may be used, with what belongs to them; raise ``NoResultFound``."""
    stays, goes = (
        db.session.scalars(active().where(Candidate.id == key).options(*WHOLE)).one()
        for key in (stays_id, goes_id)
    )
    return stays, goes


def hold_pair(stays_id: int, goes_id: int) -> tuple[Candidate, Candidate]:
    """Return two fiches and let nobody change or point at them meanwhile."""
    hold_rows(PEOPLE, (stays_id, goes_id))
    return pair(stays_id, goes_id)


def belongings(candidate_id: int) -> dict[str, int]:
    """Return how many rows of each table belong to a fiche, of any feature."""
    return references.counts(PEOPLE, candidate_id)


def likely_pairs() -> Select[CandidatePair]:
    """Ask for the pairs that may be one person, the likeliest first; both may be used."""
    pairs = _usable().where(CandidatePair.apart_at.is_(None))
    order = (CandidatePair.weight.desc(), CandidatePair.one_id.desc())
    return pairs.order_by(*order, CandidatePair.other_id.desc())


def pairs_apart() -> Select[CandidatePair]:
    """Ask for the pairs of which somebody said that they are two, the latest first."""
    pairs = _usable().where(CandidatePair.apart_at.is_not(None))
    order = (CandidatePair.apart_at.desc(), CandidatePair.one_id.desc())
    return pairs.order_by(*order, CandidatePair.other_id.desc())


def _usable() -> Select[CandidatePair]:
    """Ask for the pairs of which both may be used: there are few pairs, and many people."""
    both = (CandidatePair.one_id, CandidatePair.other_id)
    in_use = (
        select(Candidate.id).where(Candidate.id == key, Candidate.is_in_use).exists()
        for key in both
    )
    return select(CandidatePair).where(*in_use)


def pairs_of(candidate_id: int) -> Sequence[CandidatePair]:
    """Return every pair in which a fiche is one of two."""
    mine = or_(CandidatePair.one_id == candidate_id, CandidatePair.other_id == candidate_id)
    return db.session.scalars(select(CandidatePair).where(mine)).all()


def get_pair(one_id: int, other_id: int) -> CandidatePair:
    """Return a pair, whichever comes first; raise ``NoResultFound``."""
    return db.session.get_one(CandidatePair, tuple(sorted((one_id, other_id))))


def by_number(numbers: Iterable[int]) -> dict[int, Candidate]:
    """Return fiches by their number."""
    wanted = active().where(Candidate.id.in_([*numbers]))
    return {one.id: one for one in db.session.scalars(wanted)}


def merges() -> Select[CandidateMerge]:
    """Ask for what was made one and can be undone still, the latest first."""
    kept = select(CandidateMerge).join(Candidate, Candidate.id == CandidateMerge.stays_id)
    kept = kept.where(CandidateMerge.sealed.is_not(None), Candidate.is_in_use)
    return kept.order_by(CandidateMerge.merged_at.desc(), CandidateMerge.id.desc())


def hold_merge(merge_id: int) -> CandidateMerge:
    """Return what was made one, and hold the fiche that stayed; raise ``NoResultFound``."""
    wanted = merges().where(CandidateMerge.id == merge_id)
    hold_rows(PEOPLE, (db.session.scalars(wanted).one().stays_id,))
    fresh = wanted.execution_options(populate_existing=True)  # a colleague may have undone it
    return db.session.scalars(fresh).one()


def undoable_merges_of(candidate_id: int) -> Sequence[CandidateMerge]:
    """Return what became part of a fiche and can be undone still, with what undoing needs."""
    theirs = select(CandidateMerge).where(
        CandidateMerge.stays_id == candidate_id, CandidateMerge.sealed.is_not(None)
    )
    return db.session.scalars(theirs.options(undefer(CandidateMerge.sealed))).all()


def said_before(done: CandidateMerge) -> list[Any]:
    """Open what became of each row when two fiches became one; nothing where that is over."""
    text = decrypt_field(encryption_context(done), done.sealed) if done.sealed else None
    return list(json.loads(text)) if text else []


def encryption_context(done: CandidateMerge) -> EncryptionContext:
    """Return for whom what undoing needs is sealed."""
    return EncryptionContext(CandidateMerge.__tablename__, "sealed", done.uid)


def latest_merge_of(candidate_id: int) -> int | None:
    """Return the last of what became part of a fiche."""
    theirs = select(func.max(CandidateMerge.id)).where(CandidateMerge.stays_id == candidate_id)
    return db.session.scalar(theirs)


def survivor_of(candidate_id: int) -> CandidateMerge | None:
    """Return which fiche another became part of, if it did."""
    known = select(CandidateMerge).where(CandidateMerge.goes_id == candidate_id)
    return db.session.scalars(known).one_or_none()


def numbers_of(candidate_id: int) -> list[int]:
    """Return under which numbers somebody is known: that of the fiche, and of those it took in."""
    gone = select(CandidateMerge.goes_id).where(CandidateMerge.stays_id == candidate_id)
    return [candidate_id, *db.session.scalars(gone.order_by(CandidateMerge.id))]
