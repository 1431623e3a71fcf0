"""Who an organisation is that a source names: found, or added."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert, update

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries import names
from vrijwilligers.organisations.rules.identities import Directory, Identity
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records.batches import batches
from vrijwilligers.records.keys import reserve_keys
from vrijwilligers.records.references import unpointed

ORGANISATION = Organisation.__table__


class OrganisationName(NamedTuple):
    """An organisation as a source names it: its name, and its KBO number of ten digits if said."""

    name: str
    kbo: str | None = None


class DirectoryResult(NamedTuple):
    """The key of each organisation, and the keys of those that were not known before."""

    keys: dict[OrganisationName, int]
    added: list[int]


def find_or_add(wanted: Iterable[OrganisationName]) -> DirectoryResult:
    """Return the key of each organisation: found by KBO, else by name, else added.

    Other names count too: those of merged doubles and those in another language. One that was
    known by name alone receives the number that a source gives it.
    """
    in_order = sorted(dict.fromkeys(wanted), key=lambda one: one.kbo is None)
    written = (one.name for one in in_order)
    numbers = (one.kbo for one in in_order if one.kbo)
    directory = Directory(names.known_as(written, numbers))
    found, new = dict[OrganisationName, int](), list[OrganisationName]()
    first_numbers = dict[int, str]()
    for one in in_order:
        found[one] = _key(directory, one, new, first_numbers)
    added = _add(new)
    _number(first_numbers)
    return DirectoryResult(
        {one: key if key > 0 else added[-1 - key] for one, key in found.items()}, added
    )


def remove_unused(keys: Iterable[int]) -> None:
    """Take away organisations that nobody changed and that nothing points at."""
    for some in batches(sorted(unpointed(ORGANISATION, keys))):
        as_added = ORGANISATION.c.version == 1
        db.session.execute(delete(ORGANISATION).where(ORGANISATION.c.id.in_(some), as_added))


def _key(
    directory: Directory,
    wanted: OrganisationName,
    new: list[OrganisationName],
    numbers: dict[int, str],
) -> int:
    """Return the key of who is meant; for the first that is new -1, for the second -2."""
    key = directory.find(wanted.name, wanted.kbo)
    if key is None:
        new.append(wanted)
        key = -len(new)
    elif wanted.kbo and not directory.knows_number(wanted.kbo):
        numbers[key] = wanted.kbo
    directory.add(Identity(key, wanted.name, wanted.kbo))
    return key


def _add(new: Sequence[OrganisationName]) -> list[int]:
    keys = reserve_keys(ORGANISATION, len(new))
    rows = [
        one._asdict() | name_columns(one.name) | {"id": key, "version": 1}
        for key, one in zip(keys, new, strict=True)
    ]
    if rows:
        db.session.execute(insert(ORGANISATION), rows)
    return keys


def _number(numbers: Mapping[int, str]) -> None:
    """Write the company numbers of organisations that had none: those with one came first."""
    change = update(ORGANISATION).where(ORGANISATION.c.id == bindparam("its_key"))
    values = {"kbo": bindparam("its_kbo"), "version": ORGANISATION.c.version + 1}
    rows = [{"its_key": key, "its_kbo": kbo} for key, kbo in numbers.items()]
    if rows:
        db.session.execute(change.values(values), rows)
