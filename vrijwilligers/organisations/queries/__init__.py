"""Questions about organisations. Nothing here changes anything.

* ``finding``: by words of a name or by a number
* ``lists``: the list with its filters, agreements that end
* ``names``: who goes by a name or a number, for imports
* ``doubles`` and ``merging``: likely doubles, two records side by side
* ``imports``: what a file with organisations is compared with
* ``parts``: contact persons, addresses, agreements, what was said
"""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries.finding import (
    FoundOrganisation,
    holder_of,
    is_alias,
    searching,
)

__all__ = [
    "FoundOrganisation",
    "get",
    "hold",
    "hold_all",
    "holder_of",
    "is_alias",
    "searching",
]

WHOLE = tuple(
    selectinload(part)
    for part in (
        Organisation.contact_persons,
        Organisation.texts,
        Organisation.addresses,
        Organisation.sectors,
        Organisation.aliases,
        Organisation.information_note,
    )
)


def get(organisation_id: int) -> Organisation:
    """Return an organisation with all that belongs to it; raise ``NoResultFound``."""
    wanted = select(Organisation).where(Organisation.id == organisation_id)
    return db.session.scalars(wanted.options(*WHOLE)).one()


def hold(organisation_id: int) -> Organisation:
    """Return an organisation as ``get`` does, and let nobody else change it meanwhile."""
    wanted = select(Organisation).where(Organisation.id == organisation_id).options(*WHOLE)
    return db.session.scalars(wanted.with_for_update(of=Organisation)).one()


def hold_all(organisation_ids: Iterable[int]) -> None:
    """Let nobody else change these organisations meanwhile; what is loaded of them is read anew."""
    held = select(Organisation).where(Organisation.id.in_(set(organisation_ids)))
    in_order = held.order_by(Organisation.id).with_for_update()
    db.session.scalars(in_order.execution_options(populate_existing=True)).all()
