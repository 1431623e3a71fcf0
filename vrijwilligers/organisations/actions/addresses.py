"""Addresses of an organisation; as soon as there is one, one of them is the main one."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import OrganisationDeed
from vrijwilligers.organisations.fields import ADDRESS
from vrijwilligers.organisations.models import Organisation, OrganisationAddress
from vrijwilligers.organisations.rules.details import AddressDetails
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem


class AddressIsEmpty(Problem):
    """An address says at least something of where it is."""

    message = _l("Fill in a street, a postcode, a municipality or a town.")
    field = "street"


def add(
    organisation: Organisation, details: AddressDetails, *, by: int | None
) -> OrganisationAddress:
    """Add a house of an organisation; the first is the main one."""
    _refuse_empty(details)
    address = OrganisationAddress()
    ADDRESS.fill(address, details)
    organisation.addresses.append(address)
    _settle(organisation, address if details.is_main else None)
    db.session.flush()
    audit.record(OrganisationDeed.ADDRESS_ADDED, organisation, by=by)
    return address


def change(
    organisation: Organisation,
    address: OrganisationAddress,
    details: AddressDetails,
    *,
    by: int | None,
) -> None:
    """Write an address anew."""
    _refuse_empty(details)
    ADDRESS.fill(address, details)
    _settle(organisation, address if details.is_main else None)
    audit.record(OrganisationDeed.ADDRESS_CHANGED, organisation, by=by)


def remove(organisation: Organisation, address: OrganisationAddress, *, by: int | None) -> None:
    """Take an address out; when it was the main one, the oldest that is left becomes it."""
    organisation.addresses.remove(address)
    _settle(organisation, None)
    audit.record(OrganisationDeed.ADDRESS_REMOVED, organisation, by=by)


def _refuse_empty(details: AddressDetails) -> None:
    if not any((details.street, details.postcode, details.municipality, details.place)):
        raise AddressIsEmpty


def _settle(organisation: Organisation, wanted: OrganisationAddress | None) -> None:
    """Have one main address, and a version that tells that something changed."""
    mains = [address for address in organisation.addresses if address.is_main]
    main = wanted or next(iter(mains or organisation.addresses), None)
    for address in organisation.addresses:
        address.is_main = address is main
    organisation.touch()
