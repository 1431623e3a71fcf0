"""What the team fills in about an introduction and about what has to be followed up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.matching.rules.callees import Callee, FollowUpPrompt, FollowUpTask
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.settings.rules.open_days import OpenDays

WEEK = timedelta(days=7)
YEAR = timedelta(days=366)
QUARTER = timedelta(days=91)  # thirteen weeks: *stayed* means still there after three months
NEXT_CONTACT = {
    IntroductionState.PROPOSED: WEEK,
    IntroductionState.CONTACTED: WEEK,
    IntroductionState.TALKED: WEEK,
    IntroductionState.APPOINTMENT: timedelta(days=1),  # the day after it: how was it?
    IntroductionState.STARTED: QUARTER,
}


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A wish to introduce somebody: to which organisations (ids) they said yes, and how (P-16).

    ``shown`` is the digest of the words that were read; without it they are not compared.
    ``listed`` are the vacancies of the list from which this was done, in their order.
    ``contacted`` says how the organisation was told already; the yes ends with the consent that it
    ``rests_on``.
    """

    agreed: Mapping[int, ConsentWay]
    shown: str | None = None
    note: str | None = None
    contacted: DisclosureChannel | None = None
    listed: tuple[int, ...] = ()
    project: str | None = None  # that pays for it
    rests_on: ConsentPurpose = ConsentPurpose.SHARING


@dataclass(frozen=True, kw_only=True)
class StepDetails:
    """The next step of an introduction; who ended it and why go with an end alone.

    ``told_how`` says how the organisation heard of somebody, where it hears so by this step;
    ``is_from_candidate``, which is not kept, that we know of this step from the person themselves;
    ``is_told_later`` that the organisation does not hear it by this step.
    """

    target: IntroductionState
    on: date
    note: str | None = None
    side: EndedBy | None = None
    reason: IntroductionEndReason | None = None
    told_how: DisclosureChannel | None = None
    is_from_candidate: bool = False
    is_told_later: bool = False


@dataclass(frozen=True, kw_only=True)
class FollowUpDetails:
    """Something to do on a day; for one of the team, for a role, else for whoever is there.

    ``what`` is in the words of who planned it; what the house itself asks is a ``task``, and
    ``answered`` what an organisation said, as a code.
    """

    due_on: date
    what: str | None = None
    task: FollowUpTask | None = None
    answered: str | None = None
    for_staff_id: int | None = None
    for_role: Role | None = None
    candidate_id: int | None = None
    introduction_id: int | None = None
    looks_at: tuple[tuple[str, int], ...] = ()  # records, by table and number
    callee: Callee | None = None
    prompt: FollowUpPrompt | None = None


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """To whom a follow-up goes, with a word: one of the team, or whoever of a role is first."""

    for_staff_id: int | None = None
    for_role: Role | None = None
    words: str | None = None


def is_too_far(on: date, today: date) -> bool:
    """Tell whether an appointment is more than a year ahead: nobody makes one so early."""
    return on - today > YEAR


def follow_up_after(state: IntroductionState, on: date, open_days: OpenDays) -> date | None:
    """Propose an open day to ask how it went, ``None`` for what is over."""
    if state not in NEXT_CONTACT:
        return None
    return open_days.first_from(on + NEXT_CONTACT[state])
