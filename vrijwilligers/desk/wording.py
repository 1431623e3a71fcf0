"""The words of what is logged about a person, for the page that coordinators read."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.core import audit
from vrijwilligers.matching.rules.states import State

CANDIDATE, INTRODUCTION, FOLLOW_UP, CONTACT = (
    "candidate",
    "introduction",
    "follow_up",
    "desk_contact",
)
DEEDS = {
    (CANDIDATE, audit.VIEWED): _l("opened the fiche"),
    (CANDIDATE, "registered"): _l("made the fiche"),
    (CANDIDATE, "changed"): _l("changed the fiche"),
    (CANDIDATE, "consent given"): _l("noted consent"),
    (CANDIDATE, "consent withdrawn"): _l("noted that consent is withdrawn"),
    (CANDIDATE, "conversation"): _l("counted a conversation"),
    (INTRODUCTION, "candidate said yes"): _l("noted the yes to an introduction"),
    (FOLLOW_UP, "planned"): _l("planned a follow-up"),
    (FOLLOW_UP, "done"): _l("did a follow-up"),
    (FOLLOW_UP, "reopened"): _l("took a follow-up up again"),
    (FOLLOW_UP, "postponed"): _l("put a follow-up off"),
    **{(INTRODUCTION, state.value): _l("noted a step of an introduction") for state in State},
}
