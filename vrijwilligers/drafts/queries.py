"""Questions about drafts: only who typed something gets it, and only until it ends."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, select

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.drafts.models import Draft
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.drafts.store import reading_drafts, without_drafts
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.declarations import kept, target_of
from vrijwilligers.records.field_encryption import (
    EncryptionContext,
    decrypt_field,
    encrypt_field,
)
from vrijwilligers.records.personal import PEOPLE, DataSubject

TABLE = Draft.__table__
OF_AN_ORGANISATION = re.compile(r"/organisations/(\d{1,9})/|[?&]organisation=(\d{1,9})\b")


class DraftOwner(NamedTuple):
    """Who typed: the number and the ``uid`` of a member of staff."""

    id: int
    uid: str


@dataclass(frozen=True)
class OpenedDraft:
    """A draft that its owner opened."""

    id: int
    address: str
    form_key: str
    candidate_id: int | None
    saved_at: datetime
    content: DraftContent
    is_special: bool


class RecordIsGone(RuntimeError):
    """The record that a form is about was erased meanwhile."""


@without_drafts(list)
def of_member(owner: DraftOwner, at: datetime) -> Sequence[OpenedDraft]:
    """Return what somebody typed and did not save, the latest first."""
    return _opened(owner, _theirs(owner, at))


@without_drafts(list)
def of_form(owner: DraftOwner, address: str, at: datetime) -> Sequence[OpenedDraft]:
    """Return what somebody typed in a form at this address, the latest first."""
    return _opened(owner, _theirs(owner, at).where(TABLE.c.address == address))


def get(owner: DraftOwner, draft_id: int, at: datetime) -> OpenedDraft | None:
    """Return one draft of somebody; nothing when it is not theirs, or over."""
    found = _found(owner, draft_id, at)
    return found[0] if found else None


@without_drafts(list)
def _found(owner: DraftOwner, draft_id: int, at: datetime) -> Sequence[OpenedDraft]:
    return _opened(owner, _theirs(owner, at).where(TABLE.c.id == draft_id))


def about(candidate_id: int) -> list[tuple[DraftOwner, OpenedDraft]]:
    """Return what anybody typed about somebody and did not save, each with its owner."""
    with reading_drafts() as connection:
        rows = connection.execute(select(TABLE).where(TABLE.c.candidate_id == candidate_id)).all()
    asked = select(StaffMember.id, StaffMember.uid).where(
        StaffMember.id.in_({row.staff_id for row in rows})
    )
    owners = {key: DraftOwner(key, uid) for key, uid in db.session.execute(asked)}
    theirs = [(owners[row.staff_id], row) for row in rows if row.staff_id in owners]
    return [(owner, draft) for owner, row in theirs if (draft := _open(owner, row))]


def people_of(numbers: Mapping[str, Any]) -> dict[DataSubject, int]:
    """Return whom a record is about, by the numbers in an address; raise ``RecordIsGone``."""
    found: dict[DataSubject, int] = {}
    for name, number in numbers.items():
        table = db.metadata.tables.get(TABLES.get(name, name.removesuffix("_id")))
        if table is None or "id" not in table.c:
            continue
        if db.session.scalar(select(table.c.id).where(table.c.id == number)) is None:
            raise RecordIsGone
        found |= _people_of_row(table, number)
    return found


TABLES = {"person_id": "contact_person", "staff_id": "staff_member", "contact_id": "desk_contact"}
SUBJECTS = (DataSubject.CANDIDATE, DataSubject.CONTACT_PERSON)


def _people_of_row(table: Any, number: int) -> dict[DataSubject, int]:
    people = {}
    for one in kept(table):
        if one.subject in SUBJECTS and one.path is not None and not one.is_by_name:
            people[one.subject] = _at_the_end(table, one.steps, number)
    return {subject: key for subject, key in people.items() if key is not None}


def _at_the_end(table: Any, steps: Sequence[str], number: int | None) -> int | None:
    """Follow the keys of a path from a row to somebody."""
    for step in steps:
        number = db.session.scalar(select(table.c[step]).where(table.c.id == number))
        table = db.metadata.tables[target_of(table.c[step])]
    return number


def may_be_kept_for_days(candidate_id: int) -> bool:
    """Tell whether somebody has a fiche that may be used."""
    theirs = select(Candidate.id).where(Candidate.id == candidate_id, Candidate.is_in_use)
    return db.session.scalar(theirs) is not None


def names_of_records(drafts: Sequence[OpenedDraft]) -> dict[int, str]:
    """Return what each draft is about, as far as that may stand in a list.

    That is the number of a fiche, as it stands on it, or an organisation; nobody's own name.
    """
    fiches, houses = _fiche_numbers(drafts), _organisation_names(drafts)
    named = {one.id: fiches.get(one.candidate_id or 0, "") for one in drafts}
    return {one.id: named[one.id] or houses.get(_organisation_of(one) or 0, "") for one in drafts}


def _fiche_numbers(drafts: Sequence[OpenedDraft]) -> dict[int, str]:
    keys = {draft.candidate_id for draft in drafts} - {None}
    if not keys:
        return {}
    found = db.session.scalars(select(Candidate).where(Candidate.id.in_(keys)))
    return {candidate.id: candidate.number for candidate in found}


def _organisation_names(drafts: Sequence[OpenedDraft]) -> dict[int, str]:
    keys = {_organisation_of(draft) for draft in drafts} - {None}
    if not keys:
        return {}
    asked = select(Organisation.id, Organisation.name).where(Organisation.id.in_(keys))
    return {row.id: row.name for row in db.session.execute(asked)}


def _organisation_of(draft: OpenedDraft) -> int | None:
    found = OF_AN_ORGANISATION.search(f"{draft.address} {draft.content.page}")
    return int(found[1] or found[2]) if found else None


OWNERS = (
    ("candidate_id", DataSubject.CANDIDATE),
    ("contact_person_id", DataSubject.CONTACT_PERSON),
    ("staff_id", DataSubject.STAFF),
)


def orphans(connection: Any) -> set[tuple[str, int]]:
    """Return the columns and numbers of people in drafts whose own row is gone."""
    gone: set[tuple[str, int]] = set()
    for name, subject in OWNERS:
        numbers: set[int] = {*connection.scalars(select(TABLE.c[name]).distinct())} - {None}
        own = db.metadata.tables[PEOPLE[subject]].c.id
        there = {*db.session.scalars(select(own).where(own.in_(numbers)))}
        gone |= {(name, number) for number in numbers - there}
    return gone


def encrypted(owner: DraftOwner, address: str, content: DraftContent, *, is_special: bool) -> str:
    """Seal what was typed for its owner and its address."""
    context = context_of(owner, address, is_special=is_special)
    return encrypt_field(context, json.dumps(asdict(content), ensure_ascii=False))


def _theirs(owner: DraftOwner, at: datetime) -> Select[Any]:
    wanted = select(TABLE).where(TABLE.c.staff_id == owner.id, TABLE.c.ends_at > at)
    return wanted.order_by(TABLE.c.saved_at.desc(), TABLE.c.id.desc())


def _opened(owner: DraftOwner, wanted: Select[Any]) -> list[OpenedDraft]:
    with reading_drafts() as connection:
        rows = connection.execute(wanted).all()
    return [draft for row in rows if (draft := _open(owner, row))]


def _open(owner: DraftOwner, row: Row[Any]) -> OpenedDraft | None:
    """Open a draft; what was sealed with a key that is gone cannot be offered any more."""
    context = context_of(owner, row.address, is_special=row.is_special)
    text = decrypt_field(context, row.content)
    if text is None:
        return None
    read = json.loads(text)
    answers = [(name, value) for name, value in read["answers"]]
    return OpenedDraft(
        id=row.id,
        address=row.address,
        form_key=row.form_key,
        candidate_id=row.candidate_id,
        saved_at=row.saved_at,
        content=DraftContent(read["page"], read["title"], answers),
        is_special=row.is_special,
    )


def context_of(owner: DraftOwner, address: str, *, is_special: bool) -> EncryptionContext:
    """Return the place that a draft is sealed for: its owner and its address."""
    column = "special" if is_special else "content"
    return EncryptionContext(TABLE.name, column, f"{owner.uid}:{address}")
