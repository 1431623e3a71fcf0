"""Our own table of organisations, as in docs/exchange.md: one row an organisation."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells, loose_cells
from vrijwilligers.exchange.cells import words_as_codes
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
from vrijwilligers.organisations.rules.sectors import sector_codes, sectors

PERSON = FieldCells(
    FieldColumns(PersonDetails, {"language": ()}, prefix="contact_"),
    {"email": loose_cells.first_email, "phone": loose_cells.first_phone},
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
    if said := parser.cells.get("sectors"):
        parser.cells["sectors"] = words_as_codes(said, sector_codes())
    facts = ORGANISATION.read(parser) | {
        "words": _words(parser),
        "url": parser.link("url"),
        "sectors": parser.codes("sectors", frozenset(sectors()), str.upper),
        "addresses": _addresses(parser),
        "person": _person(parser),
    }
    facts["name"] = facts.get("name") or next(_names(facts["words"]), None)
    if not facts["name"]:
        parser.reject(_l("The name is missing."))
    facts = _possible(parser, facts)
    return answer(parser, "", lambda: ListedOrganisation(**facts))


def _possible(parser: RowParser, facts: dict[str, Any]) -> dict[str, Any]:
    """Look at the row as a whole: what cannot be true together is left out."""
    possible = {**facts}
    for name in ("accessible_training", "accessible_year"):
        if facts.get(name) and not facts.get("is_accessible"):
            named = {"column": parser.say("is_accessible")}
            parser.leave_out(name, _l("“%(column)s” does not say yes.", **named))
            possible[name] = None
    kind = facts.get("kind", OrganisationKind.UNKNOWN)
    if facts.get("offers_tasks") and not may_offer_tasks(kind):
        text = _l("a company may not offer volunteer work. It can refer people to us.")
        parser.leave_out("offers_tasks", text)
        possible["offers_tasks"] = False
    return possible


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
        "phone": loose_cells.first_phone,
        "email": loose_cells.first_email,
        "accessible_year": _year,
    },
    beside=("url", "sectors"),
)
