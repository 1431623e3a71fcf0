"""By which names and numbers organisations are known: their own, and those of merged doubles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, func, literal, select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    Organisation,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationText,
)
from vrijwilligers.organisations.rules.identities import Directory, Identity, Whereabouts
from vrijwilligers.organisations.rules.naming import without_form
from vrijwilligers.records.batches import batches
from vrijwilligers.records.listing import one_of
from vrijwilligers.vocabulary.text import fold

Question = Select[int, int, Any, Any, Any]  # rank, key, name, kbo, vcode


def known_as(
    names: Iterable[str], kbos: Iterable[str], vcodes: Iterable[str] = ()
) -> list[Identity]:
    """Return who goes by one of the names or numbers: own names first, the oldest first.

    A name is found whatever its legal form and its signs are.
    """
    keys = (without_form(name) for name in names)
    wanted = (("name_key", keys), ("kbo", kbos), ("vcode", vcodes))
    found: dict[tuple[int, Identity], None] = {}
    for column, values in wanted:
        for question in _questions(column, {*values}):
            for rank, *identity in db.session.execute(question):
                found[rank, Identity(*identity)] = None
    return [identity for _, identity in sorted(found, key=lambda one: (one[0], one[1].key))]


def whereabouts(keys: Iterable[int]) -> dict[int, Whereabouts]:
    """Return where organisations are and how they are reached, by key."""
    places: defaultdict[int, set[str]] = defaultdict(set)
    reach: defaultdict[int, set[str]] = defaultdict(set)
    for some in batches(sorted(set(keys))):
        address = OrganisationAddress
        houses = select(address.organisation_id, address.postcode, address.municipality)
        for key, *said in db.session.execute(houses.where(address.organisation_id.in_(some))):
            places[key].update(filter(None, said))
        own = select(Organisation.id, Organisation.phone, Organisation.email)
        for key, *said in db.session.execute(own.where(Organisation.id.in_(some))):
            reach[key].update(filter(None, said))
    found = places.keys() | reach.keys()
    return {key: Whereabouts(frozenset(places[key]), frozenset(reach[key])) for key in found}


def said_of(organisation: Organisation) -> set[str]:
    """Return all by which sources may know an organisation: folded names, and its number."""
    aliases = select(OrganisationAlias.name_folded).where(
        OrganisationAlias.organisation_id == organisation.id
    )
    written = [text.name_folded for text in organisation.texts]
    known = [organisation.name_folded, organisation.kbo, *written, *db.session.scalars(aliases)]
    return {one for one in known if one}


def find_again(wanted: Mapping[int, str]) -> dict[int, int]:
    """Return the key that organisations have now, by the key they had; who is lost is out.

    One that was merged since is found by the name it had.
    """
    there: set[int] = set()
    for some in batches(sorted(wanted)):
        there |= set(db.session.scalars(select(Organisation.id).where(Organisation.id.in_(some))))
    gone = {key: name for key, name in wanted.items() if key not in there}
    directory = Directory(known_as(map(fold, gone.values()), ()))
    found = {key: directory.find(name) for key, name in gone.items()}
    return {key: key for key in there} | {key: new for key, new in found.items() if new}


def _questions(column: str, values: set[str]) -> list[Question]:
    """Ask it of organisations, of other names they have, and of their names in a language."""
    if not values:
        return []
    own: Question = select(
        literal(0), Organisation.id, Organisation.name_folded, Organisation.kbo, Organisation.vcode
    )
    alias: Question = select(
        literal(1),
        Organisation.id,
        OrganisationAlias.name_folded,
        func.coalesce(OrganisationAlias.kbo, Organisation.kbo),
        func.coalesce(OrganisationAlias.vcode, Organisation.vcode),
    ).join(OrganisationAlias, OrganisationAlias.organisation_id == Organisation.id)
    asked = [
        own.where(one_of(getattr(Organisation, column), values)),
        alias.where(one_of(getattr(OrganisationAlias, column), values)),
    ]
    if column == "name_key":
        text: Question = select(
            literal(2),
            Organisation.id,
            OrganisationText.name_folded,
            Organisation.kbo,
            Organisation.vcode,
        ).join(OrganisationText, OrganisationText.organisation_id == Organisation.id)
        asked.append(text.where(one_of(OrganisationText.name_key, values)))
    return asked
