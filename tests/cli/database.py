"""Short ways to read what a command wrote."""

from sqlalchemy import func, select

from vrijwilligers.candidates.models import Candidate


def _count(database, model):
    return database.scalar(select(func.count()).select_from(model))


def _people(database):
    candidates = select(Candidate).order_by(Candidate.id)
    return [
        (one.given_name, one.family_name, one.phone, one.email, one.postcode, one.days)
        for one in database.scalars(candidates)
    ]
