"""The keys by which vacancies are found: they follow from their texts, tasks and place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, null, select, union_all

from vrijwilligers.extensions import db
from vrijwilligers.records.listing import one_of_given
from vrijwilligers.records.search_keys import SearchKeys
from vrijwilligers.vacancies.models import Vacancy, VacancyKey, VacancyTask, VacancyText
from vrijwilligers.vocabulary.searching.keys import keys_of

NUMBERS = "numbers"


def _words() -> CompoundSelect[Any]:
    """Ask for what is said of some vacancies: the title of each text, and up to three others.

    Those are the texts, the tasks, and the place where it is outside Brussels.
    """
    text, task, nothing = VacancyText, VacancyTask, null()
    said = (
        (text.vacancy_id, text.title, text.description, nothing, nothing),
        (task.vacancy_id, nothing, task.text_nl, task.text_fr, task.text_en),
        (Vacancy.id, nothing, Vacancy.place, nothing, nothing),
    )
    return union_all(*(select(*of).where(one_of_given(of[0], NUMBERS)) for of in said))


WORDS = _words()


def _keys_of(numbers: Sequence[int]) -> dict[int, Mapping[str, int]]:
    titles, texts = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for number, title, *words in db.session.execute(WORDS, {NUMBERS: numbers}):
        titles[number].extend([title] if title is not None else [])
        texts[number].extend(filter(None, words))
    return {number: keys_of(titles[number], texts[number]) for number in numbers}


KEYS = SearchKeys(Vacancy, VacancyKey, _keys_of)
