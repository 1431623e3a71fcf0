"""Questions about candidates. Nothing here changes anything.

Who withdrew consent for the fiche is in none of the answers, but for ``get_any``.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

import phonenumbers
from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.candidates.models import Candidate, Consent, ConsentText
from vrijwilligers.candidates.rules import CandidateDetails, Purpose
from vrijwilligers.core.text import fold, sound
from vrijwilligers.extensions import db

PHONE_DIGITS = 4  # from here a number in the search field is looked up as a phone number
MOST_DOUBLES = 5


class Why(StrEnum):
    """What made somebody turn up in a search."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    SOUND = "sound"


LISTS = (
    selectinload(Candidate.languages),
    selectinload(Candidate.talents),
    selectinload(Candidate.categories),
)


def get(candidate_id: int) -> Candidate:
    """Return one candidate whose consent stands, or raise ``NoResultFound`` (a 404)."""
    return db.session.scalars(_active().where(Candidate.id == candidate_id).options(*LISTS)).one()


def hold(candidate_id: int) -> Candidate:
    """Return one candidate as ``get`` does and let nobody else change them until we are done."""
    return db.session.scalars(
        _active().where(Candidate.id == candidate_id).with_for_update(of=Candidate)
    ).one()


def get_any(candidate_id: int) -> Candidate:
    """Return one candidate, also one who took consent back, or raise ``NoResultFound``."""
    return db.session.get_one(Candidate, candidate_id)


def hold_any(candidate_id: int) -> Candidate:
    """Return one candidate as ``get_any`` does, and let nobody else change them meanwhile."""
    return db.session.get_one(Candidate, candidate_id, with_for_update=True)


def latest(*, language: str | None = None, municipality: str | None = None) -> Select[Candidate]:
    """Return a query for the list: who was here last comes first."""
    query = _active().options(*LISTS)
    if language:
        query = query.where(Candidate.language == language)
    if municipality:
        query = query.where(Candidate.municipality == municipality)
    return query.order_by(Candidate.last_contact_on.desc(), Candidate.id.desc())


def searching(text: str, *, limit: int = 8) -> list[tuple[Candidate, Why]]:
    """Find people by part of a name, by phone number in any format, or by mail address.

    Names that only sound like what was typed are shown when nothing else is found.
    """
    for why, condition in _ways_to_find(text):
        query = _active().where(condition)
        latest_first = query.order_by(Candidate.last_contact_on.desc(), Candidate.id.desc())
        if found := db.session.scalars(latest_first.limit(limit)).all():
            return [(candidate, why) for candidate in found]
    return []


def likely_doubles(details: CandidateDetails, *, but: int | None = None) -> Sequence[Candidate]:
    """Return people who are likely the same: same phone or mail, or a sounding name and year.

    A mail address or phone may be shared by a family: this warns, it does not refuse.
    """
    same = [
        column == value
        for column, value in ((Candidate.phone, details.phone), (Candidate.email, details.email))
        if value
    ]
    same += _same_name(details)
    if not same:
        return []
    query = _active().where(or_(*same), Candidate.id != (but or 0))
    return db.session.scalars(query.order_by(Candidate.id).limit(MOST_DOUBLES)).all()


def texts_of_consent(purposes: Sequence[Purpose]) -> dict[tuple[Purpose, str], ConsentText]:
    """Return the newest text for each purpose and language."""
    texts = select(ConsentText).where(ConsentText.purpose.in_(purposes))
    return {
        (text.purpose, text.language): text
        for text in db.session.scalars(texts.order_by(ConsentText.version))
    }


def consents_of(candidate: Candidate) -> Sequence[Consent]:
    """Return every act of consent of one person, the latest first, with its text."""
    acts = select(Consent).where(Consent.candidate_id == candidate.id)
    return db.session.scalars(
        acts.options(joinedload(Consent.text)).order_by(Consent.id.desc())
    ).all()


def _active() -> Select[Candidate]:
    return select(Candidate).where(Candidate.fiche_consent)


def _ways_to_find(text: str) -> Iterator[tuple[Why, ColumnElement[bool]]]:
    digits = re.sub(r"\D", "", text)
    if len(digits) >= PHONE_DIGITS and not re.search(r"[^\d\s+()./-]", text):
        yield Why.PHONE, _phone_is(text, digits)
    elif "@" in text:
        yield Why.EMAIL, Candidate.email.startswith(text.strip().lower(), autoescape=True)
    elif words := fold(text).split():
        parts = (Candidate.name_folded.contains(word, autoescape=True) for word in words)
        yield Why.NAME, and_(*parts)
        if sounds := [sound(word) for word in words if sound(word)]:
            yield Why.SOUND, _sounds_like(sounds)


def _phone_is(text: str, digits: str) -> ColumnElement[bool]:
    try:
        number = phonenumbers.parse(text, "BE")
    except phonenumbers.NumberParseException:
        return Candidate.phone.contains(digits, autoescape=True)
    whole = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    part = digits.lstrip("0")
    if len(part) < PHONE_DIGITS:
        return Candidate.phone == whole
    return or_(Candidate.phone == whole, Candidate.phone.contains(part, autoescape=True))


def _sounds_like(sounds: Sequence[str]) -> ColumnElement[bool]:
    return and_(*(or_(Candidate.family_sound == s, Candidate.given_sound == s) for s in sounds))


def _same_name(details: CandidateDetails) -> list[ColumnElement[bool]]:
    """Say when a name is the same to the ear or, in another script than ours, to the letter."""
    given, family = sound(details.given_name), sound(details.family_name)
    name = fold(f"{details.given_name} {details.family_name}")
    if given and family:
        same = and_(Candidate.given_sound == given, Candidate.family_sound == family)
    elif details.given_name and details.family_name:
        same = Candidate.name_folded == name
    else:
        return []
    if details.birth_year is None:
        return [same]
    years = (Candidate.birth_year == details.birth_year, Candidate.birth_year.is_(None))
    return [and_(same, or_(*years))]
