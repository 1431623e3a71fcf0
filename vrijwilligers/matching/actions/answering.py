"""What an organisation says of somebody through its link; what changes nothing is kept to look at.

An answer is the outcome of a follow-up that is done at once: one can undo it as any other.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import AddressOf
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import follow_ups, introductions, letters, outcomes
from vrijwilligers.matching.actions.problems import AppointmentIsOver
from vrijwilligers.matching.feature import OrganisationSaysDeed
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.queries.answering import hold_opened_by
from vrijwilligers.matching.queries.recently_sent import running_elsewhere
from vrijwilligers.matching.rules.answering import changes_something, is_over, is_said_already
from vrijwilligers.matching.rules.callees import Callee, FollowUpTask
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.states import OVER, IntroductionState
from vrijwilligers.matching.rules.steps import FollowUpDetails, StepDetails
from vrijwilligers.matching.wording.appointments import details_of
from vrijwilligers.matching.wording.letters import hash_of, kinds_for
from vrijwilligers.matching.wording.tasks import code_of, typed_in
from vrijwilligers.records import audit, outbox
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import DESK_LANGUAGE, speaking
from vrijwilligers.vocabulary.link_holders import LinkHolder


class AnswerEffect(StrEnum):
    """What an answer did."""

    NOTED = "noted"
    KNOWN = "known"  # it was said before
    KEPT = "kept"  # somebody at the desk looks at it


class HourIsOver(AppointmentIsOver):
    """An appointment of this morning is none to come."""

    message = _l("This hour is over. Enter one that is still to come, or tell what happened.")
    field = "begins_at"


@dataclass(frozen=True, kw_only=True)
class AnswerMoment:
    """When an answer came in, and how the candidate's link becomes an address."""

    at: datetime
    stop_address: AddressOf

    @property
    def today(self) -> date:
        """Return the day on which it came in."""
        return day_of(self.at)


def answer(link: SignedLink, details: OutcomeDetails, answered: AnswerMoment) -> AnswerEffect:
    """Let an answer move the introduction and what is to be done about it, in one go.

    Raise ``LinkIsDead`` where nothing may be shared any more.
    """
    introduction = hold_opened_by(link)
    if not queries.is_shared(introduction):
        raise links.LinkIsDead
    db.session.refresh(link)  # another phone may have answered while we waited
    before = link.answer
    links.use(link, at=answered.at, answer=details.outcome)
    if _is_known(introduction, details, before):
        return AnswerEffect.KNOWN
    if not changes_something(details.outcome, introduction.state):
        _keep(introduction, details, answered)
        return AnswerEffect.KEPT
    _refuse_hour(details, answered.at)
    _note(introduction, details, answered)
    return AnswerEffect.NOTED


def answer_still_there(link: SignedLink, details: OutcomeDetails, *, at: datetime) -> None:
    """Note that somebody is still there after three months, or stopped. Raise ``LinkIsDead``."""
    introduction, today = hold_opened_by(link), day_of(at)
    links.use(link, at=at, answer=details.outcome)
    if introduction.state != IntroductionState.STARTED or not introduction.candidate.is_in_use:
        raise links.LinkIsDead
    planned = _plan(introduction, FollowUpTask.STILL_THERE, today, Callee.CANDIDATE)
    _note_outcome(planned, details, LinkHolder.CANDIDATE, today)
    introduction.steps[-1].link_holder = LinkHolder.CANDIDATE
    db.session.flush()


def _note_outcome(
    planned: FollowUp, details: OutcomeDetails, holder: LinkHolder, today: date
) -> None:
    planned.link_holder = holder
    with speaking(DESK_LANGUAGE):
        outcomes.note(planned, details, by=None, today=today)
    outcomes.goes_when_undone(planned)


def _is_known(introduction: Introduction, details: OutcomeDetails, before: str | None) -> bool:
    is_same = is_said_already(details.outcome, introduction.state, before=before)
    if details.appointment is None or introduction.appointment is None:
        return is_same
    made = details_of(introduction)
    is_made = introduction.state == IntroductionState.APPOINTMENT
    told = {k: v for k, v in vars(details.appointment).items() if v is not None}
    return is_same or (is_made and replace(made, **told) == made)


def _refuse_hour(details: OutcomeDetails, at: datetime) -> None:
    made = details.appointment
    if made and made.on == day_of(at) and is_over(made, at=at):
        raise HourIsOver


def _note(introduction: Introduction, details: OutcomeDetails, answered: AnswerMoment) -> None:
    last = introduction.steps[-1]
    if introduction.state == IntroductionState.PROPOSED:
        _contacted(introduction, answered.today)
    planned = _plan(introduction, FollowUpTask.RECEIVED, answered.today, Callee.ORGANISATION)
    if details.outcome == FollowUpOutcome.REACHED:
        _receive(introduction, planned, details.word)
    else:
        _note_outcome(planned, details, LinkHolder.ORGANISATION, answered.today)
    for step in introduction.steps:
        if step.id > last.id:
            step.link_holder = LinkHolder.ORGANISATION
    if details.appointment:
        _tell_candidate(introduction, answered)
    _ask_to_close(introduction, details.outcome, answered.today)
    db.session.flush()


def _receive(introduction: Introduction, planned: FollowUp, word: str | None) -> None:
    """Note that the organisation has it; what is to be done stays as it is."""
    follow_ups.finish(planned, by=None)
    planned.outcome, planned.outcome_words = FollowUpOutcome.REACHED, word
    planned.link_holder = LinkHolder.ORGANISATION
    outcomes.goes_when_undone(planned)
    db.session.flush()
    audit.record(OrganisationSaysDeed.RECEIVED, introduction, by=None)


def _ask_to_close(introduction: Introduction, outcome: FollowUpOutcome, today: date) -> None:
    """Let somebody look at the other introductions of who started."""
    if outcome == FollowUpOutcome.STARTED and running_elsewhere(introduction):
        _plan(introduction, FollowUpTask.CLOSE_OTHERS, today, Callee.CANDIDATE)


def _contacted(introduction: Introduction, today: date) -> None:
    """Note that the organisation knows, where a colleague took the step back that said so."""
    details = StepDetails(
        target=IntroductionState.CONTACTED, on=today, told_how=DisclosureChannel.EMAIL
    )
    introductions.move(introduction, details, by=None, today=today)


def _keep(introduction: Introduction, details: OutcomeDetails, answered: AnswerMoment) -> None:
    """Let somebody at the desk look at an answer that changes nothing by itself."""
    is_late = introduction.state in OVER
    task = FollowUpTask.LATE if is_late else FollowUpTask.OTHERWISE
    kept = _plan(introduction, task, answered.today, Callee.ORGANISATION)
    kept.what, kept.answered = typed_in(details), code_of(details)
    kept.link_holder = LinkHolder.ORGANISATION
    audit.record(OrganisationSaysDeed.LATE, introduction, by=None)


def _plan(introduction: Introduction, task: FollowUpTask, today: date, callee: Callee) -> FollowUp:
    details = FollowUpDetails(
        task=task,
        due_on=open_days().first_from(today),
        introduction_id=introduction.id,
        callee=callee,
    )
    return follow_ups.plan(details, by=None, today=today)


def _tell_candidate(introduction: Introduction, answered: AnswerMoment) -> None:
    """Mail the appointment where that is agreed, else let somebody call."""
    candidate, made = introduction.candidate, introduction.appointment
    if made is not None and made.mailed_hash == hash_of(introduction):
        return
    kind = next((one for one in kinds_for(introduction) if one.is_about_appointment), None)
    is_dead = (candidate.email or "").lower() in outbox.dead_addresses()
    if kind and candidate.email and not candidate.mail_stopped_at and not is_dead:
        letters.mail(introduction, kind, by=None, at=answered.at, address_of=answered.stop_address)
        return
    _plan(introduction, FollowUpTask.TELL, answered.today, Callee.CANDIDATE)
