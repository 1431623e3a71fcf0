"""What waits for coordinators on the page of today, until they decide."""

from collections.abc import Iterator

from flask_babel import ngettext

from vrijwilligers.desk.feature import WaitsForColleague, WhatWaits
from vrijwilligers.privacy.feature import PrivacyPermission
from vrijwilligers.privacy.queries.soon import how_many_stay
from vrijwilligers.privacy.queries.uninformed import how_many_uninformed


def say_what_waits(question: WhatWaits) -> list[WaitsForColleague]:
    """Answer how many fiches stay beyond their day, and how many people do not know of theirs."""
    stay = how_many_stay(question.day) if question.may(PrivacyPermission.ERASE) else 0
    unknown = how_many_uninformed() if question.may(PrivacyPermission.INFORM) else 0
    return [*_staying(stay), *_uninformed(unknown)]


def _staying(number: int) -> Iterator[WaitsForColleague]:
    if number:
        words = ngettext(
            "%(num)s fiche is not used and its day is over: erase it or keep it?",
            "%(num)s fiches are not used and their day is over: erase them or keep them?",
            number,
        )
        yield WaitsForColleague("privacy.index", words)


def _uninformed(number: int) -> Iterator[WaitsForColleague]:
    if number:
        words = ngettext(
            "%(num)s person of a list does not know yet that we have their data",
            "%(num)s people of a list do not know yet that we have their data",
            number,
        )
        yield WaitsForColleague("privacy.uninformed_people", words)
