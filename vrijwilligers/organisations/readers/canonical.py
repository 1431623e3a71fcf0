"""Our own table of organisations, as in docs/exchange.md: one row an organisation."""

from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.imports.readers.files import answer
from vrijwilligers.imports.rules import ParsedRow
from vrijwilligers.organisations.readers.rows import address_at, kbo, vcode
from vrijwilligers.organisations.rules import OrganisationKind, may_offer_tasks
from vrijwilligers.organisations.rules.details import LANGUAGES, AddressDetails, PersonDetails
from vrijwilligers.organisations.rules.listed import ListedOrganisation
from vrijwilligers.organisations.rules.sectors import sectors

COLUMNS = (
    *("name", "name_nl", "name_fr", "name_en", "about_nl", "about_fr", "about_en"),
    *("kind", "kbo", "vcode", "sectors", "street", "postcode", "municipality"),
    *("phone", "email", "url"),
    *("contact_name", "contact_role", "contact_email", "contact_phone"),
    *("offers_tasks", "is_referrer", "is_accessible", "accessible_training", "accessible_year"),
    *("has_liability_insurance", "has_staff"),
)
YES_OR_NO = (
    *("offers_tasks", "is_referrer", "is_accessible"),
    *("has_liability_insurance", "has_staff"),
)
YEARS = range(1990, 2101)


def parse(parser: RowParser, _: object) -> ParsedRow:
    """Make an organisation of a row."""
    words = _words(parser)
    name = parser.line("name") or next(
        (words[f"name_{code}"] for code in LANGUAGES if f"name_{code}" in words), None
    )
    if not name and not parser.reasons:
        parser.reject(_l("The name is missing."))
    facts: dict[str, Any] = {
        "name": name,
        "words": words,
        **_numbers(parser),
        **_reach(parser),
        **_answers(parser),
        "sectors": parser.codes("sectors", frozenset(sectors()), str.upper),
        "addresses": _addresses(parser),
        "person": _person(parser),
    }
    if facts["offers_tasks"] and not may_offer_tasks(facts["kind"]):
        parser.reject(_l("A company may not offer volunteer work. It can refer people to us."))
    return answer(parser, "", lambda: ListedOrganisation(**facts))


def _words(parser: RowParser) -> dict[str, str]:
    names = {f"name_{code}": parser.line(f"name_{code}") for code in LANGUAGES}
    abouts = {f"about_{code}": parser.text(f"about_{code}") for code in LANGUAGES}
    return {column: said for column, said in (names | abouts).items() if said}


def _numbers(parser: RowParser) -> dict[str, Any]:
    return {
        "kind": parser.value("kind", _kind),
        "kbo": parser.value("kbo", kbo),
        "vcode": parser.value("vcode", vcode),
    }


def _kind(text: str) -> OrganisationKind | None:
    """Read a kind by its code; what people call it they explain once, on the page of words."""
    try:
        return cells.choice(text, OrganisationKind)
    except cells.BadCell:
        raise cells.BadCell(
            _l("“%(text)s” is no kind of organisation that we know.", text=cells.short(text))
        ) from None


def _reach(parser: RowParser) -> dict[str, Any]:
    return {
        "phone": parser.value("phone", cells.phone),
        "email": parser.value("email", cells.email),
        "url": parser.link("url"),
    }


def _answers(parser: RowParser) -> dict[str, Any]:
    answers: dict[str, Any] = {
        column: parser.value(column, cells.yes_or_no) for column in YES_OR_NO
    }
    answers["accessible_training"] = parser.line("accessible_training")
    answers["accessible_year"] = parser.value("accessible_year", _year)
    has_label = answers["accessible_training"] or answers["accessible_year"]
    if has_label and not answers["is_accessible"]:
        parser.reject(_l("A training or its year is there, but is_accessible does not say yes."))
    return answers


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
    name, role = parser.line("contact_name"), parser.line("contact_role")
    email = parser.value("contact_email", cells.email)
    phone = parser.value("contact_phone", cells.phone)
    if name:
        return PersonDetails(name=name, role=role, email=email, phone=phone)
    if role or email or phone:
        parser.note("contact_name", _l("A contact person without a name was left out."))
    return None
