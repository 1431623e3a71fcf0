"""Finding an organisation: by words of its names, or by a number of a register."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, intersect, or_, select, union

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    Organisation,
    OrganisationAlias,
    OrganisationKey,
    OrganisationText,
)
from vrijwilligers.organisations.rules import (
    kbo_is_valid,
    plain_kbo,
    plain_vcode,
    vcode_is_valid,
)
from vrijwilligers.records.listing import one_of
from vrijwilligers.records.name_keys import likeliest
from vrijwilligers.vocabulary.names.alike import SearchMatch, ranked
from vrijwilligers.vocabulary.names.keys import WordKeys, between, each_word
from vrijwilligers.vocabulary.text import fold

OTHER_NAMES: tuple[Any, ...] = (OrganisationText, OrganisationAlias)


class FoundOrganisation(NamedTuple):
    """An organisation that turned up in a search, and what made that so."""

    organisation: Organisation
    why: SearchMatch


def is_called(folded_text: str) -> ColumnElement[bool]:
    """Say, in SQL, that one of the names of an organisation holds a folded text."""
    return or_(*(_holds(folded_text)))


def _holds(folded_text: str) -> list[ColumnElement[bool]]:
    others = (
        Organisation.id.in_(
            select(table.organisation_id).where(
                table.name_folded.contains(folded_text, autoescape=True)
            )
        )
        for table in OTHER_NAMES
    )
    return [Organisation.name_folded.contains(folded_text, autoescape=True), *others]


def has_number(text: str) -> ColumnElement[bool] | None:
    """Say, in SQL, that an organisation has the number that a text is; ``None`` when it is none."""
    if kbo_is_valid(text):
        return Organisation.kbo == plain_kbo(text)
    return Organisation.vcode == plain_vcode(text) if vcode_is_valid(text) else None


def is_meant(text: str) -> ColumnElement[bool]:
    """Say, in SQL, that a text is a number of an organisation, or means it by its names.

    Those are meant who have all the words; where nobody has, those who come nearest.
    """
    number = has_number(fold(text))
    return one_of(Organisation.id, _called(text) or _nearest(text)) if number is None else number


def _called(text: str) -> Sequence[int]:
    having = [_having(word) for word in each_word(text)]
    return db.session.scalars(intersect(*having)).all() if having else ()


def _having(word: WordKeys) -> Select[int]:
    """Ask who has a word that is this one, begins with it (were it one letter) or holds it."""
    key, ranges = OrganisationKey.key, (*map(between, word.written), word.inside)
    stands = [(key >= first) & (key < beyond) for first, beyond in ranges]
    return select(OrganisationKey.organisation_id).where(or_(*stands))


def _nearest(text: str) -> list[int]:
    near = ranked(text, _likeliest(text))
    return [number for number, why in near if why == near[0][1]]


def searching(text: str, limit: int) -> list[FoundOrganisation]:
    """Find organisations by a number of a register, or by one of their names, best first."""
    number = has_number(fold(text))
    if number is not None:
        held = select(Organisation.id).where(number).order_by(Organisation.id)
        found = dict.fromkeys(db.session.scalars(held), SearchMatch.NUMBER)
    else:
        found = dict(ranked(text, _likeliest(text))[:limit])
    wanted = select(Organisation).where(Organisation.id.in_(found))
    organisations = {one.id: one for one in db.session.scalars(wanted)}
    return [FoundOrganisation(organisations[key], why) for key, why in found.items()][:limit]


def _likeliest(text: str) -> list[tuple[int, list[tuple[str]]]]:
    """Return the organisations that have keys of a text, with their names; by name and number."""
    numbers = likeliest(OrganisationKey.key, OrganisationKey.organisation_id, text)
    called: dict[int, list[tuple[str]]] = {}
    rows = db.session.execute(every_name(numbers)).all() if numbers else []
    for name, number in sorted((name, number) for number, name in rows):
        called.setdefault(number, []).append((name,))
    return [*called.items()]


def every_name(numbers: Sequence[int]) -> Select[Any]:
    """Ask for all names of some organisations, folded, each with the number."""
    of = [select(table.organisation_id, table.name_folded) for table in OTHER_NAMES]
    every = union(select(Organisation.id.label("organisation_id"), Organisation.name_folded), *of)
    rows = every.subquery()
    named = select(rows.c.organisation_id, rows.c.name_folded)
    return named.where(rows.c.organisation_id.in_(numbers), rows.c.name_folded.is_not(None))


def holder_of(kbo: str | None, vcode: str | None, *, but: int | None = None) -> Organisation | None:
    """Return which organisation has one of these numbers already, other than ``but``."""
    numbers = ((Organisation.kbo, kbo), (Organisation.vcode, vcode))
    held = [column == number for column, number in numbers if number]
    if not held:
        return None
    holders = select(Organisation).where(or_(*held), Organisation.id != (but or 0))
    return db.session.scalars(holders.order_by(Organisation.id).limit(1)).first()


def is_alias(folded_name: str) -> bool:
    """Tell whether a folded name is kept already as another name of an organisation."""
    kept = select(OrganisationAlias.id).where(OrganisationAlias.name_folded == folded_name)
    return db.session.scalar(kept) is not None
