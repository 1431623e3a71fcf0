"""What an import of organisations has to know: what we have of those that a file names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.fields import ADDRESS, PERSON
from vrijwilligers.organisations.models import (
    ContactPerson,
    Organisation,
    OrganisationAddress,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.rules.comparing import KnownOrganisation
from vrijwilligers.organisations.rules.details import AddressDetails, PersonDetails
from vrijwilligers.organisations.rules.listed import PLAIN
from vrijwilligers.records.batches import batches


def versions(keys: Iterable[int]) -> dict[int, int]:
    """Return the version of each organisation that is still there."""
    found: dict[int, int] = {}
    for some in batches(sorted(keys)):
        wanted = select(Organisation.id, Organisation.version).where(Organisation.id.in_(some))
        found |= {row.id: row.version for row in db.session.execute(wanted)}
    return found


def known_organisations(keys: Iterable[int]) -> dict[int, KnownOrganisation]:
    """Return all that a file could say otherwise of organisations, by key: five questions a batch.

    The main address comes first.
    """
    found: dict[int, KnownOrganisation] = {}
    for some in batches(sorted(keys)):
        words, sectors = _words(some), _sectors(some)
        addresses, persons = _addresses(some), _persons(some)
        for row in _rows(Organisation, some):
            found[row.id] = KnownOrganisation(
                key=row.id,
                version=row.version,
                values={name: getattr(row, name) for name in PLAIN} | words[row.id],
                sectors=frozenset(sectors[row.id]),
                addresses=addresses[row.id],
                persons=persons[row.id],
            )
    return found


def _rows(model: Any, keys: Sequence[int], *order: Any) -> Iterable[Any]:
    """Return rows of a table as they are: no records, which cost more than what they say."""
    table = model.__table__
    owner = table.c.id if model is Organisation else table.c.organisation_id
    return db.session.execute(select(table).where(owner.in_(keys)).order_by(*order))


def _words(keys: Sequence[int]) -> dict[int, dict[str, object]]:
    words: defaultdict[int, dict[str, object]] = defaultdict(dict)
    for row in _rows(OrganisationText, keys):
        said = {f"name_{row.language}": row.name, f"about_{row.language}": row.about}
        words[row.organisation_id] |= said
    return words


def _sectors(keys: Sequence[int]) -> dict[int, set[str]]:
    sectors: defaultdict[int, set[str]] = defaultdict(set)
    for row in _rows(OrganisationSector, keys):
        sectors[row.organisation_id].add(row.code)
    return sectors


def _addresses(keys: Sequence[int]) -> dict[int, dict[int, AddressDetails]]:
    addresses: defaultdict[int, dict[int, AddressDetails]] = defaultdict(dict)
    main_first = (OrganisationAddress.is_main.desc(), OrganisationAddress.id)
    for row in _rows(OrganisationAddress, keys, *main_first):
        addresses[row.organisation_id][row.id] = ADDRESS.details(row)
    return addresses


def _persons(keys: Sequence[int]) -> dict[int, dict[int, PersonDetails]]:
    persons: defaultdict[int, dict[int, PersonDetails]] = defaultdict(dict)
    for row in _rows(ContactPerson, keys, ContactPerson.id):
        persons[row.organisation_id][row.id] = PERSON.details(row)
    return persons
