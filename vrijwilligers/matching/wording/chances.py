"""The chance that it works out, in words: the word, and what speaks for and against it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.matching.rules.chances import Chance, ChanceCriterion, ChanceReason, chance_of
from vrijwilligers.matching.wording.reasons import KIND, READ_ALOUD
from vrijwilligers.vocabulary.words import say_level

CHANCE_WORDS = {
    Chance.GOOD: _l("Chance that it works out: good"),
    Chance.POSSIBLE: _l("Chance that it works out: it may well"),
    Chance.UNSURE: _l("Chance that it works out: not sure"),
    Chance.UNKNOWN: _l("Chance that it works out: unknown yet"),
}


@dataclass(frozen=True)
class ChanceReasonInWords:
    """A reason in words; ``kind`` is ``yes``, ``no`` or ``unknown``."""

    kind: str
    text: str

    @property
    def kind_words(self) -> str:
        """Say what a sign says to who sees it."""
        return str(READ_ALOUD[self.kind])


@dataclass(frozen=True)
class ChanceInWords:
    """The word, and why."""

    word: str
    reasons: Sequence[ChanceReasonInWords]


def say_chance(reasons: Sequence[ChanceReason]) -> ChanceInWords:
    """Put the chance and its reasons into words."""
    return ChanceInWords(
        str(CHANCE_WORDS[chance_of(reasons)]),
        [ChanceReasonInWords(KIND[one.fits], SENTENCES[one.criterion](one)) for one in reasons],
    )


def _places(reason: ChanceReason) -> str:
    return ngettext("%(num)s place left", "%(num)s places left", reason.amount)


def _underway(reason: ChanceReason) -> str:
    return ngettext(
        "%(num)s person is underway to it already",
        "%(num)s people are underway to it already",
        reason.amount,
    )


def _speed(reason: ChanceReason) -> str:
    if reason.fits is None:
        return _("unknown how fast this organisation answers")
    if reason.fits:
        return ngettext(
            "this organisation mostly answers within %(num)s day",
            "this organisation mostly answers within %(num)s days",
            reason.amount,
        )
    return ngettext(
        "this organisation mostly answers after %(num)s day only",
        "this organisation mostly answers after %(num)s days only",
        reason.amount,
    )


def _waiting(reason: ChanceReason) -> str:
    return ngettext(
        "%(num)s person waits for its answer for more than a week",
        "%(num)s people wait for its answer for more than a week",
        reason.amount,
    )


def _dutch(reason: ChanceReason) -> str:
    if reason.fits:
        return _("enough Dutch for it")
    if not reason.level:
        return _("Dutch is needed: ask")
    if reason.fits is None:
        return _("Dutch is needed (%(level)s): ask", level=say_level(reason.level))
    return _("less Dutch than is asked (%(level)s)", level=say_level(reason.level))


def _practise(reason: ChanceReason) -> str:
    return _("may come to practise Dutch, from %(level)s", level=say_level(str(reason.level)))


SENTENCES: dict[ChanceCriterion, Callable[[ChanceReason], str]] = {
    ChanceCriterion.PLACES: _places,
    ChanceCriterion.UNDERWAY: _underway,
    ChanceCriterion.SPEED: _speed,
    ChanceCriterion.WAITING: _waiting,
    ChanceCriterion.DUTCH: _dutch,
    ChanceCriterion.PRACTISE: _practise,
}
