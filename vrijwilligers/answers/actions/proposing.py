"""Links with which organisations propose vacancies, and what they propose."""

from dataclasses import replace
from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.actions.mails import queue_link
from vrijwilligers.answers.feature import OrganisationAnswerDeed, VacancyAnswerDeed
from vrijwilligers.answers.queries import proposals
from vrijwilligers.answers.rules import PROPOSAL, LegalAnswers
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import open_about, record_of
from vrijwilligers.links.rules import AddressOf, LinkEndReason, Recipient
from vrijwilligers.organisations.feature import OrganisationsMerge
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.records import audit
from vrijwilligers.vacancies.actions import writing
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.rules import OwnVacancyDetails, Status, talents_of
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem

MOST_WAITING = 20  # proposals of one organisation that nobody looked at yet
SECOND_CLICK = timedelta(hours=1)
SUBJECT = _l("Propose vacancies to the volunteer desk")


class TooManyWait(Problem):
    """A link that goes round, or a machine that fills in forms."""

    message = _l("Many of your proposals still wait for us. Let us look at them first.")


def make_link(organisation: Organisation, *, by: int | None, at: datetime) -> str:
    """Make a link for an organisation and return its token; its former links stop working."""
    _link, token = links.make(PROPOSAL, organisation, at=at)
    audit.record(OrganisationAnswerDeed.LINK_MADE, organisation, by=by)
    return token


def send_link(
    organisation: Organisation,
    recipient: Recipient,
    *,
    by: int | None,
    at: datetime,
    address_of: AddressOf,
) -> None:
    """Make a link for an organisation and queue it to somebody there."""
    new = links.make(PROPOSAL, organisation, at=at, recipient=recipient)
    queue_link(
        recipient,
        "proposal_link",
        organisation,
        new,
        subject=SUBJECT,
        address_of=address_of,
        by=by,
    )
    audit.record(OrganisationAnswerDeed.LINK_MADE, organisation, by=by)


def take_back(organisation: Organisation, *, by: int, at: datetime) -> None:
    """Let no link of an organisation work any more."""
    links.end_all_about(organisation, LinkEndReason.REVOKED, PROPOSAL, at=at)
    audit.record(OrganisationAnswerDeed.LINK_ENDED, organisation, by=by)


def renew(link: SignedLink, *, language: str, at: datetime, address_of: AddressOf) -> None:
    """Send a new link to the address of one that is too old; nothing for one taken back."""
    new = links.renew(link, at=at, language=language)
    if new and link.address:
        organisation = record_of(link, Organisation)
        recipient = Recipient(link.address, language)
        queue_link(
            recipient,
            "proposal_link",
            organisation,
            new,
            subject=SUBJECT,
            address_of=address_of,
        )
        audit.record(OrganisationAnswerDeed.LINK_MADE, organisation, by=None)


def propose(
    link: SignedLink, details: OwnVacancyDetails, *, answers: LegalAnswers, at: datetime
) -> Vacancy:
    """Keep what an organisation proposes, for a coordinator to check.

    The same work sent twice, as by a second click, is one proposal. What the law asks to know of
    it is kept when we did not know. Raise ``LinkIsDead`` or ``TooManyWait``.
    """
    links.use(link, at=at)
    if known := _sent_before(details, at):
        return known
    if proposals.waiting_count(details.organisation_id) >= MOST_WAITING:
        raise TooManyWait
    vacancy = writing.write(details, by=None, status=Status.TO_CHECK)
    vacancy.proposed_at, vacancy.confirmed_on = at, day_of(at)
    audit.record(VacancyAnswerDeed.PROPOSED, vacancy, by=None)
    _keep(answers, db.session.get_one(Organisation, details.organisation_id))
    return vacancy


def _sent_before(details: OwnVacancyDetails, at: datetime) -> Vacancy | None:
    """Return a proposal of just this of a moment ago that nobody looked at yet."""
    sent = (
        vacancy
        for vacancy in proposals.proposed_by(details.organisation_id)
        if vacancy.status == Status.TO_CHECK and vacancy.proposed_at
        if at - vacancy.proposed_at < SECOND_CLICK
    )
    same = replace(details, talents=talents_of(details))
    return next((one for one in sent if details_of(one) == same), None)


def _keep(answers: LegalAnswers, organisation: Organisation) -> None:
    """Keep what an organisation says of itself, where we did not know."""
    deeds = OrganisationAnswerDeed
    if answers.is_insured is not None and organisation.has_liability_insurance is None:
        organisation.has_liability_insurance = answers.is_insured
        audit.record(deeds.INSURANCE_SAID, organisation, by=None)
    if answers.kind and organisation.kind == OrganisationKind.UNKNOWN:
        organisation.kind = answers.kind
        audit.record(deeds.FORM_SAID, organisation, by=None)
    if organisation.has_staff is None:
        organisation.has_staff = answers.has_staff


def keep_one_link(merge: OrganisationsMerge) -> None:
    """Let one link work of two organisations that become one: the other only without a first."""
    if open_about(db.session.get_one(Organisation, merge.stays_id), PROPOSAL, merge.at):
        goes = db.session.get_one(Organisation, merge.goes_id)
        links.end_all_about(goes, LinkEndReason.REPLACED, PROPOSAL, at=merge.at)
