"""From records to words, for the templates of all pages that show matching."""

from datetime import date

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching import queries
from vrijwilligers.matching.models import FollowUp, Introduction, Recall
from vrijwilligers.matching.queries import SuggestionInContext, Suggestions
from vrijwilligers.matching.queries.set_aside import WaitSoFar
from vrijwilligers.matching.queries.waiting import WhoToTell
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.views.blueprint import bp
from vrijwilligers.matching.wording import cards, recalls, states, todos, waiting
from vrijwilligers.matching.wording.reasons import CodeNamesInWords, say_to_ask
from vrijwilligers.matching.wording.refusals import WhyNothing, say_change, say_why_nothing
from vrijwilligers.matching.wording.set_aside import SET_ASIDE_WORDS
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary import clock


@bp.app_template_filter()
def suggestion_words(suggested: SuggestionInContext) -> cards.SuggestionCard:
    """Put a suggestion into words; the code lists are read once for a page."""
    names = CodeNamesInWords(code_lists.talent_names(), code_lists.category_names())
    return cards.suggestion_card(suggested, names)


@bp.app_template_filter()
def asked_words(suggestions: Suggestions) -> str:
    """Say what every suggestion would ask of the person."""
    return say_to_ask(suggestions.to_ask)


@bp.app_template_filter()
def shown_keys(suggestions: Suggestions) -> str:
    """Return the numbers of what a list shows, for the deeds that are done from it."""
    return " ".join(str(one.vacancy.id) for one in suggestions.items)


@bp.app_template_global()
def why_nothing_fits(candidate: Candidate) -> WhyNothing:
    """Say why nothing fits somebody, and what comes near; only a page without anything asks."""
    day = clock.today()
    near = queries.near_misses(candidate, today=day)
    return WhyNothing(
        excluded=say_why_nothing(
            queries.excluded(candidate, today=day), queries.known_already(candidate, today=day)
        ),
        near=[(cards.vacancy_card(one), say_change(why, year=day.year)) for one, why in near],
    )


@bp.app_template_filter()
def wait_words(wait: WaitSoFar) -> str:
    """Say since when somebody waits, and what was in the way."""
    return waiting.say_wait(wait)


@bp.app_template_filter()
def arrival_words(to_tell: WhoToTell) -> waiting.ArrivalRow:
    """Put into words what came for somebody."""
    return waiting.arrival_row(to_tell)


@bp.app_template_filter()
def vacancy_words(vacancy: Vacancy) -> cards.VacancyCard:
    """Put a vacancy into words."""
    return cards.vacancy_card(vacancy)


@bp.app_template_filter()
def set_aside_words(reason: SetAsideReason) -> str:
    """Say why somebody does not want a vacancy."""
    return str(SET_ASIDE_WORDS[reason])


@bp.app_template_filter()
def introduction_words(introduction: Introduction) -> states.IntroductionRow:
    """Put an introduction into words."""
    return states.introduction_row(introduction)


@bp.app_template_filter()
def todo_words(follow_up: FollowUp, today: date) -> todos.Todo:
    """Put a follow-up into words."""
    return todos.todo(follow_up, today)


@bp.app_template_filter()
def recall_words(recall: Recall, today: date) -> recalls.RecallLine:
    """Put into words which organisation must be told."""
    return recalls.recall_line(recall, today)
