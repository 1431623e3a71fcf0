"""Closing the other introductions of somebody who started; each organisation hears it."""

from collections.abc import Collection
from datetime import datetime

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.answers.queries import reminders
from vrijwilligers.matching.actions import follow_ups, outcomes
from vrijwilligers.matching.feature import OrganisationSaysDeed
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.queries.recently_sent import running_elsewhere
from vrijwilligers.matching.rules.callees import Callee, FollowUpTask
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason
from vrijwilligers.matching.rules.steps import FollowUpDetails
from vrijwilligers.matching.wording import closing as wording
from vrijwilligers.records import audit, outbox
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import day_of

FOUND = OutcomeDetails(
    outcome=FollowUpOutcome.ENDED,
    side=EndedBy.CANDIDATE,
    reason=IntroductionEndReason.FOUND_ELSEWHERE,
)


def close_others(
    started: Introduction, chosen: Collection[int], *, by: int | None, at: datetime
) -> list[FollowUp]:
    """Close these other introductions of the same person, in one go; what is over stays so.

    Return what was done, one by one: each can be undone.
    """
    others = [one for one in running_elsewhere(started) if one.id in chosen]
    return [_close(one, by=by, at=at) for one in others]


def _close(introduction: Introduction, *, by: int | None, at: datetime) -> FollowUp:
    message = wording.closing_message(introduction)
    done = _plan(introduction, FollowUpTask.CLOSED, by=by, at=at)
    outcomes.note(done, FOUND, by=by, today=day_of(at))
    outcomes.goes_when_undone(done)
    if message.is_told and message.recipient:
        _mail(introduction, message, by=by)
    elif message.is_told:
        _plan(introduction, FollowUpTask.CALL_OFF, by=by, at=at)
    return done


def _mail(introduction: Introduction, message: wording.ClosingMessage, *, by: int | None) -> None:
    recipient, vacancy = message.recipient, introduction.vacancy
    if recipient is None:
        return
    outbox.queue(
        "introduction_closed",
        address=recipient.address,
        language=message.language,
        subject=message.subject,
        to=reminders.person_at(recipient.address, vacancy.organisation),
        by=accounts.writer(by),
        name=reminders.name_at(recipient.address, vacancy),
        sentences=message.sentences,
    )
    audit.record(OrganisationSaysDeed.CLOSED, introduction, by=by)


def _plan(
    introduction: Introduction, task: FollowUpTask, *, by: int | None, at: datetime
) -> FollowUp:
    today = day_of(at)
    details = FollowUpDetails(
        task=task,
        due_on=open_days().first_from(today),
        introduction_id=introduction.id,
        callee=Callee.ORGANISATION,
    )
    return follow_ups.plan(details, by=by, today=today)
