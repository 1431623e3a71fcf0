"""The vacancies that fit a candidate best, and why another one is not among them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching.queries.basis import ranking_basis
from vrijwilligers.matching.queries.offers import offers, offers_among, wishes_of
from vrijwilligers.matching.queries.prospects import prospects
from vrijwilligers.matching.queries.set_aside import SetAsideVacancy, WaitSoFar, known_vacancies
from vrijwilligers.matching.rules import conditions, near
from vrijwilligers.matching.rules.chances import ChanceReason, chance_reasons
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.conditions import Refusal
from vrijwilligers.matching.rules.ranking import Suggestion, rank
from vrijwilligers.matching.rules.reasons import MatchReason, in_order, sent_lately
from vrijwilligers.matching.rules.sides import DEFAULT_MINIMUM_AGE, Criterion, Respondent
from vrijwilligers.organisations.rules.terms import is_paused
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import by_ids, in_list

FIRST_FEW = 5
MOST_NEAR = 3
# What is asked of a candidate once and counts for each vacancy alike. Needed languages are left
# out: each vacancy asks its own.
ASKED_ONCE = (
    Criterion.TALENTS,
    Criterion.CATEGORY,
    Criterion.DISTANCE,
    Criterion.DAYS,
    Criterion.ENGAGEMENT,
    Criterion.AGE,
)


@dataclass(frozen=True)
class SuggestionInContext:
    """A vacancy that may fit, its score (0 to 1) and the reasons.

    ``own_reasons`` leaves out what every suggestion would ask of the candidate.
    ``is_for_variety`` says that one that fits better stands lower; ``chances`` why it is likely
    or not that it works out.
    """

    vacancy: Vacancy
    score: float
    reasons: tuple[MatchReason, ...]
    own_reasons: tuple[MatchReason, ...]
    is_for_variety: bool = False
    chances: tuple[ChanceReason, ...] = ()


@dataclass(frozen=True)
class Suggestions:
    """The best ones, best first; ``total`` counts all that are possible.

    ``to_ask`` names what every suggestion would ask of the candidate: a page says it once.
    ``vacancies`` are all that were loaded with them, by number.
    """

    items: Sequence[SuggestionInContext]
    total: int
    to_ask: tuple[Criterion, ...]
    set_aside: Sequence[SetAsideVacancy] = ()
    alone: frozenset[int] = frozenset()  # where this person goes without an introduction
    vacancies: Mapping[int, Vacancy] = field(default_factory=dict)
    wait: WaitSoFar | None = None  # until something comes, as long as they agree

    @property
    def more(self) -> int:
        """Count the possible vacancies that are not shown."""
        return max(0, self.total - len(self.items))


def suggestions(
    candidate: Candidate,
    *,
    today: date,
    limit: int = FIRST_FEW,
    beside: Collection[int] = (),
    needs: frozenset[str] = frozenset(),
) -> Suggestions:
    """Return what fits best, but for the vacancies to which this person was introduced already.

    The vacancies that a page shows ``beside`` are loaded at once with them. Support ``needs`` are
    heeded where they were opened for just this.
    """
    everything, weights = ranking_basis(today)
    known = known_vacancies(candidate)
    wishes = replace(known.heeded_by(wishes_of(candidate)), needs=needs)
    without = known.not_suggested
    ranked = rank(everything, wishes, today=today, limit=limit, weights=weights, without=without)
    shown = [*(found.offer_id for found in ranked), *known.aside, *beside]
    loaded = {vacancy.id: vacancy for vacancy in in_list(dict.fromkeys(shown))}
    best = _still_open(ranked, loaded, today)
    possible = everything.ids[conditions.is_possible(everything, wishes, today=today)]
    to_ask = asked_once([found.reasons for found, _ in best])
    expected = prospects((vacancy for _, vacancy in best), today=today)

    def in_context(found: Suggestion, vacancy: Vacancy) -> SuggestionInContext:
        offer = everything.offers[everything.row_of(vacancy.id)]
        known = expected[vacancy.id]
        chances = chance_reasons(offer, wishes, known)
        return _suggested(found, vacancy, to_ask, known.sent_lately, chances)

    return Suggestions(
        items=[in_context(found, vacancy) for found, vacancy in best],
        total=int(np.count_nonzero(~np.isin(possible, list(without)))),
        to_ask=to_ask,
        set_aside=[
            SetAsideVacancy(loaded[key], why) for key, why in known.aside.items() if key in loaded
        ],
        alone=known.alone,
        vacancies=loaded,
        wait=known.wait if candidate.consents_to(ConsentPurpose.APPROACHED) else None,
    )


def excluded(candidate: Candidate, *, today: date) -> dict[Condition, int]:
    """Count the open vacancies that each condition rules out for this person."""
    return conditions.excluded_counts(offers(today), wishes_of(candidate), today=today)


def known_already(candidate: Candidate, *, today: date) -> int:
    """Count what would fit this person, were they not introduced to it or did not want it."""
    everything, wishes = offers(today), wishes_of(candidate)
    possible = everything.ids[conditions.is_possible(everything, wishes, today=today)]
    return int(np.count_nonzero(np.isin(possible, list(known_vacancies(candidate).not_suggested))))


def near_misses(candidate: Candidate, *, today: date) -> list[tuple[Vacancy, Refusal]]:
    """Return a few vacancies that one condition keeps from this person, with that condition."""
    known = known_vacancies(candidate).not_suggested
    everything, weights = ranking_basis(today)
    found = near.near_misses(
        everything,
        wishes_of(candidate),
        today=today,
        limit=MOST_NEAR,
        weights=weights,
        without=known,
    )
    by_id = {vacancy.id: vacancy for vacancy in by_ids(one for one, _refusal in found)}
    return [
        (by_id[one], refusal)
        for one, refusal in found
        if one in by_id and _takes_people(by_id[one], today)
    ]


def why_not(
    candidate: Candidate, vacancies: Sequence[Vacancy], *, today: date
) -> dict[int, tuple[Refusal, ...]]:
    """Say by id of the vacancy which conditions rule it out; nothing when it may be suggested."""
    wishes = wishes_of(candidate)
    asked = offers_among([vacancy.id for vacancy in vacancies], today)
    return {
        vacancy.id: conditions.why_not(asked, wishes, vacancy.id, today=today)
        for vacancy in vacancies
    }


def asked_once(suggested: Sequence[tuple[MatchReason, ...]]) -> tuple[Criterion, ...]:
    """Return what all of these lists of reasons ask of the candidate."""
    if not suggested:
        return ()
    asked = [{r.criterion for r in reasons if _asks_candidate(r)} for reasons in suggested]
    common = set.intersection(*asked)
    return tuple(criterion for criterion in ASKED_ONCE if criterion in common)


def _asks_candidate(reason: MatchReason) -> bool:
    return reason.fits is None and Respondent.CANDIDATE in reason.facts.get("missing", ())


def _is_its_own(reason: MatchReason, to_ask: tuple[Criterion, ...]) -> bool:
    """Tell whether a reason says more of this vacancy than what the page says once."""
    if reason.criterion not in to_ask:
        return True
    return reason.facts.get("minimum_age", DEFAULT_MINIMUM_AGE) > DEFAULT_MINIMUM_AGE


def _still_open(
    best: list[Suggestion], loaded: Mapping[int, Vacancy], today: date
) -> list[tuple[Suggestion, Vacancy]]:
    """Leave out what is closed or paused at this moment, whatever was kept."""
    found = [(one, loaded[one.offer_id]) for one in best if one.offer_id in loaded]
    return [(one, vacancy) for one, vacancy in found if _takes_people(vacancy, today)]


def _takes_people(vacancy: Vacancy, today: date) -> bool:
    return vacancy.is_open(today) and not is_paused(vacancy.organisation.paused_until, today)


def _suggested(
    found: Suggestion,
    vacancy: Vacancy,
    to_ask: tuple[Criterion, ...],
    sent: int,
    chances: tuple[ChanceReason, ...],
) -> SuggestionInContext:
    reasons = found.reasons
    if sent:
        reasons = in_order([*reasons, sent_lately(sent)])
    return SuggestionInContext(
        vacancy=vacancy,
        score=found.score,
        reasons=reasons,
        own_reasons=tuple(reason for reason in reasons if _is_its_own(reason, to_ask)),
        is_for_variety=found.is_for_variety,
        chances=chances,
    )
