"""What we agreed with an organisation, and what its information note tells volunteers."""

from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import AgreementDeed, OrganisationDeed, OrganisationFact
from vrijwilligers.organisations.fields import AGREEMENT, INFORMATION_NOTE
from vrijwilligers.organisations.models import Agreement, InformationNote, Organisation
from vrijwilligers.organisations.rules.details import AgreementDetails, InformationDetails
from vrijwilligers.records import audit, facts
from vrijwilligers.vocabulary.problems import Problem


class SignedTooLate(Problem):
    """What is not signed yet is not agreed."""

    message = _l("This day lies ahead. Enter the day on which it was signed.")
    field = "signed_on"


class AgreementEndsTooEarly(Problem):
    """An agreement cannot end before it was signed."""

    message = _l("It cannot end before the day on which it was signed.")
    field = "ends_on"


class DatedTooLate(Problem):
    """A note is of today at the latest."""

    message = _l("This day lies ahead. Enter the day that stands on the note.")
    field = "dated_on"


def sign(
    organisation: Organisation, details: AgreementDetails, *, by: int | None, today: date
) -> Agreement:
    """Keep an agreement that was signed."""
    _refuse_days(details, today)
    agreement = Agreement(organisation_id=organisation.id)
    AGREEMENT.fill(agreement, details)
    agreement.counted = _counted(agreement)
    db.session.add(agreement)
    db.session.flush()
    audit.record(AgreementDeed.SIGNED, agreement, by=by)
    return agreement


def change(agreement: Agreement, details: AgreementDetails, *, by: int | None, today: date) -> None:
    """Correct what we wrote down of an agreement; without a new file the old one stays."""
    _refuse_days(details, today)
    AGREEMENT.fill(agreement, details)
    if agreement.counted:
        facts.take_back(agreement.counted)
        agreement.counted = _counted(agreement)
    audit.record(AgreementDeed.CHANGED, agreement, by=by)


def remove(agreement: Agreement, *, by: int | None) -> None:
    """Throw an agreement away that was kept by mistake: it no longer counts."""
    facts.take_back(agreement.counted)
    audit.record(AgreementDeed.REMOVED, agreement, by=by)
    db.session.delete(agreement)


def note_information(
    organisation: Organisation, details: InformationDetails, *, by: int | None, today: date
) -> InformationNote:
    """Keep what the information note of an organisation says (STANDARDS V-06)."""
    if details.dated_on and details.dated_on > today:
        raise DatedTooLate
    note = organisation.information_note or InformationNote()
    organisation.information_note = note
    INFORMATION_NOTE.fill(note, details)
    organisation.touch()
    audit.record(OrganisationDeed.INFORMATION_NOTED, organisation, by=by)
    return note


def _counted(agreement: Agreement) -> str:
    kind = OrganisationFact.AGREEMENT_SIGNED
    return facts.record(kind, on=agreement.signed_on, subject=agreement.kind)


def _refuse_days(details: AgreementDetails, today: date) -> None:
    if details.signed_on > today:
        raise SignedTooLate
    if details.ends_on and details.ends_on < details.signed_on:
        raise AgreementEndsTooEarly
