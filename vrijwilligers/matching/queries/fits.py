"""The vacancies that fit a candidate best, and why another one is not among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries.offers import offers, offers_among, wishes_of
from vrijwilligers.matching.queries.set_aside import SetAsideVacancy, set_aside_of
from vrijwilligers.matching.rules import conditions, near
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.conditions import Refusal
from vrijwilligers.matching.rules.ranking import Suggestion, rank
from vrijwilligers.matching.rules.reasons import MatchReason
from vrijwilligers.matching.rules.sides import DEFAULT_MINIMUM_AGE, Criterion, Respondent
from vrijwilligers.organisations.rules.terms import is_paused
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import by_ids

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
    """

    vacancy: Vacancy
    score: float
    reasons: tuple[MatchReason, ...]
    own_reasons: tuple[MatchReason, ...]


@dataclass(frozen=True)
class Suggestions:
    """The best ones, best first; ``total`` counts all that are possible.

    ``to_ask`` names what every suggestion would ask of the candidate: a page says it once.
    """

    items: Sequence[SuggestionInContext]
    total: int
    to_ask: tuple[Criterion, ...]
    set_aside: Sequence[SetAsideVacancy] = ()

    @property
    def more(self) -> int:
        """Count the possible vacancies that are not shown."""
        return max(0, self.total - len(self.items))


def suggestions(candidate: Candidate, *, today: date, limit: int = FIRST_FEW) -> Suggestions:
    """Return what fits best, but for the vacancies to which this person was introduced already."""
    everything, wishes = offers(today), wishes_of(candidate)
    aside = set_aside_of(candidate)
    known = _introduced_to(candidate) | {one.vacancy.id for one in aside}
    ranked = rank(everything, wishes, today=today, limit=limit, without=known)
    best = _still_open(ranked, today)
    possible = everything.ids[conditions.is_possible(everything, wishes, today=today)]
    to_ask = asked_once([found.reasons for found, _ in best])
    return Suggestions(
        items=[_suggested(found, vacancy, to_ask) for found, vacancy in best],
        total=int(np.count_nonzero(~np.isin(possible, list(known)))),
        to_ask=to_ask,
        set_aside=aside,
    )


def excluded(candidate: Candidate, *, today: date) -> dict[Condition, int]:
    """Count the open vacancies that each condition rules out for this person."""
    return conditions.excluded_counts(offers(today), wishes_of(candidate), today=today)


def known_already(candidate: Candidate, *, today: date) -> int:
    """Count what would fit this person, were they not introduced to it or did not want it."""
    everything, wishes = offers(today), wishes_of(candidate)
    possible = everything.ids[conditions.is_possible(everything, wishes, today=today)]
    return int(np.count_nonzero(np.isin(possible, list(_known_to(candidate)))))


def near_misses(candidate: Candidate, *, today: date) -> list[tuple[Vacancy, Refusal]]:
    """Return a few vacancies that one condition keeps from this person, with that condition."""
    known = _known_to(candidate)
    found = near.near_misses(
        offers(today), wishes_of(candidate), today=today, limit=MOST_NEAR, without=known
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


def _introduced_to(candidate: Candidate) -> set[int]:
    known = select(Introduction.vacancy_id).where(Introduction.candidate_id == candidate.id)
    return set(db.session.scalars(known))


def _known_to(candidate: Candidate) -> set[int]:
    return _introduced_to(candidate) | {one.vacancy.id for one in set_aside_of(candidate)}


def _still_open(best: list[Suggestion], today: date) -> list[tuple[Suggestion, Vacancy]]:
    """Load the vacancies; what is closed or paused at this moment is out, whatever was kept."""
    by_id = {vacancy.id: vacancy for vacancy in by_ids(found.offer_id for found in best)}
    with_vacancies = [(found, by_id[found.offer_id]) for found in best if found.offer_id in by_id]
    return [(found, vacancy) for found, vacancy in with_vacancies if _takes_people(vacancy, today)]


def _takes_people(vacancy: Vacancy, today: date) -> bool:
    return vacancy.is_open(today) and not is_paused(vacancy.organisation.paused_until, today)


def _suggested(
    found: Suggestion, vacancy: Vacancy, to_ask: tuple[Criterion, ...]
) -> SuggestionInContext:
    return SuggestionInContext(
        vacancy=vacancy,
        score=found.score,
        reasons=found.reasons,
        own_reasons=tuple(reason for reason in found.reasons if _is_its_own(reason, to_ask)),
    )
