"""Which organisations are likely one: among all of them, or like one that is being added."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    NotDouble,
    Organisation,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationText,
)
from vrijwilligers.organisations.queries.finding import is_called
from vrijwilligers.organisations.rules import likeness
from vrijwilligers.organisations.rules.details import LANGUAGES
from vrijwilligers.organisations.rules.likeness import (
    ComparedOrganisation,
    LikelyPair,
    LikenessReason,
    core_of,
    site_of,
)
from vrijwilligers.organisations.rules.listed import ListedOrganisation
from vrijwilligers.vocabulary.text import fold

MOST = 5  # that are shown while somebody adds one
BEGINNING = 3  # letters of a word by which a likely double is looked for


class Double(NamedTuple):
    """An organisation that may be meant, and why."""

    organisation: Organisation
    why: tuple[LikenessReason, ...]


def likely() -> list[LikelyPair]:
    """Return pairs that are likely one, the likeliest first, without those said to be two."""
    apart = said_to_be_two()
    found = likeness.likely(list(_cards().values()))
    return [pair for pair in found if (pair.one, pair.other) not in apart]


def said_to_be_two() -> set[tuple[int, int]]:
    """Return the pairs of which somebody said that they are two, the lower key first."""
    rows = db.session.execute(select(NotDouble.one_id, NotDouble.other_id))
    return {(min(row.one_id, row.other_id), max(row.one_id, row.other_id)) for row in rows}


def like(name: str, kbo: str | None = None, *, but: int | None = None) -> list[Double]:
    """Return who may be meant by a name or a company number (ten digits), the likeliest first.

    Made for whoever adds or changes one (``but``): it warns, it does not refuse.
    """
    core = core_of(name)
    cards = _cards(_may_be(core, kbo))
    cards.pop(but or 0, None)
    holder = next((card.key for card in cards.values() if kbo and card.kbo == kbo), None)
    found = likeness.like(ComparedOrganisation(0, (core,)), cards.values()) if core else []
    why = {pair.other: pair.why for pair in found if pair.other != holder}
    return _doubles(({holder: ()} if holder else {}) | why)


def _doubles(why: dict[int, tuple[LikenessReason, ...]]) -> list[Double]:
    keys = list(why)[:MOST]
    records = by_key(keys)
    return [Double(records[key], why[key]) for key in keys if key in records]


def like_listed(listed: Sequence[ListedOrganisation]) -> dict[int, list[Organisation]]:
    """Return for rows of a file, by their place in the list, who of ours may be meant."""
    new = [
        ComparedOrganisation(
            key=place,
            names=tuple(dict.fromkeys(map(core_of, _names_of(one)))),
            towns=frozenset(filter(None, (a.municipality for a in one.addresses))),
            kbo=one.kbo,
            phone=one.phone,
            email=one.email,
            site=site_of(one.email, one.url),
        )
        for place, one in enumerate(listed)
    ]
    found = likeness.like_many(new, list(_cards().values())) if new else {}
    records = by_key({pair.other for pairs in found.values() for pair in pairs[:MOST]})
    return {
        place: [records[pair.other] for pair in pairs[:MOST] if pair.other in records]
        for place, pairs in found.items()
    }


def _names_of(listed: ListedOrganisation) -> list[str]:
    names = (listed.words[language].name for language in LANGUAGES if language in listed.words)
    return [listed.name, *filter(None, names)]


def by_key(keys: Iterable[int]) -> dict[int, Organisation]:
    """Return organisations with their addresses, by key."""
    wanted = select(Organisation).where(Organisation.id.in_(list(keys)))
    found = db.session.scalars(wanted.options(selectinload(Organisation.addresses)))
    return {organisation.id: organisation for organisation in found}


def _may_be(core: str, kbo: str | None) -> ColumnElement[bool]:
    """Say, in SQL, that an organisation has the number, or a word that begins as one of these."""
    words = {word[:BEGINNING] for word in core.split()}
    named = [is_called(word) for word in sorted(words) if len(word) == BEGINNING]
    if not named:
        named = [Organisation.name_folded == fold(core)]
    return or_(Organisation.kbo == kbo, *named) if kbo else or_(*named)


def _cards(wanted: ColumnElement[bool] | None = None) -> dict[int, ComparedOrganisation]:
    """Return what is compared, by key: four questions, however many there are."""
    columns = (Organisation.id, Organisation.name, Organisation.kbo)
    columns += (Organisation.phone, Organisation.email, Organisation.url)  # type: ignore[assignment]
    question: Select[Any] = select(*columns)  # type: ignore[assignment]
    if wanted is not None:
        question = question.where(wanted)
    rows = db.session.execute(question.order_by(Organisation.id)).all()
    narrow = None if wanted is None else [row.id for row in rows]
    names, towns = _other_names(narrow), _towns(narrow)
    return {row.id: _card(row, names[row.id], towns[row.id]) for row in rows}


def _card(row: Any, names: list[str], towns: set[str]) -> ComparedOrganisation:
    return ComparedOrganisation(
        key=row.id,
        names=tuple(dict.fromkeys(core_of(name) for name in (row.name, *names))),
        towns=frozenset(towns),
        kbo=row.kbo,
        phone=row.phone,
        email=row.email,
        site=site_of(row.email, row.url),
    )


def _other_names(keys: Sequence[int] | None) -> defaultdict[int, list[str]]:
    names: defaultdict[int, list[str]] = defaultdict(list)
    for model in (OrganisationText, OrganisationAlias):
        question = select(model.organisation_id, model.name).where(model.name.is_not(None))
        for key, name in db.session.execute(_of(question, model, keys)):
            names[key].append(name)
    return names


def _towns(keys: Sequence[int] | None) -> defaultdict[int, set[str]]:
    towns: defaultdict[int, set[str]] = defaultdict(set)
    model = OrganisationAddress
    question = select(model.organisation_id, model.municipality, model.place, model.postcode)
    for key, municipality, place, postcode in db.session.execute(_of(question, model, keys)):
        towns[key] |= {municipality or fold(place or "") or postcode or ""} - {""}
    return towns


def _of(question: Any, model: Any, keys: Sequence[int] | None) -> Any:
    return question if keys is None else question.where(model.organisation_id.in_(keys))
