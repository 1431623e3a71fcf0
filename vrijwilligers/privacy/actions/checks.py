"""A task to look where a text may still name somebody who went at night."""

from datetime import date

from flask_babel import gettext as _

from vrijwilligers.matching.actions.follow_ups import plan
from vrijwilligers.matching.rules.steps import FollowUpDetails
from vrijwilligers.privacy.actions.erasure import Erasure
from vrijwilligers.vocabulary.languages import DESK_LANGUAGE, speaking


def plan_check(erasure: Erasure, *, today: date) -> None:
    """Plan to look at what was not sure enough to be taken out by itself; it names nobody."""
    if not erasure.mentions:
        return
    with speaking(DESK_LANGUAGE):
        what = _("Somebody was erased. Look whether this still names them:")
    details = FollowUpDetails(what=what, due_on=today, looks_at=tuple(erasure.mentions))
    plan(details, by=None, today=today)
