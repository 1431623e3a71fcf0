"""Finding people: by what one types in the search field, and likely doubles while typing.

Both lean on indexed keys (``rules.keys``), so a search costs about as much among a hundred thousand
people as among a thousand.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pkgutil import resolve_name

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from vrijwilligers.candidates.models import Candidate, CandidateKey
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.candidates.rules.keys import (
    DERIVED,
    EMAIL,
    INSIDE,
    PHONE,
    PHONE_DIGITS,
    SHORTEST_INSIDE,
    SOUND,
    WORD,
    words_of,
)
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.text import sound

_Driver = aliased(CandidateKey)
MOST_DOUBLES = 5
MOST_LOOKED_AT = 1_000  # people with the key that was asked; of these the latest are shown
AFTER_ALL = "\uffff"
DIGITS_OF = "vrijwilligers.vocabulary.phones:digits_of"  # loaded when somebody types a number


class SearchMatch(StrEnum):
    """What made somebody turn up in a search."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    SOUND = "sound"

    @property
    def is_sound(self) -> bool:
        """Tell whether the name only sounds like what was asked."""
        return self == SearchMatch.SOUND


def searching(text: str, *, limit: int) -> list[tuple[Candidate, SearchMatch]]:
    """Find people by part of a name, by phone number in any format, or by mail address.

    Who has a name that begins so comes before who has it inside (from three letters on); within
    these, who was here last. Names that only sound like it are shown when nothing else is found.
    """
    found: dict[int, tuple[Candidate, SearchMatch]] = {}
    for why, keys in _ways_to_find(text):
        if why == SearchMatch.SOUND and found:
            break
        for candidate in _with_keys(keys, limit=limit):
            found.setdefault(candidate.id, (candidate, why))
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _ways_to_find(text: str) -> Iterator[tuple[SearchMatch, list[tuple[str, ...]]]]:
    """Yield ways to look, best first: for each word the keys of which one must be there."""
    digits = re.sub(r"\D", "", text)
    if len(digits) >= PHONE_DIGITS and not re.search(r"[^\d\s+()./-]", text):
        yield SearchMatch.PHONE, [tuple(PHONE + part for part in _phone_parts(text, digits))]
    elif "@" in text:
        yield SearchMatch.EMAIL, [(EMAIL + text.strip().lower(),)]
    elif words := sorted(words_of(text), key=len, reverse=True):
        yield SearchMatch.NAME, [(WORD + word,) for word in words]
        if len(words[0]) >= SHORTEST_INSIDE:
            yield SearchMatch.NAME, [_anywhere(word) for word in words]
        if sounds := [sound(word) for word in words if sound(word)]:
            yield SearchMatch.SOUND, [(SOUND + heard + SOUND,) for heard in sounds]


def _anywhere(word: str) -> tuple[str, ...]:
    return (INSIDE + word, WORD + word) if len(word) >= SHORTEST_INSIDE else (WORD + word,)


def _phone_parts(text: str, digits: str) -> list[str]:
    part = digits.lstrip("0")
    parts = [part] if len(part) >= PHONE_DIGITS else []
    whole = resolve_name(DIGITS_OF)(text)
    return [*parts, whole] if whole else parts


def _with_keys(keys: list[tuple[str, ...]], *, limit: int) -> Sequence[Candidate]:
    """Return who has, for each word, a key that begins with one of those given."""
    first, *others = keys
    numbers = [number for key in first for number in _numbers(key, others)]
    query = active().where(Candidate.id.in_(numbers[:MOST_LOOKED_AT]))
    latest_first = query.order_by(Candidate.last_contact_on.desc(), Candidate.id.desc())
    return db.session.scalars(latest_first.limit(limit)).all() if numbers else []


def _numbers(key: str, others: list[tuple[str, ...]]) -> Sequence[int]:
    also = [
        exists().where(
            CandidateKey.candidate_id == _Driver.candidate_id,
            or_(*(_begins(CandidateKey.key, other) for other in word)),
        )
        for word in others
    ]
    query = select(_Driver.candidate_id).where(_begins(_Driver.key, key), *also)
    return db.session.scalars(query.order_by(_Driver.key).limit(MOST_LOOKED_AT)).all()


def _begins(column: InstrumentedAttribute[str], key: str) -> ColumnElement[bool]:
    return and_(column >= key, column < key + AFTER_ALL)


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
    query = active().where(or_(*same), Candidate.id != (but or 0))
    return db.session.scalars(query.order_by(Candidate.id).limit(MOST_DOUBLES)).all()


def _same_name(details: CandidateDetails) -> list[ColumnElement[bool]]:
    """Say when a name is the same to the ear or, in another script than ours, to the letter."""
    given, family = (DERIVED[name](details) for name in ("given_sound", "family_sound"))
    if given and family:
        same = and_(Candidate.given_sound == given, Candidate.family_sound == family)
    elif name := DERIVED["name_folded"](details):
        same = Candidate.name_folded == name
    else:
        return []
    if details.birth_year is None:
        return [same]
    years = (Candidate.birth_year == details.birth_year, Candidate.birth_year.is_(None))
    return [and_(same, or_(*years))]
