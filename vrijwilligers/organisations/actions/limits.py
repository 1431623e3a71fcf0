"""How many people an organisation takes: a pause, and a cap for each vacancy."""

from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.organisations.feature import OrganisationDeed
from vrijwilligers.organisations.fields import LIMITS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.details import LimitDetails
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem


class PauseIsOver(Problem):
    """A pause that ended yesterday holds nobody back."""

    message = _l("This day is over. Choose a day that still comes, or leave it empty.")
    field = "paused_until"


def limit(organisation: Organisation, limits: LimitDetails, *, by: int | None, today: date) -> None:
    """Set the pause and the cap as an organisation asks."""
    new_pause = limits.paused_until != organisation.paused_until
    if new_pause and limits.paused_until and limits.paused_until < today:
        raise PauseIsOver
    LIMITS.fill(organisation, limits)
    audit.record(OrganisationDeed.LIMITS_SET, organisation, by=by)


def resume(organisation: Organisation, *, by: int | None) -> None:
    """End the pause: people may be introduced again from now on."""
    organisation.paused_until = None
    audit.record(OrganisationDeed.PAUSE_LIFTED, organisation, by=by)
