"""What happens with somebody at the desk besides steps of an introduction: shown, given, called."""

from enum import StrEnum


class FicheEventKind(StrEnum):
    """What happened; nothing of it is changed later."""

    WELCOMED = "welcomed"  # was told what volunteering is
    DUTCH_EXPLAINED = "dutch_explained"  # heard where one practises Dutch: an onward referral
    ACCESSIBLE_EXPLAINED = "accessible_explained"  # heard which organisations are accessible
    SUGGESTED = "suggested"  # saw a vacancy in the list of what fits
    HANDED_OUT = "handed_out"  # took a vacancy along on paper
    GOES_ALONE = "goes_alone"  # goes there without an introduction by us
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    MAILED = "mailed"
    TEXTED = "texted"
