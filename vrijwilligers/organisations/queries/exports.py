"""Organisations as they go out: whole, in a few queries however many there are."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import subqueryload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation

PARTS = (
    Organisation.texts,
    Organisation.addresses,
    Organisation.sectors,
    Organisation.contact_persons,
)


def whole(question: Select[Organisation]) -> Sequence[Organisation]:
    """Return the organisations that a question asks, in its order, with their parts."""
    parts = [subqueryload(part) for part in PARTS]
    return db.session.scalars(question.options(*parts)).all()


def only(organisation_id: int) -> Select[Organisation]:
    """Ask for one organisation."""
    return select(Organisation).where(Organisation.id == organisation_id)
