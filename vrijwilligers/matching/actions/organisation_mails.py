"""Writing to an organisation who comes: prepared, read, and sent with a link to answer."""

from datetime import datetime

from vrijwilligers.answers.actions.mails import queue_to
from vrijwilligers.answers.queries import reminders
from vrijwilligers.links import actions as links
from vrijwilligers.links.actions import NewLink
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import AddressOf, Recipient
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import disclosures, introductions, problems
from vrijwilligers.matching.actions.recalls import HasNoAddress
from vrijwilligers.matching.feature import OrganisationSaysDeed
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries.answering import hold_opened_by
from vrijwilligers.matching.rules.answering import INTRODUCTION
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import OVER, IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.matching.wording.answering import mail_sentences
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.clock import day_of


def write_to(
    introduction: Introduction, *, by: int | None, at: datetime, address_of: AddressOf
) -> str:
    """Queue the mail that says who comes, with a new link; return where it goes.

    From then on the organisation knows: the introduction moves, and what was agreed is told.
    """
    refuse(introduction)
    recipient = reminders.recipient_of(introduction.vacancy)
    if recipient is None:
        raise HasNoAddress
    new = links.make(INTRODUCTION, introduction, at=at, recipient=recipient)
    _queue(introduction, recipient, new, address_of, by=by)
    audit.record(OrganisationSaysDeed.MAILED, introduction, by=by)
    _note_told(introduction, by=by, at=at)
    return recipient.address


def renew(link: SignedLink, *, language: str, at: datetime, address_of: AddressOf) -> None:
    """Send a new link to the address of one that is too old, while the yes stands."""
    introduction = hold_opened_by(link)
    if not queries.is_shared(introduction):
        return
    new = links.renew(link, at=at, language=language)
    if new and link.address:
        _queue(introduction, Recipient(link.address, language), new, address_of, by=None)
        audit.record(OrganisationSaysDeed.MAILED, introduction, by=None)


def refuse(introduction: Introduction) -> None:
    """Say why an organisation hears nothing of somebody now."""
    if not queries.is_carried(introduction):
        raise problems.SharingIsNotConsented
    if not queries.is_shared(introduction):
        raise problems.YesIsWithdrawn
    if introduction.state in OVER:
        raise problems.CannotMove


def _note_told(introduction: Introduction, *, by: int | None, at: datetime) -> None:
    today, how = day_of(at), DisclosureChannel.EMAIL
    if introduction.state == IntroductionState.PROPOSED:
        step = StepDetails(target=IntroductionState.CONTACTED, on=today, told_how=how)
        introductions.move(introduction, step, by=by, today=today)
    else:
        disclosures.tell(introduction.disclosure, how, on=today, by=by)
        introduction.changed_at = at  # whoever has the same mail open elsewhere hears that it went


def _queue(
    introduction: Introduction,
    recipient: Recipient,
    new: NewLink,
    address_of: AddressOf,
    *,
    by: int | None,
) -> None:
    subject, sentences = mail_sentences(introduction, recipient.language)
    queue_to(
        recipient,
        "introduction",
        introduction.vacancy,
        subject=subject,
        by=by,
        sentences=sentences,
        link=address_of(new.token),
        works_until=new.link.expires_at,
    )
