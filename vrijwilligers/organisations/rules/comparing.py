"""What a file says otherwise than we know it, field by field.

The file fills what is empty here. Where both say something, ours stays unless a coordinator says
that the file may replace it; an empty cell never erases anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.organisations.rules.details import AddressDetails, PersonDetails
from vrijwilligers.organisations.rules.listed import (
    ADDRESS,
    PERSON,
    PLAIN,
    WORDS,
    ListedOrganisation,
    columns_of,
)
from vrijwilligers.vocabulary.text import fold

UNSAID = {  # what counts as not known, where that is not an empty value
    "kind": OrganisationKind.UNKNOWN,
    "is_referrer": False,
    "is_accessible": False,
}


@dataclass(frozen=True, kw_only=True)
class KnownOrganisation:
    """What we know of an organisation that a file names too; rows that belong to it by key."""

    key: int
    version: int
    values: dict[str, object]  # PLAIN and WORDS
    sectors: frozenset[str] = frozenset()
    addresses: dict[int, AddressDetails] = field(default_factory=dict)
    persons: dict[int, PersonDetails] = field(default_factory=dict)


class OrganisationChange(NamedTuple):
    """One thing that differs: ``before`` is ours, ``after`` the file's.

    ``key`` is that of an address or a person; without it they are added.
    """

    name: str
    before: object
    after: object
    fills: bool = True
    key: int | None = None


def changes(known: KnownOrganisation, listed: ListedOrganisation) -> list[OrganisationChange]:
    """Return all that the file would fill, add or replace, in the order of its columns."""
    return [
        *_values(known.values, listed),
        *_sectors(known.sectors, listed.sectors),
        *_addresses(known.addresses, listed.addresses),
        *_person(known.persons, listed.person),
    ]


def _values(
    known: Mapping[str, object], listed: ListedOrganisation
) -> Iterator[OrganisationChange]:
    said = {name: getattr(listed, name) for name in PLAIN} | columns_of(listed.words)
    for name in (*PLAIN, *WORDS):
        ours, theirs = known.get(name), said.get(name)
        if theirs is not None and theirs != UNSAID.get(name) and theirs != ours:
            yield OrganisationChange(
                name, ours, theirs, fills=ours is None or ours == UNSAID.get(name)
            )
        elif theirs is False and ours is True:
            yield OrganisationChange(name, ours, theirs, fills=False)


def _sectors(known: frozenset[str], listed: frozenset[str]) -> Iterator[OrganisationChange]:
    if listed - known:
        yield OrganisationChange("sectors", tuple(sorted(known)), tuple(sorted(listed - known)))


def _addresses(
    known: Mapping[int, AddressDetails], listed: tuple[AddressDetails, ...]
) -> Iterator[OrganisationChange]:
    """Complete an address that says the same as far as it goes; add one that says otherwise."""
    left = dict(known)
    for address in listed:
        key = next((key for key, ours in left.items() if _agree(ours, address)), None)
        ours = left.pop(key) if key else None
        whole = _completed(ours, address) if ours else address
        if whole != ours:
            yield OrganisationChange("address", ours, whole, key=key)


def _agree(ours: AddressDetails, theirs: AddressDetails) -> bool:
    pairs = ((getattr(ours, part), getattr(theirs, part)) for part in ADDRESS)
    return all(fold(a) == fold(b) for a, b in pairs if a and b)


def _completed(ours: AddressDetails, theirs: AddressDetails) -> AddressDetails:
    empty = {part: getattr(theirs, part) for part in ADDRESS if not getattr(ours, part)}
    return replace(ours, **empty)


def _person(
    known: Mapping[int, PersonDetails], listed: PersonDetails | None
) -> Iterator[OrganisationChange]:
    """Add a person we do not know; of one whom we know, say what differs."""
    if not listed:
        return
    key = next((key for key, ours in known.items() if is_same_person(ours, listed)), None)
    if key is None:
        yield OrganisationChange("person", None, listed)
        return
    for name in PERSON:
        ours, theirs = getattr(known[key], name), getattr(listed, name)
        if theirs and theirs != ours:
            yield OrganisationChange(f"contact_{name}", ours, theirs, fills=not ours, key=key)


def is_same_person(one: PersonDetails, other: PersonDetails) -> bool:
    """Tell whether two are one: the same name, or the same mail address."""
    same_mail = one.email is not None and one.email == other.email
    return same_mail or fold(one.name) == fold(other.name)
