"""What the tests of links share: a reminder with its token, and the mails that wait."""

import re
from datetime import timedelta

from sqlalchemy import select

from tests.vacancies.own import READY
from vrijwilligers.answers.rules import REMINDER
from vrijwilligers.extensions import db
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import by_token
from vrijwilligers.links.rules import hash_of, new_token
from vrijwilligers.records import audit
from vrijwilligers.records.outbox import Message
from vrijwilligers.vacancies.rules import Allowance
from vrijwilligers.vocabulary.clock import now, today

TOKEN = re.compile(r"/answers/(?:vacancy|propose)/([\w-]+)")
SOON = timedelta(days=5)
PAGES = ("answers.vacancy", "answers.change", "answers.close")
PERSON = {
    "contact_name": "An Peeters",
    "contact_email": "an@buurthuis.example.org",
    "contact_phone": "+3225551234",
}


def ending(make, **wanted):
    """A vacancy of ours that ends in some days, with somebody to ask."""
    values = {
        "organisation": wanted.pop("organisation", None) or make.organisation(**READY),
        "allowance": Allowance.NONE,
        "publish_until": today() + SOON,
        "contact_email": "an@buurthuis.example.org",
    }
    return make.vacancy(**values | wanted)


def linked(database, purpose, record, **wanted):
    """Return the token of a link to a record, made an hour ago."""
    token = new_token()
    values = {"made_at": now() - timedelta(hours=1), "expires_at": now() + timedelta(days=29)}
    thing, record_id = audit.reference(record)
    database.add(
        SignedLink(
            purpose=purpose.name,
            token_hash=hash_of(token),
            thing=thing,
            record_id=record_id,
            **values | wanted,
        )
    )
    database.commit()
    return token


def reminded(database, vacancy, *, address="an@buurthuis.example.org", **wanted):
    """Return the token of a link about a vacancy."""
    return linked(database, REMINDER, vacancy, address=address, **wanted)


def reminder(token):
    """Return the link to answer of a token."""
    return by_token(token, REMINDER)


def mails(database):
    """Return the mails that wait, oldest first."""
    return database.scalars(select(Message).order_by(Message.id)).all()


def tokens_in(message):
    return TOKEN.findall(message.body)


def snapshot(database):
    """All that an answer could change."""
    database.rollback()
    return [
        database.execute(select(*table.columns).order_by(*table.primary_key)).all()
        for table in db.metadata.sorted_tables
        if table.name.startswith("vacancy") or table.name in ("message", "fact", "audit_event")
    ]
