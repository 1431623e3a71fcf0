"""What a visitor asks of the list, in the address; shared by the pages, the feeds and machines."""

from collections.abc import Iterator
from typing import Any

from flask import g, request
from sqlalchemy import Select, false
from werkzeug.datastructures import ImmutableMultiDict

from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.questions import VacanciesForm, filter_key
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken
from vrijwilligers.web.forms import LONGEST_LINE

FILTERS = (
    *("text", "category", "municipality", "talent", "engagement", "day", "practising"),
    *("organisation", "order"),
)
PAGING = ("language", "limit", "page", "size")  # what an answer may depend on beside the filters
CHOSEN = ("category", "municipality", "talent", "engagement", "day", "order")  # from lists
YES = "y"
NUMBERS = ("limit", "page", "size")
LONGEST_NUMBER = 7


def filter_asked() -> VacanciesForm:
    """Return the form of the list, filled in as the address says."""
    form = VacanciesForm(request.args)
    if "code_lists" not in g:  # once a request, though it is asked twice
        g.code_lists = category_names(spoken()), talent_names(spoken())
    form.offer(*g.code_lists)
    return form


def narrowed() -> dict[str, Any]:
    """Return what was asked, to go on with the same question elsewhere."""
    return {name: request.args[name] for name in FILTERS if request.args.get(name)}


def unknown_names() -> list[str]:
    """Return what the address asks by a name that nobody knows."""
    return sorted({*request.args} - {*FILTERS, *PAGING})


def unknown_answers() -> list[str]:
    """Return what the address asks with an answer that nobody knows: on no list, or no number."""
    given = request.args
    wrong = ["practising"] if given.get("practising") not in (None, "", YES) else []
    if any(given.get(name) for name in CHOSEN):
        form = filter_asked()
        wrong += [name for name in CHOSEN if given.get(name) and not form.chosen(name)]
    if given.get("organisation") and filter_key(given["organisation"]) is None:
        wrong.append("organisation")
    if given.get("language", "") not in {"", *LANGUAGES}:
        wrong.append("language")
    return wrong + [name for name in NUMBERS if given.get(name) and not _number(given[name])]


def take_what_is_known() -> None:
    """Let the page see no more of the address than what it knows, each answer in one way.

    So nobody makes an answer of their own, and what is said of a filter is said to all.
    """
    wrong = unknown_answers()
    g.has_unknown_filter = bool(wrong)
    request.args = ImmutableMultiDict(_known(wrong))


def has_unknown_filter() -> bool:
    """Tell whether the address asks what is on no list, so that the page says so."""
    return bool(g.get("has_unknown_filter"))


def if_known(question: Select[Vacancy]) -> Select[Vacancy]:
    """Ask for nothing where the address asks what is on no list: *all* would be no answer to it."""
    return question.where(false()) if has_unknown_filter() else question


def _known(wrong: list[str]) -> Iterator[tuple[str, str]]:
    for name in (*FILTERS, *PAGING):
        answer = request.args.get(name, "").strip()
        if answer and name not in wrong:
            yield name, str(_number(answer)) if name in NUMBERS else answer[:LONGEST_LINE]


def _number(answer: str) -> int | None:
    """Read a number from one on; nothing else."""
    text = answer.strip()
    is_number = text.isdecimal() and text.isascii() and len(text) < LONGEST_NUMBER
    return (int(text) or None) if is_number else None
