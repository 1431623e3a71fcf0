"""Questions about organisations. Nothing here changes anything."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries.names import goes_by


def get(organisation_id: int) -> Organisation:
    """Return an organisation with its contact persons; raise ``NoResultFound``."""
    wanted = select(Organisation).where(Organisation.id == organisation_id)
    return db.session.scalars(wanted.options(selectinload(Organisation.contact_persons))).one()


def named(folded_text: str | None) -> Select[Organisation]:
    """Ask for the organisations of which a name holds a folded text, in the order of names."""
    wanted = select(Organisation).order_by(Organisation.name_folded, Organisation.id)
    if not folded_text:
        return wanted
    return wanted.where(goes_by(folded_text))


def searching(folded_text: str, limit: int) -> Sequence[Organisation]:
    """Return organisations of which a name holds a folded text, those that begin so first."""
    begins = Organisation.name_folded.startswith(folded_text, autoescape=True)
    wanted = named(folded_text).order_by(None)
    in_order = wanted.order_by(begins.desc(), Organisation.name_folded, Organisation.id)
    return db.session.scalars(in_order.limit(limit)).all()
