"""What the tests of importing read back."""

from sqlalchemy import select

from vrijwilligers.vacancies.models import Vacancy

SOURCE = "vrijwillig in de buurt"


def one(database, source_id="S-1"):
    database.expire_all()
    return database.scalars(select(Vacancy).where(Vacancy.source_id == source_id)).one()


def counts(**some):
    return {"new": 0, "changed": 0, "unchanged": 0, "withdrawn": 0, "rejected": 0} | some
