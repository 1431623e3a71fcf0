"""Likely doubles: who has a fiche already and may be the same person."""

from collections.abc import Iterator, Sequence

from sqlalchemy import or_, select

from vrijwilligers.candidates.models import Candidate, CandidateKey
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import CandidateDetails, whole_name
from vrijwilligers.candidates.rules.doubles import are_likely_one
from vrijwilligers.extensions import db
from vrijwilligers.records.name_keys import likeliest

MOST_DOUBLES = 5
MOST_OF_A_FAMILY = 20  # people with one phone or mail address


def likely_doubles(details: CandidateDetails, *, but: int | None = None) -> Sequence[Candidate]:
    """Return people who are likely the same, the likeliest first: by phone, mail, name and year.

    A mail address or phone may be shared by a family: this warns, it does not refuse.
    """
    chosen = [key for _, key in weighed(details, but=but)][:MOST_DOUBLES]
    people = {one.id: one for one in db.session.scalars(active().where(Candidate.id.in_(chosen)))}
    return [people[key] for key in chosen if key in people]


def weighed(details: CandidateDetails, *, but: int | None = None) -> list[tuple[float, int]]:
    """Return by number who is likely the same, with what speaks for it; the likeliest first."""
    found = ((weight, key) for key, weight in _likely(details) if key != but)
    return sorted(found, key=lambda one: (-one[0], one[1]))


def _likely(details: CandidateDetails) -> Iterator[tuple[int, float]]:
    """Yield who is likely the same, with how much speaks for it."""
    name = whole_name(details.given_name, details.family_name)
    keys = {*likeliest(CandidateKey.key, CandidateKey.candidate_id, name), *_by_reach(details)}
    fields = ("id", "given_name", "family_name", "birth_year", "phone", "email")
    compared = select(*(getattr(Candidate, field) for field in fields))
    for row in db.session.execute(compared.where(Candidate.is_in_use, Candidate.id.in_(keys))):
        known = CandidateDetails(**{field: getattr(row, field) for field in fields[1:]})
        if weight := are_likely_one(details, known):
            yield row.id, weight


def _by_reach(details: CandidateDetails) -> Sequence[int]:
    ways = ((Candidate.phone, details.phone), (Candidate.email, details.email))
    same = [column == value for column, value in ways if value]
    if not same:
        return []
    found = select(Candidate.id).where(Candidate.is_in_use, or_(*same)).order_by(Candidate.id)
    return db.session.scalars(found.limit(MOST_OF_A_FAMILY)).all()
