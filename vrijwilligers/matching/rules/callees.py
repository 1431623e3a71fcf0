"""Whom a follow-up asks to call, and what made the house itself plan one."""

from enum import StrEnum


class Callee(StrEnum):
    """Whom a follow-up asks to call."""

    CANDIDATE = "candidate"
    ORGANISATION = "organisation"


class FollowUpPrompt(StrEnum):
    """What made the house itself plan a follow-up."""

    FILLED = "filled"  # the organisation said so: who was introduced there must hear it
