"""What organisations bring; their list and their page are the desk's."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import OWN_FIGURE, Deed, Event, FactKind, Feature, Permission


class OrganisationPermission(Permission):
    """What one may do with organisations."""

    READ = "organisation:read"
    NOTE = "organisation:note"
    WRITE = "organisation:write"


@dataclass(frozen=True)
class OrganisationsMerge(Event):
    """Two records become one; what belongs to them moves next."""

    stays_id: int
    goes_id: int
    at: datetime


@dataclass(frozen=True)
class WhereContactIs(Event):
    """Ask where a contact person is named as the contact: each answer is lines that name it."""

    person_id: int


@dataclass(frozen=True)
class ContactPersonGoes(Event):
    """Somebody is no longer whom we phone or write: who names them as the contact follows.

    ``follower_id`` is the contact person in their place; ``None``: nobody. No source may bring
    back who goes. The answer is which records were changed.
    """

    person_id: int
    at: datetime
    by: int | None = None
    follower_id: int | None = None


class OrganisationDeed(Deed, thing="organisation"):
    """What is done to an organisation."""

    ADDED = "added", _l("added the organisation")
    CHANGED = "changed", _l("changed the organisation")
    MERGED = "merged", _l("took another record up in this one")
    MERGED_AWAY = "merged into another", _l("merged this record into another")
    SAID_TO_BE_TWO = "said to be two", _l("said that this is not the same as another")
    PERHAPS_ONE = "perhaps one", _l("said that this may be the same as another")
    LIMITS_SET = "limits set", _l("set how many people at once")
    PAUSE_LIFTED = "pause lifted", _l("ended the pause")
    ADDRESS_ADDED = "address added", _l("added an address")
    ADDRESS_CHANGED = "address changed", _l("changed an address")
    ADDRESS_REMOVED = "address removed", _l("removed an address")
    INFORMATION_NOTED = "information note", _l("noted the information note")


class PersonDeed(Deed, thing="contact_person"):
    """What is done to a contact person."""

    ADDED = "added", _l("added a contact person")
    CHANGED = "changed", _l("changed a contact person")


class ContactDeed(Deed, thing="organisation_contact"):
    """What is done to a call or a mail with an organisation."""

    NOTED = "noted", _l("noted a call or a mail")
    REMOVED = "removed", _l("removed a call or a mail")


class AgreementDeed(Deed, thing="agreement"):
    """What is done to an agreement."""

    SIGNED = "signed", _l("noted an agreement")
    CHANGED = "changed", _l("changed an agreement")
    REMOVED = "removed", _l("removed an agreement")


class OrganisationFact(FactKind):
    """What is counted of organisations."""

    ADDED = "organisation_added", OWN_FIGURE
    CONTACT = "organisation_contact", "13.6 questions of organisations answered"
    AGREEMENT_SIGNED = "agreement_signed", "13.2 partnership agreements"


FEATURE = Feature(
    name="organisations",
    search_keys=("vrijwilligers.organisations.actions.keys:KEYS",),
    models=("vrijwilligers.organisations.models",),
    pages=("vrijwilligers.organisations.views",),
    not_about_candidates=frozenset({"organisations"}),
    commands={"organisations": "vrijwilligers.organisations.cli:commands"},
    import_kinds={"organisations": "vrijwilligers.organisations.import_kind:ORGANISATIONS"},
    permissions={
        Role.RECEPTION: frozenset({OrganisationPermission.READ, OrganisationPermission.NOTE}),
        Role.COORDINATOR: frozenset(OrganisationPermission),
    },
    deeds=(OrganisationDeed, PersonDeed, ContactDeed, AgreementDeed),
    facts=(OrganisationFact,),
    each_night=("vrijwilligers.organisations.actions.file_texts:read_each_night",),
    demo=("vrijwilligers.demo.organisations:add",),
)
