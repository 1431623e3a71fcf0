"""An introduction that was mailed to an organisation, and its link."""

import re

from sqlalchemy import select

from tests.matching.deeds import introduce
from vrijwilligers.links.queries import by_token
from vrijwilligers.links.views import address_of
from vrijwilligers.matching.actions import organisation_mails
from vrijwilligers.matching.rules.answering import INTRODUCTION
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now

LINK = re.compile(r"/answers/introduction/([\w-]+)")
ADDRESS = "an@pollepel.example.org"


def introduced(make, database, **wanted):
    """Introduce somebody at a kitchen that reads mail in French."""
    given = {"given_name": "Samira", "family_name": "El Idrissi", "phone": "+32470123456"}
    person = make.candidate(**given | {"language": "nl", "email": "samira@example.org"} | wanted)
    house = make.organisation(name="De Pollepel")
    texts = {"nl": ("Soep koken", "Je kookt."), "fr": ("Faire de la soupe", "Tu cuisines.")}
    vacancy = make.vacancy(organisation=house, texts=texts, contact_email=ADDRESS)
    (made,) = introduce(person, vacancy)
    database.commit()
    return made


def mailed(make, database, **wanted):
    """Send the mail; return the introduction and the token that stands in it."""
    made = introduced(make, database, **wanted)
    organisation_mails.write_to(made, by=None, at=now(), address_of=address_of(INTRODUCTION))
    database.commit()
    return made, last_token(database)


def last_token(database):
    bodies = [one.body for one in mails(database, "introduction")]
    return LINK.search(bodies[-1])[1]


def link_of(token):
    return by_token(token, INTRODUCTION)


def mails(database, kind):
    wanted = select(Message).where(Message.kind == kind)
    return database.scalars(wanted.order_by(Message.id)).all()
