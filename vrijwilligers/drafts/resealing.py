"""Drafts are sealed anew with the first key, as all that is sealed (``records.resealing``)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select, update

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.drafts.queries import TABLE, DraftOwner, context_of
from vrijwilligers.drafts.store import reading_drafts, writing_drafts
from vrijwilligers.extensions import db
from vrijwilligers.records.batches import batches
from vrijwilligers.records.db import read_only
from vrijwilligers.records.field_encryption import decrypt_field, encrypt_field, field_is_newest


class DraftReencryption(NamedTuple):
    """A draft whose sealing is older than the first key, and what it is sealed with now."""

    id: int
    before: str
    after: str


def reseal_drafts() -> int:
    """Seal every draft anew that an older key sealed; return how many.

    Raise ``DraftsAreAway``. What somebody types meanwhile is newer, and stays.
    """
    with read_only():
        found = select(StaffMember.id, StaffMember.uid)
        uids = {row.id: row.uid for row in db.session.execute(found)}
        with reading_drafts() as connection:
            ids = connection.scalars(select(TABLE.c.id)).all()
    return sum(_reseal(some, uids) for some in batches(ids))


def _reseal(ids: Any, uids: dict[int, str]) -> int:
    with writing_drafts() as connection:
        rows = connection.execute(select(TABLE).where(TABLE.c.id.in_(ids))).all()
        return sum(_put(connection, one) for row in rows for one in _anew(row, uids))


def _anew(row: Row[Any], uids: dict[int, str]) -> Iterator[DraftReencryption]:
    """Yield a draft sealed anew; not what is so already, nor what opens with no key."""
    owner = DraftOwner(row.staff_id, uids.get(row.staff_id, ""))
    context = context_of(owner, row.address, is_special=row.is_special)
    if field_is_newest(context, row.content):
        return
    text = decrypt_field(context, row.content)
    if text is not None:
        yield DraftReencryption(row.id, row.content, encrypt_field(context, text))


def _put(connection: Connection, draft: DraftReencryption) -> int:
    same = (TABLE.c.id == draft.id, TABLE.c.content == draft.before)
    return connection.execute(update(TABLE).where(*same).values(content=draft.after)).rowcount
