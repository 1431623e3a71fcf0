"""Questions about organisations. Nothing here changes anything."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import selectinload

from vrijwilligers.core.batches import MANY, batches
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation


def get(organisation_id: int) -> Organisation:
    """Return an organisation with its contact persons; raise ``NoResultFound``."""
    wanted = select(Organisation).where(Organisation.id == organisation_id)
    return db.session.scalars(wanted.options(selectinload(Organisation.contact_persons))).one()


def named(folded_text: str | None) -> Select[Organisation]:
    """Ask for the organisations whose name holds a folded text, in the order of their names."""
    wanted = select(Organisation).order_by(Organisation.name_folded, Organisation.id)
    if not folded_text:
        return wanted
    return wanted.where(Organisation.name_folded.contains(folded_text, autoescape=True))


def searching(folded_text: str, limit: int) -> Sequence[Organisation]:
    """Return organisations whose name holds a folded text, those that begin with it first."""
    begins = Organisation.name_folded.startswith(folded_text, autoescape=True)
    wanted = named(folded_text).order_by(None)
    in_order = wanted.order_by(begins.desc(), Organisation.name_folded, Organisation.id)
    return db.session.scalars(in_order.limit(limit)).all()


def known_as(names: Iterable[str], numbers: Iterable[str]) -> list[Row[int, str, str | None]]:
    """Return ``(id, name_folded, kbo)`` of those with one of the folded names or KBO numbers."""
    columns = select(Organisation.id, Organisation.name_folded, Organisation.kbo)
    found: dict[int, Row[int, str, str | None]] = {}
    for column, values in ((Organisation.name_folded, names), (Organisation.kbo, numbers)):
        for some in batches(sorted(set(values)), MANY):
            rows = db.session.execute(columns.where(column.in_(some)))
            found |= {row.id: row for row in rows}
    return [found[key] for key in sorted(found)]
