"""Who an organisation is that a source names: found, or added."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import insert, update

from vrijwilligers.core.text import fold
from vrijwilligers.extensions import db
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.models import Organisation


class Named(NamedTuple):
    """An organisation as a source names it: its name, and its KBO number of ten digits if said."""

    name: str
    kbo: str | None = None


class _Directory:
    """Who is known already, while new names are compared with it; the oldest record comes first."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self.by_number: dict[str, int] = {}
        self.by_name: dict[str, int] = {}
        self.without_number: dict[str, int] = {}
        for key, name, kbo in rows:
            self.add(key, name, kbo)

    def add(self, key: int, name: str, kbo: str | None) -> None:
        self.by_name.setdefault(name, key)
        if kbo:
            self.by_number[kbo] = key
        else:
            self.without_number.setdefault(name, key)

    def find(self, wanted: Named) -> int | None:
        """Find by number; else by name, but never one that has another number."""
        name = fold(wanted.name)
        if not wanted.kbo:
            return self.by_name.get(name)
        return self.by_number.get(wanted.kbo, self.without_number.get(name))


def find_or_add(wanted: Iterable[Named]) -> dict[Named, int]:
    """Return the key of each organisation: found by KBO, else by folded name, else added.

    One that was known by name alone receives the number that a source gives it.
    """
    in_order = sorted(set(wanted), key=lambda one: (one.kbo is None, one))
    names, numbers = (fold(one.name) for one in in_order), (one.kbo for one in in_order if one.kbo)
    directory = _Directory(queries.known_as(names, numbers))
    return {one: _key(directory, one) for one in in_order}


def _key(directory: _Directory, wanted: Named) -> int:
    key = directory.find(wanted)
    if key is None:
        key = _add(wanted)
    elif wanted.kbo and wanted.kbo not in directory.by_number:
        _number(key, wanted.kbo)
        del directory.without_number[fold(wanted.name)]
    directory.add(key, fold(wanted.name), wanted.kbo)
    return key


def _add(wanted: Named) -> int:
    organisation = Organisation.__table__
    added = insert(organisation).values(
        name=wanted.name, name_folded=fold(wanted.name), kbo=wanted.kbo, version=1
    )
    return db.session.scalars(added.returning(organisation.c.id)).one()


def _number(key: int, kbo: str) -> None:
    organisation = Organisation.__table__
    change = update(organisation).where(organisation.c.id == key)
    db.session.execute(change.values(kbo=kbo, version=organisation.c.version + 1))
