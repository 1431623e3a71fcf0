"""What the floor of privacy brings: erasing, terms, a copy of all data for who asks it."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import ListIsUndone
from vrijwilligers.desk.feature import WhatWaits
from vrijwilligers.feature import Deed, Feature, Permission
from vrijwilligers.matching.feature import LinksOfRecords


class PrivacyPermission(Permission):
    """What one may do for the rights of somebody."""

    COPY = "privacy:copy"
    ERASE = "privacy:erase"
    ACCOUNT = "privacy:account"
    INFORM = "privacy:inform"


class CandidateErasureDeed(Deed, thing="candidate"):
    """What is done to a candidate for good."""

    ERASED = "erased", _l("erased the fiche")
    NOTIFIED = "notified of its end", _l("told beforehand when the fiche goes")


class InformingDeed(Deed, thing="candidate"):
    """What a candidate hears who came by a list."""

    INFORMED = "informed", _l("told that we have data from a list")


class CopyDeed(Deed, thing="candidate"):
    """What goes out to a candidate."""

    GIVEN = "copy given", _l("gave a copy of all data")


class ContactPersonErasureDeed(Deed, thing="contact_person"):
    """What is done to a contact person for good."""

    ERASED = "erased", _l("erased the contact person")


class StaffErasureDeed(Deed, thing="staff_member"):
    """What is done to an account for good."""

    ERASED = "erased", _l("erased the account")


FEATURE = Feature(
    name="privacy",
    models=("vrijwilligers.privacy.models",),
    pages=("vrijwilligers.privacy.views",),
    mails={
        "fiche_ends": _l("the mail that a fiche goes soon"),
        "fiche_known": _l("the mail that we have data from a list"),
    },
    menu_entry="candidates.index",
    commands={
        "privacy": "vrijwilligers.privacy.cli.erasure:privacy",
        "privacy export": "vrijwilligers.privacy.cli.copies:export",
    },
    permissions={
        Role.COORDINATOR: frozenset(PrivacyPermission) - {PrivacyPermission.ACCOUNT},
        Role.ADMINISTRATOR: frozenset({PrivacyPermission.ACCOUNT}),
    },
    listeners={
        ListIsUndone: ("vrijwilligers.privacy.actions.undone:look_for_them",),
        WhatWaits: ("vrijwilligers.privacy.actions.waiting:say_what_waits",),
        LinksOfRecords: ("vrijwilligers.privacy.views.previews:say_links",),
    },
    each_night=(
        "vrijwilligers.privacy.actions.terms:end_each_night",
        "vrijwilligers.privacy.actions.notices:notify_each_night",
    ),
    deed_reasons={CopyDeed.GIVEN: "vrijwilligers.privacy.wording.explanations:say_copy_reason"},
    deeds=(
        CopyDeed,
        InformingDeed,
        CandidateErasureDeed,
        ContactPersonErasureDeed,
        StaffErasureDeed,
    ),
)
