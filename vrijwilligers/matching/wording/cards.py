"""Suggestions and vacancies as they are shown."""

from dataclasses import dataclass

from vrijwilligers.matching.queries import SuggestionInContext
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.reasons import first_reasons, fit_of
from vrijwilligers.matching.wording.chances import ChanceInWords, say_chance
from vrijwilligers.matching.wording.reasons import CodeNamesInWords, ReasonInWords, say, say_fit
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import VacancyContact, VacancyLine, contact_of, line
from vrijwilligers.vocabulary.clock import today

FIT_TAGS = {Fit.VERY_GOOD: "good", Fit.GOOD: "", Fit.POSSIBLE: ""}


@dataclass(frozen=True, kw_only=True)
class VacancyCard(VacancyLine):
    """A vacancy as a list shows it, with whom to call."""

    contact: VacancyContact


@dataclass(frozen=True, kw_only=True)
class SuggestionCard:
    """A vacancy that may fit, with the reasons in words."""

    vacancy: VacancyCard
    fit: str
    fit_tag: str
    reasons: tuple[ReasonInWords, ...]  # the most telling
    more_reasons: tuple[ReasonInWords, ...]
    chance: ChanceInWords
    is_for_variety: bool


def vacancy_card(vacancy: Vacancy) -> VacancyCard:
    """Say a vacancy in a few words, in the language we speak where there is a text in it."""
    return VacancyCard(**vars(line(vacancy, today=today())), contact=contact_of(vacancy))


def suggestion_card(suggested: SuggestionInContext, names: CodeNamesInWords) -> SuggestionCard:
    """Put a suggestion into words."""
    first = first_reasons(suggested.own_reasons)
    fit = fit_of(suggested.score, suggested.reasons)
    return SuggestionCard(
        vacancy=vacancy_card(suggested.vacancy),
        fit=say_fit(fit),
        fit_tag=FIT_TAGS[fit],
        reasons=tuple(say(reason, names) for reason in first),
        more_reasons=tuple(
            say(reason, names) for reason in suggested.own_reasons if reason not in first
        ),
        chance=say_chance(suggested.chances),
        is_for_variety=suggested.is_for_variety,
    )
