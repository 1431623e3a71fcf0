"""Two records side by side: what each says, and what belongs to it."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import InformationNote, NotDouble, Organisation
from vrijwilligers.organisations.queries import hold_all
from vrijwilligers.organisations.queries.doubles import by_key
from vrijwilligers.organisations.queries.finding import searching
from vrijwilligers.organisations.rules.details import ELEMENTS
from vrijwilligers.organisations.rules.listed import LANGUAGES
from vrijwilligers.organisations.rules.merging import NOTE, OWN, NoteIdentity
from vrijwilligers.records import references

WHOLE = (
    selectinload(Organisation.texts),
    selectinload(Organisation.addresses),
    selectinload(Organisation.contact_persons),
    joinedload(Organisation.information_note),
)
MOST = 20  # that are offered to merge with


def pair(stays_id: int, goes_id: int) -> tuple[Organisation, Organisation]:
    """Return two organisations with what belongs to them; raise ``NoResultFound``."""
    return _get(stays_id), _get(goes_id)


def hold_pair(stays_id: int, goes_id: int) -> tuple[Organisation, Organisation]:
    """Return two organisations and let nobody add to them meanwhile."""
    hold_all((stays_id, goes_id))
    return pair(stays_id, goes_id)


def _get(organisation_id: int) -> Organisation:
    wanted = select(Organisation).where(Organisation.id == organisation_id).options(*WHOLE)
    return db.session.scalars(wanted).unique().one()


def answers_of(organisation: Organisation) -> dict[str, Any]:
    """Return what a record says, by the names of ``rules.merging``."""
    texts = {text.language: text for text in organisation.texts}
    words = {
        f"{what}_{language}": getattr(texts.get(language), what, None)
        for what in ("name", "about")
        for language in LANGUAGES
    }
    own = {name: getattr(organisation, name) for name in OWN}
    return own | words | {NOTE: _note(organisation.information_note)}


def _note(note: InformationNote | None) -> NoteIdentity | None:
    if note is None:
        return None
    file = note.file or b""
    return NoteIdentity(
        dated_on=note.dated_on,
        told=tuple(name for name in ELEMENTS if getattr(note, name)),
        file_name=note.file_name,
        file_size=len(file),
        file_hash=sha256(file).hexdigest(),
    )


def belongings(organisation_id: int) -> dict[str, int]:
    """Return how many rows of each table belong to an organisation, of any feature."""
    return references.counts(Organisation.__table__, organisation_id)  # type: ignore[arg-type]


def said_to_be_two() -> Select[NotDouble]:
    """Ask for the pairs of which somebody said that they are two, the latest first."""
    return select(NotDouble).order_by(
        NotDouble.said_at.desc(), NotDouble.one_id, NotDouble.other_id
    )


def is_said_to_be_two(one: int, other: int) -> Sequence[NotDouble]:
    """Return what was said of two organisations, whichever came first."""
    forth = (NotDouble.one_id == one) & (NotDouble.other_id == other)
    back = (NotDouble.one_id == other) & (NotDouble.other_id == one)
    return db.session.scalars(select(NotDouble).where(or_(forth, back))).all()


def others(organisation_id: int, text: str) -> list[Organisation]:
    """Return organisations that a text means, to merge one with, the best first."""
    found = [one.organisation.id for one in searching(text, MOST + 1)]
    records = by_key(found)
    return [records[key] for key in found if key != organisation_id][:MOST]
