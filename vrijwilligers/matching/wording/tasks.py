"""What has to be done, in the language of who reads it, whoever wrote it down."""

import json
from collections.abc import Callable
from datetime import date, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.states import IntroductionEndReason
from vrijwilligers.matching.wording.appointments import say_appointment, say_moment
from vrijwilligers.matching.wording.outcomes import OUTCOME_WORDS
from vrijwilligers.matching.wording.states import REASON_WORDS
from vrijwilligers.vocabulary.languages import say_day

TASK_WORDS = {
    FollowUpTask.RESULT: _l("Ask whether it worked out"),
    FollowUpTask.APPOINTMENT: _l("Ask how the appointment was"),
    FollowUpTask.QUARTER: _l("Ask after three months how it goes"),
    FollowUpTask.ANSWER: _l("Ask the organisation whether there is an answer"),
    FollowUpTask.LOOKING: _l("Ask whether this person is still looking"),
    FollowUpTask.FILLED: _l("Say that this place is filled"),
    FollowUpTask.KEEP: _l("Ask whether we may keep this fiche"),
    FollowUpTask.MENTIONS: _l("Somebody was erased. Look whether this still names them:"),
    FollowUpTask.RECEIVED: _l("Answer of the organisation"),
    FollowUpTask.STILL_THERE: _l("Still there after three months?"),
    FollowUpTask.LATE: _l("Look at this: the organisation answered after it was closed."),
    FollowUpTask.OTHERWISE: _l(
        "Look at this: the organisation answered something else than we know."
    ),
    FollowUpTask.TELL: _l("Tell this person of the appointment"),
    FollowUpTask.CLOSED: _l("Close: started elsewhere"),
    FollowUpTask.CALL_OFF: _l("Tell the organisation: this person started elsewhere"),
    FollowUpTask.CLOSE_OTHERS: _l("This person started: close the other introductions?"),
}
BESIDE = " · "


def say_task(follow_up: FollowUp) -> str:
    """Say what has to be done: in the words that were typed, or in ours."""
    if follow_up.task is None:
        return follow_up.what or ""
    say = SAY_MORE.get(follow_up.task)
    return (say(follow_up) if say else "") or str(TASK_WORDS[follow_up.task])


def _keep(follow_up: FollowUp) -> str:
    if follow_up.candidate is None:
        return ""
    day = say_day(follow_up.candidate.erase_on)
    return _("Ask whether we may keep this fiche: it is erased on %(day)s.", day=day)


def _tell(follow_up: FollowUp) -> str:
    moment = say_appointment(follow_up.introduction) if follow_up.introduction else ""
    words = TASK_WORDS[FollowUpTask.TELL]
    return f"{words}: {moment}" if moment else ""


def _answered(follow_up: FollowUp) -> str:
    said = BESIDE.join(filter(None, (_say_code(follow_up.answered), follow_up.what)))
    words = str(TASK_WORDS[follow_up.task or FollowUpTask.LATE])
    return f"{words} {said}" if said else words


SAY_MORE: dict[FollowUpTask, Callable[[FollowUp], str]] = {
    FollowUpTask.KEEP: _keep,
    FollowUpTask.TELL: _tell,
    FollowUpTask.LATE: _answered,
    FollowUpTask.OTHERWISE: _answered,
}


def code_of(details: OutcomeDetails) -> str:
    """Return what was answered as JSON, without the words that were typed."""
    made = details.appointment
    on, hour = (made.on, made.begins_at) if made else (details.on, None)
    said = {
        "outcome": details.outcome.value,
        "reason": details.reason.value if details.reason else None,
        "on": on.isoformat() if on else None,
        "begins_at": hour.isoformat() if hour else None,
    }
    return json.dumps({name: value for name, value in said.items() if value})


def typed_in(details: OutcomeDetails) -> str | None:
    """Return what was typed in an answer, or nothing."""
    made = details.appointment
    places = (made.place, made.with_whom) if made else ()
    word = f"“{details.word}”" if details.word else None
    return BESIDE.join(filter(None, (*places, word))) or None


def _say_code(answered: str | None) -> str:
    if not answered:
        return ""
    said = json.loads(answered)
    words = [str(OUTCOME_WORDS[FollowUpOutcome(said["outcome"])])]
    if "on" in said:
        hour = time.fromisoformat(said["begins_at"]) if "begins_at" in said else None
        words.append(say_moment(date.fromisoformat(said["on"]), hour))
    if "reason" in said:
        words.append(str(REASON_WORDS[IntroductionEndReason(said["reason"])]))
    return BESIDE.join(words)


def typed_or_ours(text: str | None, proposed: FollowUpTask | None) -> dict[str, Any]:
    """Return what has to be done, for ``FollowUpDetails``: ours where nobody changed it."""
    if proposed and text == str(TASK_WORDS[proposed]):
        return {"task": proposed}
    return {"what": text}
