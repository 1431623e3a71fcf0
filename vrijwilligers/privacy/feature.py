"""What the floor of privacy brings: erasing, terms."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.feature import Deed, Feature


class CandidateErasureDeed(Deed, thing="candidate"):
    """What is done to a candidate for good."""

    ERASED = "erased", _l("erased the fiche")


class ContactPersonErasureDeed(Deed, thing="contact_person"):
    """What is done to a contact person for good."""

    ERASED = "erased", _l("erased the contact person")


class StaffErasureDeed(Deed, thing="staff_member"):
    """What is done to an account for good."""

    ERASED = "erased", _l("erased the account")


FEATURE = Feature(
    name="privacy",
    models=("vrijwilligers.privacy.models",),
    commands={"privacy": "vrijwilligers.privacy.cli:privacy"},
    deeds=(CandidateErasureDeed, ContactPersonErasureDeed, StaffErasureDeed),
)
