"""Two fiches of one person made one, and two again: nothing that belongs to either is lost.

All that points at the fiche that goes, in any feature, points at the one that stays; what the move
changed is kept, sealed, for thirty days, so that it can be undone. No figure changes.
"""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from vrijwilligers.candidates.actions.fiches import reach_of
from vrijwilligers.candidates.feature import (
    CandidateDeed,
    ConsentWithdrawn,
    FichesAreTwoAgain,
    FichesMerge,
    ReachChanged,
)
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import (
    Candidate,
    CandidateCategory,
    CandidateKey,
    CandidateLanguage,
    CandidateMerge,
    CandidatePair,
    CandidateTalent,
    Consent,
)
from vrijwilligers.candidates.queries import merging as queries
from vrijwilligers.candidates.rules.consent import ConsentPurpose
from vrijwilligers.candidates.rules.merging import (
    MergeReason,
    latest_act,
    merge_can_be_undone,
    merged,
    purposes_of,
)
from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.records.db import new_uid
from vrijwilligers.records.field_encryption import encrypt_field
from vrijwilligers.records.row_moves import (
    RowKey,
    belonging_rows,
    move,
    take_back,
    what_changed,
)
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.problems import Problem

PEOPLE: Any = Candidate.__table__
OWN_PARTS = frozenset(  # made anew of what the fiche says, or found anew
    str(model.__tablename__)
    for model in (
        *(CandidateKey, CandidateLanguage, CandidateTalent, CandidateCategory),
        CandidatePair,
    )
)
REFUSALS = ("mail_stopped_at", "objected_at")
SEEN_TO = frozenset({"candidate_merge.goes_id", "draft.candidate_id"})


class TheSameFiche(Problem):
    """A fiche cannot be made one with itself."""

    message = _l("These are not two fiches: choose another one.")


class UndoOfMergeIsTooLate(Problem):
    """After thirty days, or once something was made one with it since, two stay one."""

    message = _l("This cannot be undone any more.")


def merge(
    stays: Candidate,
    goes: Candidate,
    taken: Collection[str],
    reason: MergeReason,
    *,
    by: int | None,
    at: datetime,
) -> CandidateMerge:
    """Make one fiche of two; of these answers the one that goes has the last word."""
    if stays.id == goes.id:
        raise TheSameFiche
    db.session.flush()
    mine, theirs = belonging_rows(PEOPLE, stays.id), belonging_rows(PEOPLE, goes.id)
    done = CandidateMerge(stays_id=stays.id, goes_id=goes.id, number=goes.number, reason=reason)
    done.uid, done.merged_at, done.merged_by_id = new_uid(), at, by
    audit.record(CandidateDeed.MERGED, stays, by=by, reason=reason)
    audit.record(CandidateDeed.MERGED_AWAY, goes, by=by, reason=reason)
    _settle_consents(stays, goes, by=by, at=at)
    announce(FichesMerge(stays.id, goes.id, by, at))
    db.session.flush()
    _join(stays, goes, taken, by=by, at=at)
    _move(stays, goes)
    changes = what_changed(mine, theirs, belonging_rows(PEOPLE, stays.id), stays.id)
    seal(done, changes)
    db.session.add(done)
    db.session.flush()
    return done


def seal(done: CandidateMerge, changes: Collection[Any]) -> None:
    """Keep what became of each row, sealed: it says what either fiche said."""
    done.sealed = encrypt_field(queries.encryption_context(done), json.dumps([*changes]))


def _settle_consents(stays: Candidate, goes: Candidate, *, by: int | None, at: datetime) -> None:
    """Let per purpose the latest act of either count: an older one ends with it."""
    acts = [*stays.consents, *goes.consents]
    ended = set[ConsentPurpose]()
    for purpose in purposes_of(acts):
        latest, stands = latest_act(act for act in acts if act.purpose == purpose)
        for act in acts:
            is_older = act.purpose == purpose and act is not latest and act.withdrawn_at is None
            if latest is not None and is_older:
                act.withdrawn_at = latest.given_at if stands else latest.withdrawn_at
                ended |= set() if stands else {purpose}
    db.session.flush()
    for one in (stays, goes) if ended else ():
        announce(ConsentWithdrawn(one.id, frozenset(ended), by=by, at=at))


def _join(
    stays: Candidate, goes: Candidate, taken: Collection[str], *, by: int | None, at: datetime
) -> None:
    """Let the fiche that stays say what both say, and who was told otherwise hear it."""
    details = merged(FICHE.details(stays), FICHE.details(goes), taken)
    for one in (stays, goes):  # what was told of either is corrected by what is right
        before = reach_of(one)
        FICHE.fill(one, details)
        if reach_of(one) != before:
            db.session.flush()
            announce(ReachChanged(one.id, before, by=by, at=at))
    stays.last_contact_on = max(stays.last_contact_on, goes.last_contact_on)
    stays.erase_on = max(stays.erase_on, goes.erase_on)
    stays.objected_at = stays.objected_at or goes.objected_at
    stays.informed_on = stays.informed_on or goes.informed_on
    stays.mail_stopped_at = stays.mail_stopped_at or goes.mail_stopped_at
    stays.notified_for = None
    stays.count_up()
    db.session.flush()


def _move(stays: Candidate, goes: Candidate) -> None:
    """Let all that belongs to the fiche that goes belong to the one that stays."""
    goes_id = goes.id
    _keep_apart(stays.id, goes_id)
    move(PEOPLE, goes_id, stays.id, parts=OWN_PARTS, known=SEEN_TO)
    db.session.expunge(goes)
    db.session.execute(delete(PEOPLE).where(PEOPLE.c.id == goes_id))
    db.session.expire_all()  # what was loaded of the other is not so any more


def _keep_apart(stays_id: int, goes_id: int) -> None:
    """Let who is known to be somebody else than the one that goes be somebody else still."""
    known = {frozenset((one.one_id, one.other_id)) for one in queries.pairs_of(stays_id)}
    for pair in queries.pairs_of(goes_id):
        other = pair.other_id if pair.one_id == goes_id else pair.one_id
        if pair.apart_at and other != stays_id and frozenset((other, stays_id)) not in known:
            one_id, other_id = sorted((other, stays_id))
            new = CandidatePair(one_id=one_id, other_id=other_id, weight=pair.weight)
            new.apart_at, new.apart_by_id = pair.apart_at, pair.apart_by_id
            db.session.add(new)
    db.session.flush()


def undo(done: CandidateMerge, *, by: int | None, at: datetime) -> int:
    """Make two fiches of one again, as far as nobody changed it since; return the other's number.

    Raise ``UndoOfMergeIsTooLate``.
    """
    changes = queries.said_before(done)
    is_last = queries.latest_merge_of(done.stays_id) == done.id
    if not changes or not is_last or not merge_can_be_undone(done.merged_at, at=at):
        raise UndoOfMergeIsTooLate
    stays_id, goes_id, merged_at = done.stays_id, done.goes_id, done.merged_at
    stays = db.session.get_one(Candidate, stays_id)
    audit.record(CandidateDeed.MERGE_UNDONE, stays, by=by)
    withdrawn, refused = _withdrawn_since(stays, merged_at), _refused_since(stays, merged_at)
    db.session.delete(done)
    db.session.flush()
    take_back(changes, PEOPLE, goes_id, stays_id, but=withdrawn)
    db.session.expire_all()
    announce(FichesAreTwoAgain(stays_id, goes_id, merged_at))
    goes = db.session.get_one(Candidate, goes_id)
    for name, said_at in refused.items():
        setattr(goes, name, getattr(goes, name) or said_at)
    audit.record(CandidateDeed.MERGE_UNDONE, goes, by=by)
    db.session.flush()
    return goes_id


def forget_rows(candidate_id: int, table: str) -> None:
    """Keep rows of a table no longer for an undo: what is erased at once stays nowhere."""
    for done in queries.undoable_merges_of(candidate_id):
        changes = queries.said_before(done)
        left = [one for one in changes if one["table"] != table]
        if left != changes:
            seal(done, left)


def _withdrawn_since(stays: Candidate, merged_at: datetime) -> set[RowKey]:
    """Return the acts of consent for what was withdrawn since: none of them stands again."""
    gone = {a.purpose for a in stays.consents if a.withdrawn_at and a.withdrawn_at > merged_at}
    acts = (act for act in stays.consents if act.purpose in gone)
    return {RowKey(Consent.__tablename__, (("id", act.id),)) for act in acts}


def _refused_since(stays: Candidate, merged_at: datetime) -> dict[str, datetime]:
    """Return what the one person wanted no more since: it counts for both of two again."""
    said = {name: getattr(stays, name) for name in REFUSALS}
    return {name: at for name, at in said.items() if at and at > merged_at}
