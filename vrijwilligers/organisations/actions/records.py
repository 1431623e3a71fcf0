"""Adding an organisation and writing down what is new about it."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.models import (
    Organisation,
    OrganisationAlias,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.rules import may_offer_tasks
from vrijwilligers.organisations.rules.details import LANGUAGES, OrganisationDetails, Words
from vrijwilligers.records import audit, facts
from vrijwilligers.records.facts import FactKind
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.text import fold

PLAIN = (  # columns that are kept as they were given
    *("name", "kind", "kbo", "vcode", "offers_tasks", "is_referrer"),
    *("is_accessible", "accessible_training", "accessible_year"),
    *("phone", "email", "url", "has_liability_insurance", "has_staff", "youngest_age"),
)


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


def add(details: OrganisationDetails, *, by: int | None) -> Organisation:
    """Add an organisation to those we know."""
    _refuse(details)
    organisation = Organisation()
    _fill(organisation, details)
    db.session.add(organisation)
    db.session.flush()
    facts.record(FactKind.ORGANISATION_ADDED, subject=organisation.kind)
    audit.record("added", organisation, by=by)
    return organisation


def change(
    organisation: Organisation, details: OrganisationDetails, *, seen: int, by: int | None
) -> None:
    """Write down what is new; raise ``Stale`` if a colleague was faster.

    A name that was in use until now stays known: sources may still say it.
    """
    organisation.expect_version(seen)
    _refuse(details, but=organisation.id)
    if fold(details.name) != organisation.name_folded:
        _remember(organisation, organisation.name)
    organisation.touch()
    _fill(organisation, details)
    audit.record("changed", organisation, by=by)


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
        organisation.aliases.append(OrganisationAlias(name=name, name_folded=fold(name)))


def _fill(organisation: Organisation, details: OrganisationDetails) -> None:
    for column in PLAIN:
        setattr(organisation, column, getattr(details, column))
    organisation.name_folded = fold(details.name)
    written = {text.language: text for text in organisation.texts}
    organisation.texts = [
        _text(written.get(language) or OrganisationText(language=language), details.words[language])
        for language in LANGUAGES
        if any(details.words.get(language, Words()))
    ]
    kept = {sector.code: sector for sector in organisation.sectors}
    organisation.sectors = [
        kept.get(code) or OrganisationSector(code=code) for code in sorted(details.sectors)
    ]


def _text(text: OrganisationText, words: Words) -> OrganisationText:
    text.name, text.about = words.name, words.about
    text.name_folded = fold(words.name) if words.name else None
    return text
