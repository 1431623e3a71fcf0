"""The tables of the organisations: who they are, whom we know there, and what we agreed."""

from vrijwilligers.organisations.models.erased import ErasedContact
from vrijwilligers.organisations.models.keys import OrganisationKey
from vrijwilligers.organisations.models.organisations import (
    NotDouble,
    Organisation,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationRow,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.models.relations import (
    Agreement,
    ContactPerson,
    InformationNote,
    OrganisationContact,
)

__all__ = [
    "Agreement",
    "ContactPerson",
    "ErasedContact",
    "InformationNote",
    "NotDouble",
    "Organisation",
    "OrganisationAddress",
    "OrganisationAlias",
    "OrganisationContact",
    "OrganisationKey",
    "OrganisationRow",
    "OrganisationSector",
    "OrganisationText",
]
