"""Likely doubles: who has a fiche already and may be the same person."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.candidates.rules.keys import DERIVED
from vrijwilligers.extensions import db

MOST_DOUBLES = 5


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
