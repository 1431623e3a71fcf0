"""Whom a follow-up asks to call, what the house itself asks, and what made it plan that."""

from enum import StrEnum


class Callee(StrEnum):
    """Whom a follow-up asks to call."""

    CANDIDATE = "candidate"
    ORGANISATION = "organisation"


class FollowUpPrompt(StrEnum):
    """What made the house itself plan a follow-up."""

    FILLED = "filled"  # the organisation said so: who was introduced there must hear it


class FollowUpTask(StrEnum):
    """What the house itself writes down to do: said in the language of who reads it."""

    RESULT = "result"  # did it work out?
    APPOINTMENT = "appointment"  # how was it?
    QUARTER = "three_months"  # how does it go?
    ANSWER = "answer"  # does the organisation have one?
    LOOKING = "looking"  # does this person still look?
    FILLED = "filled"  # the place is taken: say so
    KEEP = "keep"  # may we keep the fiche?
    MENTIONS = "mentions"  # does this still name somebody who was erased?
    RECEIVED = "received"  # what an organisation answered; done at once
    STILL_THERE = "still_there"  # what somebody answered after three months; done at once
    LATE = "late"  # an organisation answered after it was over
    OTHERWISE = "otherwise"  # an organisation answered something else than we know
    TELL = "tell"  # say the appointment to who cannot be mailed
    CLOSED = "closed"  # somebody started elsewhere; done at once
    CALL_OFF = "call_off"  # say to an organisation that somebody started elsewhere
    CLOSE_OTHERS = "close_others"  # somebody started: what of the other introductions?


# What an answer of an organisation says too: nobody is called for it any more.
ASKED_OF_BOTH = (
    FollowUpTask.RESULT,
    FollowUpTask.APPOINTMENT,
    FollowUpTask.ANSWER,
    FollowUpTask.QUARTER,
    FollowUpTask.TELL,
)
