"""Questions about organisations. Nothing here changes anything.

* ``finding``: by a piece of a name or by a number
* ``lists``: the list with its filters, agreements that end
* ``parts``: contact persons, addresses, agreements, what was said
"""

from collections.abc import Iterable

from sqlalchemy import Row, select
from sqlalchemy.orm import selectinload

from vrijwilligers.core.batches import MANY, batches
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries.finding import holder_of, is_alias, named, searching

__all__ = ["get", "hold", "hold_all", "holder_of", "is_alias", "known_as", "named", "searching"]

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


def known_as(names: Iterable[str], numbers: Iterable[str]) -> list[Row[int, str, str | None]]:
    """Return ``(id, name_folded, kbo)`` of those with one of the folded names or KBO numbers."""
    columns = select(Organisation.id, Organisation.name_folded, Organisation.kbo)
    found: dict[int, Row[int, str, str | None]] = {}
    for column, values in ((Organisation.name_folded, names), (Organisation.kbo, numbers)):
        for some in batches(sorted(set(values)), MANY):
            rows = db.session.execute(columns.where(column.in_(some)))
            found |= {row.id: row for row in rows}
    return [found[key] for key in sorted(found)]
