"""Our own table of organisations, as in docs/exchange.md: one row an organisation."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.field_cells import FieldCells
from vrijwilligers.exchange.field_columns import FieldColumns
from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.imports.readers.files import answer
from vrijwilligers.imports.rules import ParsedRow
from vrijwilligers.organisations.readers.rows import address_at, kbo, vcode
from vrijwilligers.organisations.rules import OrganisationKind, may_offer_tasks
from vrijwilligers.organisations.rules.details import (
    LANGUAGES,
    AddressDetails,
    OrganisationWords,
    PersonDetails,
)
from vrijwilligers.organisations.rules.listed import WORDS, ListedOrganisation, words_of
from vrijwilligers.organisations.rules.sectors import sectors

PERSON = FieldCells(
    FieldColumns(PersonDetails, {"language": ()}, prefix="contact_"),
    {"email": cells.email, "phone": cells.phone},
)
FIELDS = FieldColumns(
    ListedOrganisation,
    {
        "words": WORDS,
        "addresses": ("street", "postcode", "municipality"),
        "person": PERSON.columns.names,
        "youngest_age": (),  # the desk agrees on it with an organisation
    },
)
COLUMNS = FIELDS.names
YES_OR_NO = FIELDS.of_type(bool)
YEARS = range(1990, 2101)


def parse(parser: RowParser, _: object) -> ParsedRow:
    """Make an organisation of a row."""
    facts = ORGANISATION.read(parser) | {
        "words": _words(parser),
        "url": parser.link("url"),
        "sectors": parser.codes("sectors", frozenset(sectors()), str.upper),
        "addresses": _addresses(parser),
        "person": _person(parser),
    }
    facts["name"] = facts.get("name") or next(_names(facts["words"]), None)
    _refuse_impossible(parser, facts)
    return answer(parser, "", lambda: ListedOrganisation(**facts))


def _refuse_impossible(parser: RowParser, facts: Mapping[str, Any]) -> None:
    """Look at the row as a whole."""
    if not facts["name"] and not parser.reasons:
        parser.reject(_l("The name is missing."))
    has_label = facts.get("accessible_training") or facts.get("accessible_year")
    if has_label and not facts.get("is_accessible"):
        parser.reject(_l("A training or its year is there, but is_accessible does not say yes."))
    if facts.get("offers_tasks") and not may_offer_tasks(
        facts.get("kind", OrganisationKind.UNKNOWN)
    ):
        parser.reject(_l("A company may not offer volunteer work. It can refer people to us."))


def _words(parser: RowParser) -> dict[str, OrganisationWords]:
    names = {f"name_{code}": parser.line(f"name_{code}") for code in LANGUAGES}
    return words_of(names | {f"about_{code}": parser.text(f"about_{code}") for code in LANGUAGES})


def _names(words: Mapping[str, OrganisationWords]) -> Iterator[str]:
    return (each.name for each in words.values() if each.name)


def _kind(text: str) -> OrganisationKind | None:
    """Read a kind by its code; what people call it they explain once, on the page of words."""
    try:
        return cells.choice(text, OrganisationKind)
    except cells.BadCell:
        raise cells.BadCell(
            _l("“%(text)s” is no kind of organisation that we know.", text=cells.short(text))
        ) from None


def _year(text: str) -> int | None:
    year = cells.whole_number(text)
    if year is not None and year not in YEARS:
        raise cells.BadCell(_l("“%(text)s” is not a possible year.", text=text))
    return year


def _addresses(parser: RowParser) -> tuple[AddressDetails, ...]:
    street = parser.line("street")
    address = address_at(street, parser.place("municipality", "postcode"))
    return (address,) if address != AddressDetails() else ()


def _person(parser: RowParser) -> PersonDetails | None:
    person = PERSON.read(parser)
    if "name" in person:
        return PersonDetails(**person)
    if person:
        parser.note("contact_name", _l("A contact person without a name was left out."))
    return None


ORGANISATION = FieldCells(
    FIELDS,
    {
        "kind": _kind,
        "kbo": kbo,
        "vcode": vcode,
        "phone": cells.phone,
        "email": cells.email,
        "accessible_year": _year,
    },
    beside=("url", "sectors"),
)
