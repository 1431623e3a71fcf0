"""Who is meant: organisations found by vCode, by company number, by any name they go by."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vrijwilligers.vocabulary.text import fold


class Identity(NamedTuple):
    """A name of an organisation that we know, with its numbers."""

    key: int
    name: str  # folded
    kbo: str | None = None
    vcode: str | None = None


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
        self._by_name.setdefault(identity.name, []).append(identity)
        if identity.kbo:
            self._by_kbo.setdefault(identity.kbo, identity.key)
            self._numbered.setdefault(identity.key, identity.kbo)
        if identity.vcode:
            self._by_vcode.setdefault(identity.vcode, identity.key)

    def knows_number(self, kbo: str) -> bool:
        """Tell whether somebody has this company number."""
        return kbo in self._by_kbo

    def find_all(self, name: str, kbo: str | None = None, vcode: str | None = None) -> list[int]:
        """Return whom the numbers point at, which may be two; else who has the name, or nobody."""
        by_number = (self._by_vcode.get(vcode or ""), self._by_kbo.get(kbo or ""))
        found = list(dict.fromkeys(key for key in by_number if key is not None))
        return found or list(self._with_name(fold(name), kbo, vcode))[:1]

    def find(self, name: str, kbo: str | None = None, vcode: str | None = None) -> int | None:
        """Return who is meant, if anybody: never one that has another number."""
        return next(iter(self.find_all(name, kbo, vcode)), None)

    def _with_name(self, name: str, kbo: str | None, vcode: str | None) -> Iterator[int]:
        for known in self._by_name.get(name, []):
            its_kbo = known.kbo or self._numbered.get(known.key)
            if not _contradict(kbo, its_kbo) and not _contradict(vcode, known.vcode):
                yield known.key


def _contradict(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)
