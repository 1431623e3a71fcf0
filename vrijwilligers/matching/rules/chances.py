"""How likely it is that an introduction works out: places, how fast one answers, level of Dutch.

It stands beside how well a vacancy fits and changes no order: a slow organisation may need help,
and who fits well goes there all the same. It is a word with its reasons, never a number.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from vrijwilligers.matching.rules.answers import ResponseRecord
from vrijwilligers.matching.rules.sides import DUTCH, Offer, Wishes, is_welcome_to_practise
from vrijwilligers.vocabulary.levels import Level

FAST, SLOW = 3.0, 7.0  # days in which the middle one of the last answers came
MANY_UNDERWAY = 2  # where nobody said how many are looked for
CERTAIN = 2  # reasons for it, and none against


class Chance(StrEnum):
    """The chance that it works out, as a word."""

    GOOD = "good"
    POSSIBLE = "possible"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class ChanceCriterion(StrEnum):
    """What makes it likely or not."""

    PLACES = "places"
    UNDERWAY = "underway"
    SPEED = "speed"
    WAITING = "waiting"
    DUTCH = "dutch"
    PRACTISE = "practise"


@dataclass(frozen=True, kw_only=True)
class VacancyProspect:
    """What is known of a vacancy and its organisation when one more person would come."""

    places: int | None = None
    underway: int = 0
    sent_lately: int = 0  # people to its organisation, where that is many
    record: ResponseRecord = field(default_factory=ResponseRecord)


@dataclass(frozen=True)
class ChanceReason:
    """Something that makes it likely (``fits``), unlikely (not) or is unknown (``None``)."""

    criterion: ChanceCriterion
    fits: bool | None
    amount: int = 0
    level: Level | str | None = None


def chance_reasons(
    offer: Offer, wishes: Wishes, prospect: VacancyProspect
) -> tuple[ChanceReason, ...]:
    """Give the reasons: for, then against, then what is not known."""
    found = [reason for tell in TELLERS for reason in tell(offer, wishes, prospect)]
    return tuple(sorted(found, key=lambda reason: (True, False, None).index(reason.fits)))


def chance_of(reasons: Iterable[ChanceReason]) -> Chance:
    """Say the chance as a word: good only where nothing speaks against it."""
    known = [reason.fits for reason in reasons if reason.fits is not None]
    against = known.count(False)
    if not known:
        return Chance.UNKNOWN
    if against > known.count(True):
        return Chance.UNSURE
    return Chance.GOOD if not against and len(known) >= CERTAIN else Chance.POSSIBLE


def _places(_offer: Offer, _wishes: Wishes, prospect: VacancyProspect) -> Iterator[ChanceReason]:
    if prospect.places is None:
        if prospect.underway >= MANY_UNDERWAY:
            yield ChanceReason(ChanceCriterion.UNDERWAY, False, prospect.underway)
        return
    left = prospect.places - prospect.underway
    if left > 0:
        yield ChanceReason(ChanceCriterion.PLACES, True, left)
    else:
        yield ChanceReason(ChanceCriterion.UNDERWAY, False, prospect.underway)


def _speed(_offer: Offer, _wishes: Wishes, prospect: VacancyProspect) -> Iterator[ChanceReason]:
    middle, waiting = prospect.record.median_days, prospect.record.waiting
    if waiting:
        yield ChanceReason(ChanceCriterion.WAITING, False, waiting)
    if middle is None:
        if not waiting:
            yield ChanceReason(ChanceCriterion.SPEED, None)
    elif middle <= FAST or middle > SLOW:
        yield ChanceReason(ChanceCriterion.SPEED, middle <= FAST, max(1, round(middle)))


def _dutch(offer: Offer, wishes: Wishes, _prospect: VacancyProspect) -> Iterator[ChanceReason]:
    needed = offer.needed_rank(DUTCH)
    if not needed:
        return
    if wishes.sure_rank_in(DUTCH) >= needed:
        yield ChanceReason(ChanceCriterion.DUTCH, True, level=offer.languages[DUTCH])
    elif is_welcome_to_practise(offer, wishes):
        yield ChanceReason(ChanceCriterion.PRACTISE, True, level=offer.practise_dutch)
    else:
        is_known = wishes.rank_in(DUTCH) is not None
        level = offer.languages[DUTCH]
        yield ChanceReason(ChanceCriterion.DUTCH, False if is_known else None, level=level)


TELLERS: tuple[Callable[[Offer, Wishes, VacancyProspect], Iterator[ChanceReason]], ...] = (
    _places,
    _speed,
    _dutch,
)
