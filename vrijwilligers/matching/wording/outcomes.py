"""What came of a follow-up, in words."""

from collections.abc import Iterable, Mapping
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.callees import Callee, FollowUpPrompt
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.languages import say_near_day

OUTCOME_WORDS = {
    FollowUpOutcome.REACHED: _l("Reached"),
    FollowUpOutcome.NOT_REACHED: _l("Not reached"),
    FollowUpOutcome.APPOINTMENT: _l("An appointment"),
    FollowUpOutcome.STARTED: _l("Started"),
    FollowUpOutcome.COMPLETED: _l("The short assignment is done"),
    FollowUpOutcome.STAYED: _l("Still there after three months"),
    FollowUpOutcome.ENDED: _l("It did not work"),
    FollowUpOutcome.DONE: _l("Done"),
}
CALLEE_WORDS = {
    Callee.CANDIDATE: _l("The candidate"),
    Callee.ORGANISATION: _l("The organisation"),
}
PROMPT_WORDS = {FollowUpPrompt.FILLED: _l("The place was taken")}


def offered(
    outcomes: Iterable[FollowUpOutcome], again_on: Mapping[FollowUpOutcome, date]
) -> dict[str, str]:
    """Name each outcome, with the day on which we ask again where that is known already."""
    return {
        one.value: _say_offered(one, again_on[one]) if one in again_on else str(OUTCOME_WORDS[one])
        for one in outcomes
    }


def say_outcome(follow_up: FollowUp) -> str:
    """Say what came of it, with the word that was noted."""
    what = str(OUTCOME_WORDS[follow_up.outcome]) if follow_up.outcome else _("Done")
    if not follow_up.outcome_words:
        return what
    return _("%(outcome)s: “%(words)s”", outcome=what, words=follow_up.outcome_words)


def say_noted(follow_up: FollowUp, *, by: int | None) -> str:
    """Say who noted what came of it; ``by`` is the reader."""
    what = say_outcome(follow_up)
    if follow_up.done_by_id == by or follow_up.done_by is None:
        return _("You noted this already: %(what)s.", what=what)
    name = follow_up.done_by.name
    return _("%(name)s noted this already: %(what)s.", name=name, what=what)


def say_next(follow_up: FollowUp, state: IntroductionState | None) -> str:
    """Say what has to be done next, by how far an introduction has come."""
    introduction = follow_up.introduction
    if introduction is None:
        return follow_up.what
    name = introduction.candidate.first_name
    if state == IntroductionState.STARTED:
        return _("Ask %(name)s after three months: how does it go?", name=name)
    if state == IntroductionState.APPOINTMENT:
        return _("Call %(name)s: how was the appointment?", name=name)
    return _("Call %(name)s: did it work out?", name=name)


def _say_offered(outcome: FollowUpOutcome, day: date) -> str:
    words = OUTCOME_WORDS[outcome]
    return _("%(outcome)s · again: %(day)s", outcome=words, day=say_near_day(day))
