"""Adding an organisation and writing down what is new about it."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.feature import OrganisationDeed, OrganisationFact
from vrijwilligers.organisations.fields import ORGANISATION
from vrijwilligers.organisations.models import Organisation, OrganisationAlias
from vrijwilligers.organisations.queries import doubles
from vrijwilligers.organisations.rules import may_offer_tasks
from vrijwilligers.organisations.rules.details import OrganisationDetails
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records import audit, facts
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.text import fold


class KboIsTaken(Problem):
    """A company number is of one organisation."""

    message = _l("Another organisation has this company number already.")
    field = "kbo"


class VcodeIsTaken(Problem):
    """A code of the register is of one organisation."""

    message = _l("Another organisation has this code already.")
    field = "vcode"


class CompanyOffersTasks(Problem):
    """The law lets no company work with volunteers."""

    message = _l("A company may not work with volunteers. It can refer people to us.")
    field = "roles"


class LabelIsMissing(Problem):
    """A training or its year says nothing without the label."""

    message = _l("Tick that it is accessible, or leave the training and the year empty.")
    field = "is_accessible"


class LooksLikeAnother(Problem):
    """We may know this organisation already; who adds it may answer that it is another."""

    message = _l(
        "Look at the organisations below. Tick that this is another one, or use the one we have."
    )
    field = "is_another"


def add(details: OrganisationDetails, *, by: int | None, is_another: bool = False) -> Organisation:
    """Add an organisation to those we know.

    One that looks like another is refused, until who adds it says that it is another.
    """
    _refuse(details)
    if not is_another and doubles.like(details.name):
        raise LooksLikeAnother
    organisation = Organisation()
    ORGANISATION.fill(organisation, details)
    organisation.counted = facts.record(
        OrganisationFact.ADDED, on=today(), subject=organisation.kind
    )
    db.session.add(organisation)
    db.session.flush()
    audit.record(OrganisationDeed.ADDED, organisation, by=by)
    return organisation


def change(organisation: Organisation, details: OrganisationDetails, *, by: int | None) -> None:
    """Write down what is new. A name that was in use until now stays known to the sources."""
    _refuse(details, but=organisation.id)
    if fold(details.name) != organisation.name_folded:
        _remember(organisation, organisation.name)
    organisation.touch()
    ORGANISATION.fill(organisation, details)
    audit.record(OrganisationDeed.CHANGED, organisation, by=by)


def _refuse(details: OrganisationDetails, *, but: int | None = None) -> None:
    if queries.holder_of(details.kbo, None, but=but):
        raise KboIsTaken
    if queries.holder_of(None, details.vcode, but=but):
        raise VcodeIsTaken
    if details.offers_tasks and not may_offer_tasks(details.kind):
        raise CompanyOffersTasks
    if (details.accessible_training or details.accessible_year) and not details.is_accessible:
        raise LabelIsMissing


def _remember(organisation: Organisation, name: str) -> None:
    if not queries.is_alias(fold(name)):
        organisation.aliases.append(OrganisationAlias(**name_columns(name)))
