"""What organisations say now, as plain values: to put back later what an import changed."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    ContactPerson,
    Organisation,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.rules.listed import ADDRESS, PERSON, PLAIN
from vrijwilligers.records.batches import batches

OWN = (*PLAIN, "name_folded", "name_key")
PARTS: dict[Any, tuple[str, tuple[str, ...]]] = {  # by what they are known, and what they say
    OrganisationText: ("language", ("name", "name_folded", "name_key", "about")),
    OrganisationSector: ("code", ()),
    OrganisationAddress: ("id", (*ADDRESS, "is_main")),
    ContactPerson: ("id", PERSON),
    OrganisationAlias: ("id", ()),
}


@dataclass
class OrganisationSnapshot:
    """One organisation and all that belongs to it, by table and by what each is known by."""

    version: int
    columns: dict[str, Any]
    parts: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Write it so that JSON can hold it."""
        return asdict(self)


def of_organisations(keys: Iterable[int]) -> dict[int, OrganisationSnapshot]:
    """Return organisations as they are; they are held until the transaction ends."""
    found: dict[int, OrganisationSnapshot] = {}
    table = Organisation.__table__
    for some in batches(sorted(keys)):
        held = select(table).where(table.c.id.in_(some)).order_by(table.c.id).with_for_update()
        for row in db.session.execute(held):
            columns = {name: getattr(row, name) for name in OWN}
            found[row.id] = OrganisationSnapshot(row.version, columns)
        for model in PARTS:
            _add_parts(found, model, some)
    return found


def _add_parts(found: dict[int, OrganisationSnapshot], model: Any, keys: list[int]) -> None:
    table, (known_by, columns) = model.__table__, PARTS[model]
    for row in db.session.execute(select(table).where(table.c.organisation_id.in_(keys))):
        parts = found[row.organisation_id].parts.setdefault(table.name, {})
        parts[str(getattr(row, known_by))] = {name: getattr(row, name) for name in columns}
