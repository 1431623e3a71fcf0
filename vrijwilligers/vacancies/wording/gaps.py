"""What can still be improved of vacancies, in words."""

from collections.abc import Mapping
from typing import NamedTuple

from flask_babel import lazy_gettext as _l

from vrijwilligers.vacancies.rules import Gap

GAPS = {
    Gap.CATEGORY: _l("without a category"),
    Gap.TALENTS: _l("without talents"),
    Gap.TEXT_NL: _l("without a text in Dutch"),
    Gap.TEXT_FR: _l("without a text in French"),
    Gap.TEXT_EN: _l("without a text in English"),
    Gap.UNCONFIRMED: _l("not confirmed for long"),
    Gap.SOURCE: _l("the source changed what it says"),
    Gap.DOUBLE: _l("likely doubles"),
}


class GapInWords(NamedTuple):
    """Of how many open vacancies something can be improved."""

    gap: Gap
    words: str
    amount: int


def say_gaps(counts: Mapping[Gap, int]) -> list[GapInWords]:
    """Say what can be improved, and of how many vacancies."""
    return [GapInWords(gap, str(GAPS[gap]), amount) for gap, amount in counts.items()]
