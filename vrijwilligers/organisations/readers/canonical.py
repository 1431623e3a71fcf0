"""Our own table of organisations, as in docs/exchange.md: one row an organisation."""

from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.tables import Row, Unreadable, read_table
from vrijwilligers.organisations.readers.rows import (
    Read,
    Reading,
    RowParser,
    address_at,
    kbo,
    vcode,
    without_doubles,
)
from vrijwilligers.organisations.rules import OrganisationKind, may_offer_tasks
from vrijwilligers.organisations.rules.details import LANGUAGES, AddressDetails, PersonDetails
from vrijwilligers.organisations.rules.listed import Listed
from vrijwilligers.organisations.rules.sectors import sectors
from vrijwilligers.vocabulary.text import fold

COLUMNS = (
    *("name", "name_nl", "name_fr", "name_en", "about_nl", "about_fr", "about_en"),
    *("kind", "kbo", "vcode", "sectors", "street", "postcode", "municipality"),
    *("phone", "email", "url"),
    *("contact_name", "contact_role", "contact_email", "contact_phone"),
    *("offers_tasks", "is_referrer", "is_accessible", "accessible_training", "accessible_year"),
    *("has_liability_insurance", "has_staff"),
)
KINDS = {  # as people write them, folded
    "feitelijke vereniging": OrganisationKind.ASSOCIATION,
    "association de fait": OrganisationKind.ASSOCIATION,
    "aisbl": OrganisationKind.IVZW,
    "stichting": OrganisationKind.FOUNDATION,
    "fondation": OrganisationKind.FOUNDATION,
    "burgerinitiatief": OrganisationKind.CITIZENS,
    "initiative citoyenne": OrganisationKind.CITIZENS,
    "openbaar": OrganisationKind.PUBLIC,
    "public": OrganisationKind.PUBLIC,
    "bedrijf": OrganisationKind.COMPANY,
    "entreprise": OrganisationKind.COMPANY,
}
YES_OR_NO = (
    *("offers_tasks", "is_referrer", "is_accessible"),
    *("has_liability_insurance", "has_staff"),
)
YEARS = range(1990, 2101)


def read(content: bytes) -> Reading:
    """Read a CSV or XLSX file; raise ``Unreadable`` where no column is ours."""
    table = read_table(content)
    if not set(table.columns) & {"name", "name_nl", "name_fr", "name_en"}:
        raise Unreadable(_l("There is no column “name”. Use the names of the empty template."))
    rows = without_doubles(_read_row(row) for row in table.rows)
    unknown = tuple(column for column in table.columns if column not in COLUMNS)
    return Reading(rows, unknown, table.format)


def _read_row(row: Row) -> Read:
    gathering = RowParser(row.number, row.cells)
    if row.fault:
        gathering.reject(row.fault)
    words = _words(gathering)
    name = gathering.line("name") or next(
        (words[f"name_{code}"] for code in LANGUAGES if f"name_{code}" in words), None
    )
    if not name and not gathering.reasons:
        gathering.reject(_l("The name is missing."))
    facts: dict[str, Any] = {
        "name": name,
        "words": words,
        **_numbers(gathering),
        **_reach(gathering),
        **_answers(gathering),
        "sectors": gathering.codes("sectors", frozenset(sectors()), str.upper),
        "addresses": _addresses(gathering),
        "person": _person(gathering),
    }
    if facts["offers_tasks"] and not may_offer_tasks(facts["kind"]):
        gathering.reject(_l("A company may not offer volunteer work. It can refer people to us."))
    return gathering.answer(name, lambda: Listed(**facts))


def _words(gathering: RowParser) -> dict[str, str]:
    names = {f"name_{code}": gathering.line(f"name_{code}") for code in LANGUAGES}
    abouts = {f"about_{code}": gathering.text(f"about_{code}") for code in LANGUAGES}
    return {column: said for column, said in (names | abouts).items() if said}


def _numbers(gathering: RowParser) -> dict[str, Any]:
    return {
        "kind": gathering.value("kind", _kind),
        "kbo": gathering.value("kbo", kbo),
        "vcode": gathering.value("vcode", vcode),
    }


def _kind(text: str) -> OrganisationKind | None:
    return KINDS.get(fold(text)) or cells.choice(text, OrganisationKind)


def _reach(gathering: RowParser) -> dict[str, Any]:
    return {
        "phone": gathering.value("phone", cells.phone),
        "email": gathering.value("email", cells.email),
        "url": gathering.link("url"),
    }


def _answers(gathering: RowParser) -> dict[str, Any]:
    answers: dict[str, Any] = {
        column: gathering.value(column, cells.yes_or_no) for column in YES_OR_NO
    }
    answers["accessible_training"] = gathering.line("accessible_training")
    answers["accessible_year"] = gathering.value("accessible_year", _year)
    has_label = answers["accessible_training"] or answers["accessible_year"]
    if has_label and not answers["is_accessible"]:
        gathering.reject(_l("A training or its year is there, but is_accessible does not say yes."))
    return answers


def _year(text: str) -> int | None:
    year = cells.whole_number(text)
    if year is not None and year not in YEARS:
        raise cells.BadCell(_l("“%(text)s” is not a possible year.", text=text))
    return year


def _addresses(gathering: RowParser) -> tuple[AddressDetails, ...]:
    street = gathering.line("street")
    address = address_at(street, gathering.place("municipality", "postcode"))
    return (address,) if address != AddressDetails() else ()


def _person(gathering: RowParser) -> PersonDetails | None:
    name, role = gathering.line("contact_name"), gathering.line("contact_role")
    email = gathering.value("contact_email", cells.email)
    phone = gathering.value("contact_phone", cells.phone)
    if name:
        return PersonDetails(name=name, role=role, email=email, phone=phone)
    if role or email or phone:
        gathering.notes.append(_l("A contact person without a name was left out."))
    return None
