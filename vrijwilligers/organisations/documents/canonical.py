"""Our own table of organisations, written: one row an organisation, one column a fact."""

from vrijwilligers.exchange.sheets import Value
from vrijwilligers.organisations.models import Organisation, OrganisationAddress
from vrijwilligers.organisations.readers.canonical import COLUMNS, PERSON
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.text import unmistakable

UNKNOWN = "unknown"


def cells_of(organisation: Organisation) -> list[Value]:
    """Write an organisation as the cells of its row; of its contact persons the first goes in."""
    cells = (
        _texts(organisation)
        | _address(main_address(organisation))
        | _contact(organisation)
        | {"sectors": ", ".join(sorted(sector.code for sector in organisation.sectors))}
        | {"kind": None if organisation.kind == UNKNOWN else organisation.kind}
    )
    return [_written(column, cells, organisation) for column in COLUMNS]


def _written(column: str, cells: dict[str, Value], organisation: Organisation) -> Value:
    value = cells[column] if column in cells else getattr(organisation, column)
    return unmistakable(value) if isinstance(value, str) and column != "url" else value


def _texts(organisation: Organisation) -> dict[str, Value]:
    cells: dict[str, Value] = dict.fromkeys(
        column for column in COLUMNS if column.startswith(("name_", "about_"))
    )
    for text in organisation.texts:
        cells |= {f"name_{text.language}": text.name, f"about_{text.language}": text.about}
    return cells


def main_address(organisation: Organisation) -> OrganisationAddress | None:
    """Return the address that stands for all of them: the main one, else the first."""
    addresses = sorted(organisation.addresses, key=lambda address: not address.is_main)
    return next(iter(addresses), None)


def town_of(address: OrganisationAddress, language: str) -> str | None:
    """Return the name of a municipality of Brussels, else the town as it was written."""
    found = municipalities().get(address.municipality or "")
    return found.name(language) if found else address.place


def _address(address: OrganisationAddress | None) -> dict[str, Value]:
    return {
        "street": address.street if address else None,
        "postcode": address.postcode if address else None,
        "municipality": (address.place or town_of(address, "nl")) if address else None,
    }


def _contact(organisation: Organisation) -> dict[str, Value]:
    person = next(iter(organisation.contact_persons), None)
    return {
        column: getattr(person, name) if person else None
        for name, column in PERSON.columns.plain.items()
    }
