"""Why a vacancy is suggested: what speaks for it, against it, and what nobody knows yet.

A reason is a criterion with facts; the page puts it into words in the language of its reader.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vrijwilligers.matching.rules.arrays import REMOTE, area_of, place_of
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.score import (
    IN_TIME,
    LATE,
    LATELY,
    MIDDLE,
    NEAR_KM,
    SOON,
    STALE,
    fit_word,
    kilometres,
)
from vrijwilligers.matching.rules.sides import (
    DUTCH,
    OUTSIDE,
    STEPS,
    Criterion,
    Offer,
    ReasonFacts,
    Wishes,
    is_welcome_to_practise,
    missing,
)
from vrijwilligers.matching.rules.welcome import is_almost_empty
from vrijwilligers.vocabulary.week import blocks_of

ORDER = {True: 0, False: 1, None: 2}
MOST_AT_FIRST = 4
MATTERS = (  # where it is unknown, this decides whether somebody can go there at all
    Criterion.LANGUAGES,
    Criterion.PRACTISE_DUTCH,
    Criterion.DAYS,
    Criterion.AGE,
    Criterion.PERIOD,
    Criterion.DISTANCE,
)
ORDER_OF_CRITERIA = {criterion: place for place, criterion in enumerate(Criterion)}


@dataclass(frozen=True)
class MatchReason:
    """Something that speaks for (``fits``), against (not ``fits``) or is unknown (``None``)."""

    criterion: Criterion
    fits: bool | None
    facts: ReasonFacts


def reasons_for(offer: Offer, wishes: Wishes, *, today: date) -> tuple[MatchReason, ...]:
    """Give the reasons: for, then against, then what to ask; each in the order of the criteria."""
    return in_order(reason for tell in TELLERS for reason in tell(offer, wishes, today))


def in_order(reasons: Iterable[MatchReason]) -> tuple[MatchReason, ...]:
    """Put reasons into the order in which they are read."""
    return tuple(
        sorted(
            reasons, key=lambda reason: (ORDER[reason.fits], ORDER_OF_CRITERIA[reason.criterion])
        )
    )


def sent_lately(sent: int) -> MatchReason:
    """Say how many an organisation was sent lately: it may be busy with them."""
    return MatchReason(Criterion.FAIRNESS, False, {"sent": sent})


def first_reasons(reasons: Sequence[MatchReason]) -> tuple[MatchReason, ...]:
    """Choose what a card says before it is opened: against first, then unknown, then for.

    Whatever is against it, one reason for it stays.
    """
    against = [one for one in reasons if one.fits is False]
    unknown = sorted((one for one in reasons if one.fits is None), key=_matters)
    of_note = set(notable_criteria(reasons))
    speaks = [one for one in reasons if one.fits and one.criterion in of_note]
    kept = MOST_AT_FIRST - bool(speaks)
    first = [*against, *unknown][:kept]
    return (*first, *speaks[: MOST_AT_FIRST - len(first)])


def notable_criteria(reasons: Iterable[MatchReason]) -> Iterator[Criterion]:
    """Yield what speaks for a vacancy and not for most others too, as a late confirmation does."""
    return (one.criterion for one in reasons if one.fits and one.criterion != Criterion.FRESHNESS)


def _matters(reason: MatchReason) -> int:
    return MATTERS.index(reason.criterion) if reason.criterion in MATTERS else len(MATTERS)


def fit_of(score: float, reasons: Iterable[MatchReason]) -> Fit:
    """Say a score (0 to 1) as a word: at most *possible* when somebody is free on no day asked."""
    return Fit.POSSIBLE if any(map(_is_never_free, reasons)) else fit_word(score)


def _is_never_free(reason: MatchReason) -> bool:
    is_against = reason.criterion is Criterion.DAYS and reason.fits is False
    return is_against and not reason.facts["free"]


def _talents(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    unknown = missing(candidate=not wishes.talents, vacancy=not offer.talents)
    if unknown:
        yield MatchReason(Criterion.TALENTS, None, unknown)
        return
    shared, lacked = offer.talents & wishes.talents, offer.talents - wishes.talents
    if shared:
        yield MatchReason(Criterion.TALENTS, True, {"shared": tuple(sorted(shared))})
    if lacked:
        yield MatchReason(Criterion.TALENTS, False, {"lacked": tuple(sorted(lacked))})


def _practise_dutch(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    if not wishes.practise_dutch:
        is_unknown = DUTCH not in wishes.languages and wishes.spoken_with_us != DUTCH
        if offer.practise_from and is_unknown and is_almost_empty(wishes):
            yield MatchReason(Criterion.PRACTISE_DUTCH, None, {"from": offer.practise_dutch})
        return
    unknown = missing(candidate=False, vacancy=offer.practise_dutch is None)
    if unknown:
        yield MatchReason(Criterion.PRACTISE_DUTCH, None, unknown)
        return
    facts: ReasonFacts = {"from": offer.practise_dutch, "has": wishes.languages.get(DUTCH)}
    welcome = is_welcome_to_practise(offer, wishes)
    yield MatchReason(
        Criterion.PRACTISE_DUTCH,
        welcome,
        facts | missing(candidate=welcome is None, vacancy=False),
    )


def _category(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    unknown = missing(candidate=not wishes.categories, vacancy=not offer.category)
    facts: ReasonFacts = unknown or {"category": offer.category}
    fits = None if unknown else offer.category in wishes.categories
    if offer.category in wishes.refused_kinds - wishes.categories:
        fits, facts = False, {"category": offer.category, "refused": True}
    yield MatchReason(Criterion.CATEGORY, fits, facts)


def _distance(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    place, home = place_of(offer), area_of(wishes.municipality)
    if place == REMOTE:
        yield MatchReason(Criterion.DISTANCE, wishes.remote or None, {"remote": True})
    elif place is None or home is None:
        facts = missing(candidate=home is None, vacancy=place is None)
        yield MatchReason(Criterion.DISTANCE, None, facts)
    elif OUTSIDE in (place, home):  # both outside may be near: nobody knows
        fits = False if home != OUTSIDE else None
        yield MatchReason(Criterion.DISTANCE, fits, {"outside": place == OUTSIDE})
    else:
        km = kilometres(home, place) or 0.0
        facts = {"municipality": place, "km": round(km)}
        yield MatchReason(Criterion.DISTANCE, km <= NEAR_KM, facts)


def _days(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    unknown = missing(candidate=not wishes.days, vacancy=not offer.days)
    if unknown:
        yield MatchReason(Criterion.DAYS, None, unknown)
        return
    free, taken = blocks_of(offer.days & wishes.days), blocks_of(offer.days & ~wishes.days)
    facts: ReasonFacts = {"free": free, "not_free": taken}
    part = len(free) / offer.parts_needed
    fits = True if part >= 1 else None if part >= MIDDLE else False
    yield MatchReason(Criterion.DAYS, fits, facts)


def _engagement(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    unknown = missing(candidate=not wishes.engagement, vacancy=not offer.engagement)
    facts: ReasonFacts = unknown or {"engagement": offer.engagement}
    fits = None if unknown else offer.engagement == wishes.engagement
    yield MatchReason(Criterion.ENGAGEMENT, fits, facts)


def _languages(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    if not offer.languages:
        yield MatchReason(Criterion.LANGUAGES, None, missing(candidate=False, vacancy=True))
    for language, level in sorted(offer.languages.items()):
        rank = wishes.rank_in(language)
        speaks = wishes.sure_rank_in(language) >= offer.needed_rank(language)
        has = wishes.languages.get(language)
        facts: ReasonFacts = {"language": language, "needed": level, "has": has}
        if speaks:
            yield MatchReason(Criterion.LANGUAGES, True, facts)
        elif rank is None:
            yield MatchReason(
                Criterion.LANGUAGES, None, facts | missing(candidate=True, vacancy=False)
            )
        else:
            yield MatchReason(Criterion.LANGUAGES, False, facts)


def _age(offer: Offer, wishes: Wishes, today: date) -> Iterator[MatchReason]:
    facts: ReasonFacts = {"minimum_age": offer.lowest_age}
    if not offer.lowest_age:
        return
    if wishes.birth_year is None:
        yield MatchReason(Criterion.AGE, None, facts | missing(candidate=True, vacancy=False))
    elif offer.minimum_age is not None:
        yield MatchReason(Criterion.AGE, today.year - wishes.birth_year >= offer.lowest_age, facts)


def _period(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    """Ask whether somebody may join later, when it starts before they are available."""
    start, free = offer.start_on, wishes.available_from
    if start and free and start < free:
        facts: ReasonFacts = {"start_on": start, "available_from": free}
        yield MatchReason(Criterion.PERIOD, None, facts | missing(candidate=False, vacancy=True))


def _start(offer: Offer, wishes: Wishes, today: date) -> Iterator[MatchReason]:
    """Say what begins soon, and what begins only months after somebody is free."""
    free = max(today, wishes.available_from or today)
    if not offer.start_on or offer.start_on <= today:
        return
    if offer.start_on <= free + SOON:
        yield MatchReason(Criterion.START, True, {"start_on": offer.start_on})
    elif offer.start_on > free + LATE - (LATE - SOON) * (MIDDLE / IN_TIME):
        yield MatchReason(Criterion.START, False, {"start_on": offer.start_on})


def _freshness(offer: Offer, _wishes: Wishes, today: date) -> Iterator[MatchReason]:
    """Say what was confirmed lately, and what was not for so long that one asks first."""
    if not offer.fresh_on:
        return
    if offer.fresh_on > today - LATELY:
        yield MatchReason(Criterion.FRESHNESS, True, {"fresh_on": offer.fresh_on})
    elif offer.fresh_on <= today - STALE:
        yield MatchReason(Criterion.FRESHNESS, False, {"fresh_on": offer.fresh_on})


def _support(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    """Say what is offered, to who asked with what they need; what they need is not repeated."""
    if wishes.needs - STEPS:
        unknown = missing(candidate=False, vacancy=offer.support_offered is None)
        yield MatchReason(Criterion.SUPPORT, offer.support_offered, unknown)
    if wishes.needs & STEPS:
        unknown = missing(candidate=False, vacancy=offer.wheelchair is None)
        facts = unknown | ReasonFacts(enters=bool(offer.wheelchair))
        yield MatchReason(Criterion.SUPPORT, offer.wheelchair, facts)


def _welcome(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    """Say what welcomes who comes for the first time, while we know little else; and the label."""
    if offer.support_offered and not wishes.needs - STEPS and is_almost_empty(wishes):
        yield MatchReason(Criterion.SUPPORT, True, {})
    if offer.is_accessible:
        yield MatchReason(Criterion.ACCESSIBLE, True, {})


def _before(offer: Offer, wishes: Wishes, _today: date) -> Iterator[MatchReason]:
    """Say what was between somebody and this organisation before."""
    if offer.organisation_id in wishes.refused_homes:
        yield MatchReason(Criterion.BEFORE, False, {"refused": True})
    elif offer.organisation_id in wishes.former_homes:
        yield MatchReason(Criterion.BEFORE, None, {"refused": False})


TELLERS: tuple[Callable[[Offer, Wishes, date], Iterator[MatchReason]], ...] = (
    _talents,
    _practise_dutch,
    _category,
    _distance,
    _days,
    _engagement,
    _support,
    _welcome,
    _languages,
    _age,
    _period,
    _start,
    _freshness,
    _before,
)
