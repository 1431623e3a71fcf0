"""Who is meant: organisations found by vCode, by company number, by any name they go by.

The legal form makes no difference to a name. A name alone is not enough where both say where they
are and how to reach them, and nothing of that is the same: branches share a name.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vrijwilligers.organisations.rules.naming import without_form

NOWHERE: frozenset[str] = frozenset()


class Whereabouts(NamedTuple):
    """Where an organisation is (postcodes, municipalities), and its phones and mail addresses."""

    places: frozenset[str] = NOWHERE
    reach: frozenset[str] = NOWHERE

    def contradict(self, other: "Whereabouts") -> bool:
        """Tell whether two of one name are elsewhere, and nobody can be reached at both."""
        are_apart = bool(self.places and other.places and not self.places & other.places)
        return are_apart and not self.reach & other.reach


UNSAID = Whereabouts()


class Identity(NamedTuple):
    """A name of an organisation that we know, with its numbers."""

    key: int
    name: str
    kbo: str | None = None
    vcode: str | None = None
    where: Whereabouts = UNSAID


class Directory:
    """Who is known already, while new names are compared with it; who was added first counts."""

    def __init__(self, known: Iterable[Identity] = ()) -> None:
        """Begin with who is known, in order."""
        self._by_name: dict[str, list[Identity]] = {}
        self._by_kbo: dict[str, int] = {}
        self._by_vcode: dict[str, int] = {}
        self._numbered: dict[int, str] = {}
        for identity in known:
            self.add(identity)

    def add(self, identity: Identity) -> None:
        """Know one more name."""
        self._by_name.setdefault(without_form(identity.name), []).append(identity)
        if identity.kbo:
            self._by_kbo.setdefault(identity.kbo, identity.key)
            self._numbered.setdefault(identity.key, identity.kbo)
        if identity.vcode:
            self._by_vcode.setdefault(identity.vcode, identity.key)

    def knows_number(self, kbo: str) -> bool:
        """Tell whether somebody has this company number."""
        return kbo in self._by_kbo

    def knows_name(self, name: str) -> bool:
        """Tell whether somebody has this name, wherever that is."""
        return without_form(name) in self._by_name

    def find_all(
        self,
        name: str,
        kbo: str | None = None,
        vcode: str | None = None,
        where: Whereabouts = UNSAID,
    ) -> list[int]:
        """Return whom the numbers point at, which may be two; else who has the name, or nobody."""
        by_number = (self._by_vcode.get(vcode or ""), self._by_kbo.get(kbo or ""))
        found = list(dict.fromkeys(key for key in by_number if key is not None))
        return found or list(self._with_name(Identity(0, name, kbo, vcode, where)))[:1]

    def find(self, name: str, kbo: str | None = None) -> int | None:
        """Return who is meant, if anybody: never one that has another number."""
        return next(iter(self.find_all(name, kbo)), None)

    def _with_name(self, wanted: Identity) -> Iterator[int]:
        for known in self._by_name.get(without_form(wanted.name), []):
            its_kbo = known.kbo or self._numbered.get(known.key)
            if not (
                _contradict(wanted.kbo, its_kbo)
                or _contradict(wanted.vcode, known.vcode)
                or wanted.where.contradict(known.where)
            ):
                yield known.key


def _contradict(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)
