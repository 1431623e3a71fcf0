"""What waits for coordinators on the page of today, until they decide."""

from flask_babel import ngettext

from vrijwilligers.desk.feature import WaitsForColleague, WhatWaits
from vrijwilligers.privacy.feature import PrivacyPermission
from vrijwilligers.privacy.queries.soon import how_many_stay


def say_what_waits(question: WhatWaits) -> list[WaitsForColleague]:
    """Answer how many fiches stay beyond their day, on request of the person."""
    number = how_many_stay(question.day) if question.may(PrivacyPermission.ERASE) else 0
    if not number:
        return []
    words = ngettext(
        "%(num)s fiche is not used and its day is over: erase it or keep it?",
        "%(num)s fiches are not used and their day is over: erase them or keep them?",
        number,
    )
    return [WaitsForColleague("privacy.index", words)]
