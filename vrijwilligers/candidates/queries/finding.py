"""Finding people: by what one types in the search field.

It leans on indexed keys (``rules.keys``): these give some hundred people who may be meant, however
many there are, and their names are compared with what was typed.
"""

import re
from collections.abc import Iterator
from pkgutil import resolve_name
from typing import NamedTuple

from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate, CandidateKey
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.queries.merging import survivor_of
from vrijwilligers.candidates.rules import NumberMeant, number_meant
from vrijwilligers.candidates.rules.keys import EMAIL, PHONE, PHONE_DIGITS, SHORTEST_EMAIL
from vrijwilligers.extensions import db
from vrijwilligers.records.name_keys import begins, likeliest
from vrijwilligers.vocabulary.names.alike import PLACE, SearchMatch, ranked

DIGITS_OF = "vrijwilligers.vocabulary.phones:digits_of"  # loaded when somebody types a number
MOST_WITH_KEY = 50


class FoundCandidate(NamedTuple):
    """Somebody who turned up in a search, and what made that so."""

    candidate: Candidate
    why: SearchMatch


def searching(text: str, *, limit: int) -> list[FoundCandidate]:
    """Find people by the number of the fiche, by phone, by mail address or by name, best first."""
    number = number_meant(text)
    ways = [*_numbered(number), *_by_phone(text, limit=limit)] if number else _by_words(text, limit)
    found: dict[int, SearchMatch] = {}
    for key, why in sorted(ways, key=lambda one: PLACE[one[1]]):
        found.setdefault(key, why)
    people = {one.id: one for one in db.session.scalars(active().where(Candidate.id.in_(found)))}
    return [FoundCandidate(people[key], why) for key, why in found.items() if key in people][:limit]


def fiche_of_number(text: str) -> int | None:
    """Return which fiche somebody means by a number, also one that became part of another."""
    number = number_meant(text)
    return next((key for key, _why in _numbered(number)), None) if number else None


def _numbered(number: NumberMeant) -> Iterator[tuple[int, SearchMatch]]:
    for one in db.session.scalars(active().where(Candidate.id == number.candidate_id)):
        if number.year is None or one.number.startswith(f"{number.year}-"):
            yield one.id, SearchMatch.NUMBER
    merged = survivor_of(number.candidate_id)
    if merged and (number.year is None or merged.number.startswith(f"{number.year}-")):
        yield merged.stays_id, SearchMatch.NUMBER


def _by_words(text: str, limit: int) -> Iterator[tuple[int, SearchMatch]]:
    if re.fullmatch(r"[\d\s+()./-]+", text):
        yield from _by_phone(text, limit=limit)
        return
    part = text.strip().lower()
    if len(part) >= SHORTEST_EMAIL and re.fullmatch(r"[\w.+@-]+", part):
        yield from _with_key(EMAIL + part, limit=limit)
    if "@" not in part:
        yield from _by_name(text, limit=limit)


def _by_name(text: str, *, limit: int) -> list[tuple[int, SearchMatch]]:
    keys = likeliest(CandidateKey.key, CandidateKey.candidate_id, text)
    names = select(
        Candidate.id, Candidate.given_name, Candidate.family_name, Candidate.last_contact_on
    ).where(Candidate.is_in_use, Candidate.id.in_(keys))
    rows = db.session.execute(names.order_by(Candidate.last_contact_on.desc(), Candidate.id.desc()))
    called = [(row.id, [(row.given_name, row.family_name)]) for row in rows]
    return ranked(text, called)[:limit]


def _by_phone(text: str, *, limit: int) -> Iterator[tuple[int, SearchMatch]]:
    """Yield who has a phone of which the digits stand in it, as they are or without the zero."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < PHONE_DIGITS:
        return
    whole = resolve_name(DIGITS_OF)(text)
    parts = (whole, digits if digits.strip("0") else "", digits.lstrip("0"))
    for part in dict.fromkeys(part for part in parts if len(part or "") >= PHONE_DIGITS):
        yield from _with_key(f"{PHONE}{part}", limit=limit)


def _with_key(key: str, *, limit: int) -> Iterator[tuple[int, SearchMatch]]:
    with_key = select(CandidateKey.candidate_id).where(begins(CandidateKey.key, key))
    numbers = db.session.scalars(with_key.order_by(CandidateKey.key).limit(MOST_WITH_KEY)).all()
    if numbers:
        latest = select(Candidate.id).where(Candidate.is_in_use, Candidate.id.in_(numbers))
        in_order = latest.order_by(Candidate.last_contact_on.desc(), Candidate.id.desc())
        yield from (
            (one, SearchMatch.CONTAINS) for one in db.session.scalars(in_order.limit(limit))
        )
