"""What came of a follow-up, in words."""

from collections.abc import Iterable, Mapping
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.callees import Callee, FollowUpPrompt
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import say_near_day
from vrijwilligers.vocabulary.link_holders import LinkHolder

WEEK_AHEAD = 7  # days: from then on a day is said as a date
OUTCOME_WORDS = {
    FollowUpOutcome.REACHED: _l("Reached"),
    FollowUpOutcome.NOT_REACHED: _l("Not reached"),
    FollowUpOutcome.TALKED: _l("They talked"),
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
HOLDER_WORDS = {
    LinkHolder.ORGANISATION: _l("the organisation"),
    LinkHolder.CANDIDATE: _l("the candidate"),
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
    if follow_up.link_holder:
        return _(
            "Noted already by %(who)s: %(what)s.",
            who=HOLDER_WORDS[follow_up.link_holder],
            what=what,
        )
    if follow_up.done_by_id == by or follow_up.done_by is None:
        return _("You noted this already: %(what)s.", what=what)
    name = follow_up.done_by.name
    return _("%(name)s noted this already: %(what)s.", name=name, what=what)


def _say_offered(outcome: FollowUpOutcome, day: date) -> str:
    words, when = OUTCOME_WORDS[outcome], say_near_day(day)
    if (day - today()).days < WEEK_AHEAD:
        return _("%(outcome)s · again: %(day)s", outcome=words, day=when)
    return _("%(outcome)s · again on %(day)s", outcome=words, day=when)
