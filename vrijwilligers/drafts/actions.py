"""What is done with drafts: kept, thrown away, and gone with whom they are about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pkgutil import resolve_name
from typing import Any

from sqlalchemy import delete, select, update

from vrijwilligers.candidates.feature import ConsentWithdrawn, FicheWasMerged
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.drafts import queries
from vrijwilligers.drafts.queries import TABLE, DraftOwner
from vrijwilligers.drafts.rules import MOST_DRAFTS, DraftContent, moved_address
from vrijwilligers.drafts.store import reading_drafts, without_drafts, writing_drafts
from vrijwilligers.extensions import DRAFTS, db
from vrijwilligers.records.db import read_only
from vrijwilligers.records.personal import DataSubject


@dataclass(frozen=True)
class DraftPlace:
    """Which form it is, as it was opened, and whom it is about."""

    address: str
    form_key: str
    people: Mapping[DataSubject, int]
    is_special: bool = False


def keep(
    owner: DraftOwner, place: DraftPlace, content: DraftContent, *, at: datetime, ends_at: datetime
) -> int:
    """Keep what somebody typed in a form, in the place of what they typed in it before."""
    insert = resolve_name(f"sqlalchemy.dialects.{db.engines[DRAFTS].dialect.name}:insert")
    changing: dict[str, Any] = {
        "candidate_id": place.people.get(DataSubject.CANDIDATE),
        "contact_person_id": place.people.get(DataSubject.CONTACT_PERSON),
        "is_special": place.is_special,
        "saved_at": at,
        "ends_at": ends_at,
        "content": queries.encrypted(owner, place.address, content, is_special=place.is_special),
    }
    which = {"staff_id": owner.id, "address": place.address, "form_key": place.form_key}
    added = insert(TABLE).values(**which, **changing)
    again = added.on_conflict_do_update(index_elements=[*which], set_=changing)
    with writing_drafts() as connection:
        draft_id: int = connection.scalar(again.returning(TABLE.c.id))
        _keep_some(connection, owner)
    return draft_id


def _keep_some(connection: Any, owner: DraftOwner) -> None:
    """Let the oldest go where somebody has more than a page can offer."""
    theirs = select(TABLE.c.id).where(TABLE.c.staff_id == owner.id)
    latest = theirs.order_by(TABLE.c.saved_at.desc(), TABLE.c.id.desc())
    oldest = connection.scalars(latest.offset(MOST_DRAFTS)).all()
    if oldest:
        connection.execute(delete(TABLE).where(TABLE.c.id.in_(oldest)))


def discard(staff_id: int, draft_id: int) -> None:
    """Throw away one draft of somebody; raise ``DraftsAreAway``."""
    _discard(TABLE.c.staff_id == staff_id, TABLE.c.id == draft_id)


@without_drafts(lambda: None)
def discard_saved(staff_id: int, address: str, form_key: str) -> None:
    """Throw away what was typed in a form that is saved now."""
    theirs = (TABLE.c.staff_id == staff_id, TABLE.c.address == address)
    _discard(*theirs, TABLE.c.form_key == form_key)


@without_drafts(lambda: None)
def discard_withdrawn(withdrawal: ConsentWithdrawn) -> None:
    """Throw away support needs that were typed, when consent for them ends; all with the fiche."""
    theirs = TABLE.c.candidate_id == withdrawal.candidate_id
    if ConsentPurpose.FICHE in withdrawal.purposes:
        _discard(theirs)
    elif ConsentPurpose.SUPPORT_NEEDS in withdrawal.purposes:
        _discard(theirs, TABLE.c.is_special)


@without_drafts(lambda: None)
def follow(merged: FicheWasMerged) -> None:
    """Let what was typed about a fiche that became part of another be offered there."""
    gone, here = (f"/candidates/{number}" for number in (merged.goes_id, merged.stays_id))
    for owner, draft in queries.about(merged.goes_id):
        address = moved_address(draft.address, gone, here)
        content = replace(draft.content, page=moved_address(draft.content.page, gone, here))
        sealed = queries.encrypted(owner, address, content, is_special=draft.is_special)
        new = {"candidate_id": merged.stays_id, "address": address, "content": sealed}
        with writing_drafts() as connection:
            connection.execute(update(TABLE).where(TABLE.c.id == draft.id).values(new))


def discard_all() -> None:
    """Throw away all that anybody typed; raise ``DraftsAreAway``."""
    _discard()


def discard_orphans_each_night(_: datetime) -> None:
    """Throw away what was typed about somebody in the moment in which they were erased."""
    with read_only(), reading_drafts() as connection:
        gone = queries.orphans(connection)
    for name, number in gone:
        _discard(TABLE.c[name] == number)


def _discard(*conditions: Any) -> None:
    with writing_drafts() as connection:
        connection.execute(delete(TABLE).where(*conditions))
