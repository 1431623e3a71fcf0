"""What the readers of organisations share: addresses, and numbers in cells."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.organisations.rules.details import AddressDetails
from vrijwilligers.organisations.rules.numbers import (
    kbo_is_valid,
    plain_kbo,
    plain_vcode,
    vcode_is_valid,
)
from vrijwilligers.vocabulary.text import one_line

SHOWN = 60  # characters of a wrong value repeated to the reader


def address_at(street: str | None, place: Mapping[str, str | None]) -> AddressDetails:
    """Put a street where it is; ``place`` is what ``RowParser.place`` found."""
    return AddressDetails(
        street=street,
        postcode=place["postcode"],
        municipality=place["municipality"],
        place=place["place"],
    )


def kbo(text: str) -> str | None:
    """Read a company number; raise ``BadCell`` when its check digits are wrong."""
    if not text:
        return None
    if not kbo_is_valid(text):
        raise BadCell(_l("“%(text)s” is not a valid company number.", text=one_line(text[:SHOWN])))
    return plain_kbo(text)


def vcode(text: str) -> str | None:
    """Read a code of the Verenigingsregister."""
    if not text:
        return None
    if not vcode_is_valid(text):
        raise BadCell(
            _l("“%(text)s” is not a vCode: V and seven digits.", text=one_line(text[:SHOWN]))
        )
    return plain_vcode(text)
