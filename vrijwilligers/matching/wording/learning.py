"""What outcomes say of the weights, in words."""

from dataclasses import dataclass

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from vrijwilligers.matching.rules.learning import ENOUGH, LearningState, WeightProposal


@dataclass(frozen=True)
class LearnedInWords:
    """What outcomes say, and whether there is a proposal to look at."""

    said: str
    is_sure: bool


def learned(found: WeightProposal) -> LearnedInWords:
    """Say what the outcomes tell of other weights."""
    return LearnedInWords(_said(found), found.state == LearningState.SURE)


def _said(found: WeightProposal) -> str:
    known = ngettext(
        "We know of %(num)s introduction what became of it.",
        "We know of %(num)s introductions what became of them.",
        found.outcomes,
    )
    return f"{known} {_told(found)}"


def _told(found: WeightProposal) -> str:
    if found.state == LearningState.TOO_FEW:
        return _("From %(enough)s on other weights may be proposed.", enough=ENOUGH)
    if found.state == LearningState.NO_LINK:
        return _("A higher score did not go with being placed more often: nothing can be proposed.")
    if found.state == LearningState.NOT_SURE:
        return _("Other weights would not surely be better: nothing is proposed.")
    return _(
        "Take a hundred pairs of somebody who was placed and somebody who was not. The weights of "
        "today put %(now)s in the right order. Other weights would put %(then)s so, very likely "
        "between %(least)s and %(most)s.",
        now=_tenth(found.now),
        then=_tenth(found.then),
        least=_tenth(found.least),
        most=_tenth(found.most),
    )


def _tenth(pairs: float) -> str:
    return format_decimal(round(pairs, 1))
