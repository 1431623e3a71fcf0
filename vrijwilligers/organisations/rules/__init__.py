"""What is true of organisations, whatever the screen or the database looks like."""

from vrijwilligers.organisations.rules.kinds import (
    YOUNGEST,
    AgreementKind,
    ContactChannel,
    OrganisationKind,
    OrganisationRole,
    may_offer_tasks,
    needs_family_insurance,
)
from vrijwilligers.organisations.rules.numbers import (
    kbo_is_valid,
    plain_kbo,
    plain_vcode,
    vcode_is_valid,
)

__all__ = [
    "YOUNGEST",
    "AgreementKind",
    "ContactChannel",
    "OrganisationKind",
    "OrganisationRole",
    "kbo_is_valid",
    "may_offer_tasks",
    "needs_family_insurance",
    "plain_kbo",
    "plain_vcode",
    "vcode_is_valid",
]
