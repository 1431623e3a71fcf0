"""Who an organisation is that a source names: found, or added."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import delete, insert, update

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries import names
from vrijwilligers.organisations.rules.identities import Directory, Identity
from vrijwilligers.records.batches import batches
from vrijwilligers.records.references import unpointed
from vrijwilligers.vocabulary.text import fold


class OrganisationName(NamedTuple):
    """An organisation as a source names it: its name, and its KBO number of ten digits if said."""

    name: str
    kbo: str | None = None


class DirectoryResult(NamedTuple):
    """The key of each organisation, and the keys of those that were not known before."""

    keys: dict[OrganisationName, int]
    added: list[int]


def find_or_add(wanted: Iterable[OrganisationName]) -> dict[OrganisationName, int]:
    """Return the key of each organisation: found by KBO, else by folded name, else added.

    Other names count too: those of merged doubles and those in another language. One that was
    known by name alone receives the number that a source gives it.
    """
    return homes_of(wanted).keys


def homes_of(wanted: Iterable[OrganisationName]) -> DirectoryResult:
    """Find or add organisations, and say which ones were added."""
    in_order = sorted(set(wanted), key=lambda one: (one.kbo is None, one))
    folded = (fold(one.name) for one in in_order)
    numbers = (one.kbo for one in in_order if one.kbo)
    directory = Directory(names.known_as(folded, numbers))
    homes = DirectoryResult({}, [])
    for one in in_order:
        homes.keys[one] = _key(directory, one, homes.added)
    return homes


def remove_unused(keys: Iterable[int]) -> None:
    """Take away organisations that nobody changed and that nothing points at."""
    table = db.metadata.tables[Organisation.__tablename__]
    for some in batches(sorted(unpointed(table, keys))):
        as_added = table.c.version == 1
        db.session.execute(delete(table).where(table.c.id.in_(some), as_added))


def _key(directory: Directory, wanted: OrganisationName, added: list[int]) -> int:
    key = directory.find(wanted.name, wanted.kbo)
    if key is None:
        key = _add(wanted)
        added.append(key)
    elif wanted.kbo and not directory.knows_number(wanted.kbo):
        _number(key, wanted.kbo)
    directory.add(Identity(key, fold(wanted.name), wanted.kbo))
    return key


def _add(wanted: OrganisationName) -> int:
    organisation = Organisation.__table__
    added = insert(organisation).values(
        name=wanted.name, name_folded=fold(wanted.name), kbo=wanted.kbo, version=1
    )
    return db.session.scalars(added.returning(organisation.c.id)).one()


def _number(key: int, kbo: str) -> None:
    organisation = Organisation.__table__
    change = update(organisation).where(organisation.c.id == key)
    db.session.execute(change.values(kbo=kbo, version=organisation.c.version + 1))
