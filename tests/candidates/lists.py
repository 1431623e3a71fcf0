"""People as a list says them, and what becomes of them."""

from datetime import timedelta

from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.vocabulary.clock import today

SOURCE = "oude lijst"
RECENT = (today() - timedelta(days=20)).isoformat()
LONG_AGO = (today() - timedelta(days=500)).isoformat()
SAMIRA = {
    "given_name": "Samira",
    "family_name": "El Amrani",
    "birth_year": "1985",
    "email": "samira@example.org",
    "phone": "0470 00 00 01",
    "postcode": "1080",
    "language": "Frans",
    "languages": "fr, nl:A2, ar:native",
    "practise_dutch": "ja",
    "categories": "Food",
    "talents": "cooking, Helpen",
    "engagement": "wekelijks",
    "days": "mon-morning",
    "available_from": "2026-12-01",
    "motivation": "Ik wil koken.",
    "consent_given_on": RECENT,
    "consent_way": "papier",
    "last_contact_on": RECENT,
    "notes": "Belt liever.",
}
TOM = {"given_name": "Tom", "family_name": "Proef", "email": "tom@example.org"}
TOM |= {"consent_given_on": RECENT}


def everybody(database):
    database.expire_all()
    return list(database.scalars(select(Candidate).order_by(Candidate.id)))


def erase(database, name):
    database.delete(database.query(Candidate).filter_by(given_name=name).one())
    database.commit()
