"""Links with which organisations propose vacancies, and what they propose."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import update

from vrijwilligers.answers.models import ProposalLink
from vrijwilligers.answers.queries import proposals
from vrijwilligers.answers.rules import PROPOSALS_LAST, Recipient, fate_of_proposals
from vrijwilligers.extensions import db
from vrijwilligers.links import tokens
from vrijwilligers.organisations.feature import OrganisationsMerge
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit, outbox
from vrijwilligers.vacancies.actions import writing
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.rules import OwnVacancyDetails, Status, talents_of
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem

AddressOf = Callable[[str], str]  # from a token to the whole address of its link
MOST_WAITING = 20  # proposals of one organisation that nobody looked at yet
SECOND_CLICK = timedelta(hours=1)
SUBJECT = _l("Propose vacancies to the volunteer desk")


class LinkIsDead(Problem):
    """The link is too old, or it was taken back."""

    message = _l("This link no longer works.")


class TooManyWait(Problem):
    """A link that goes round, or a machine that fills in forms."""

    message = _l("Many of your proposals still wait for us. Let us look at them first.")


def make_link(organisation: Organisation, *, by: int | None, at: datetime) -> str:
    """Make a link for an organisation and return its token; its former links stop working."""
    return _make(organisation, None, by=by, at=at)


def send_link(
    organisation: Organisation,
    recipient: Recipient,
    *,
    by: int | None,
    at: datetime,
    address_of: AddressOf,
) -> None:
    """Make a link for an organisation and queue it to somebody there."""
    token = _make(organisation, recipient.address, by=by, at=at)
    outbox.queue(
        "proposal_link",
        address=recipient.address,
        language=recipient.language,
        subject=SUBJECT,
        organisation=organisation.name,
        link=address_of(token),
        works_until=at + PROPOSALS_LAST,
    )


def _make(organisation: Organisation, address: str | None, *, by: int | None, at: datetime) -> str:
    _end_links(organisation.id, at=at)
    token = tokens.new_token()
    db.session.add(
        ProposalLink(
            organisation_id=organisation.id,
            token_hash=tokens.hash_of(token),
            address=address,
            made_at=at,
            expires_at=at + PROPOSALS_LAST,
        )
    )
    audit.record("made a link to propose vacancies", organisation, by=by)
    return token


def take_back(organisation: Organisation, *, by: int, at: datetime) -> None:
    """Let no link of an organisation work any more."""
    _end_links(organisation.id, at=at)
    audit.record("took back the link to propose vacancies", organisation, by=by)


def renew(link: ProposalLink, *, language: str, at: datetime, address_of: AddressOf) -> None:
    """Send a new link to the address of one that is too old; nothing for one taken back."""
    db.session.refresh(link, with_for_update=True)
    if (
        link.address
        and fate_of_proposals(link.ended_at, link.expires_at, at) == tokens.LinkState.EXPIRED
    ):
        organisation = db.session.get_one(Organisation, link.organisation_id)
        recipient = Recipient(link.address, language)
        send_link(organisation, recipient, by=None, at=at, address_of=address_of)


def propose(
    link: ProposalLink, details: OwnVacancyDetails, *, is_insured: bool | None, at: datetime
) -> Vacancy:
    """Keep what an organisation proposes, for a coordinator to check.

    The same work sent twice, as by a second click, is one proposal. Whether it insures its
    volunteers is kept when we did not know. Raise ``LinkIsDead`` or ``TooManyWait``.
    """
    db.session.refresh(link, with_for_update=True)
    if fate_of_proposals(link.ended_at, link.expires_at, at) != tokens.LinkState.OPEN:
        raise LinkIsDead
    if known := _sent_before(details, at):
        return known
    if proposals.waiting_count(link.organisation_id) >= MOST_WAITING:
        raise TooManyWait
    vacancy = writing.write(details, by=None, status=Status.TO_CHECK)
    vacancy.proposed_at, vacancy.confirmed_on = at, day_of(at)
    audit.record("proposed", vacancy, by=None)
    _keep_insurance(link.organisation_id, is_insured)
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


def _keep_insurance(organisation_id: int, is_insured: bool | None) -> None:
    organisation = db.session.get_one(Organisation, organisation_id)
    if is_insured is not None and organisation.has_liability_insurance is None:
        organisation.has_liability_insurance = is_insured
        audit.record("said whether it insures volunteers", organisation, by=None)


def keep_one_link(merge: OrganisationsMerge) -> None:
    """Let one link work of two organisations that become one: the other only without a first."""
    if proposals.has_working_link(merge.stays_id, at=merge.at):
        _end_links(merge.goes_id, at=merge.at)


def _end_links(organisation_id: int, *, at: datetime) -> None:
    open_ones = update(ProposalLink).where(
        ProposalLink.organisation_id == organisation_id, ProposalLink.ended_at.is_(None)
    )
    db.session.execute(open_ones.values(ended_at=at))
