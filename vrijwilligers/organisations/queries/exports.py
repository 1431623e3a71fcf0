"""Organisations as they go out: whole, in a few queries however many there are."""

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


def whole(question: Select[Organisation]) -> list[Organisation]:
    """Return the organisations that a question asks, in its order, with their parts.

    A question says what its own list loads; what goes out is loaded here.
    """
    keys = question.with_only_columns(Organisation.id)
    wanted = select(Organisation).where(Organisation.id.in_(keys.order_by(None)))
    parts = [subqueryload(part) for part in PARTS]
    found = {one.id: one for one in db.session.scalars(wanted.options(*parts))}
    return [found[key] for key in db.session.scalars(keys)]


def only(organisation_id: int) -> Select[Organisation]:
    """Ask for one organisation."""
    return select(Organisation).where(Organisation.id == organisation_id)
