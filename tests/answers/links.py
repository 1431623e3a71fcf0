"""What the tests of links share: a reminder with its token, and the mails that wait."""

import re
from datetime import timedelta

from sqlalchemy import select

from tests.vacancies.own import READY
from vrijwilligers.answers.models import VacancyReminder
from vrijwilligers.links import tokens
from vrijwilligers.records.outbox import Message
from vrijwilligers.vacancies.rules import Allowance
from vrijwilligers.vocabulary.clock import now, today

TOKEN = re.compile(r"/answers/(?:vacancy|propose)/([\w-]+)")
SOON = timedelta(days=5)


def ending(make, **wanted):
    """A vacancy of ours that ends in some days, with somebody to ask."""
    values = {
        "organisation": wanted.pop("organisation", None) or make.organisation(**READY),
        "allowance": Allowance.NONE,
        "publish_until": today() + SOON,
        "contact_email": "an@buurthuis.example.org",
    }
    return make.vacancy(**values | wanted)


def reminded(database, vacancy, *, address="an@buurthuis.example.org", **wanted):
    """Return the token of a link about a vacancy."""
    token = tokens.new_token()
    values = {"sent_at": now() - timedelta(hours=1), "expires_at": now() + timedelta(days=29)}
    database.add(
        VacancyReminder(
            vacancy_id=vacancy.id,
            token_hash=tokens.hash_of(token),
            address=address,
            **values | wanted,
        )
    )
    database.commit()
    return token


def mails(database):
    """Return the mails that wait, oldest first."""
    return database.scalars(select(Message).order_by(Message.id)).all()


def tokens_in(message):
    return TOKEN.findall(message.body)
