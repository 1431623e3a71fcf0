"""The keys by which vacancies are found: they follow from their texts, tasks and place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.records.listing import one_of
from vrijwilligers.records.search_keys import SearchKeys
from vrijwilligers.vacancies.models import Vacancy, VacancyKey, VacancyTask, VacancyText
from vrijwilligers.vocabulary.searching.keys import keys_of


def _keys_of(numbers: Sequence[int]) -> dict[int, Mapping[str, int]]:
    titles, texts = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    of_text = VacancyText.vacancy_id, VacancyText.title, VacancyText.description
    for number, title, text in db.session.execute(
        select(*of_text).where(one_of(VacancyText.vacancy_id, numbers))
    ):
        titles[number].append(title)
        texts[number].append(text)
    for number, *words in _others(numbers):
        texts[number].extend(filter(None, words))
    return {number: keys_of(titles[number], texts[number]) for number in numbers}


def _others(numbers: Sequence[int]) -> Iterable[Sequence]:
    """Return what else is said: the tasks, and the place where it is outside Brussels."""
    in_languages = VacancyTask.text_nl, VacancyTask.text_fr, VacancyTask.text_en
    tasks = select(VacancyTask.vacancy_id, *in_languages)
    towns = select(Vacancy.id, Vacancy.place).where(Vacancy.place.is_not(None))
    yield from db.session.execute(tasks.where(one_of(VacancyTask.vacancy_id, numbers)))
    yield from db.session.execute(towns.where(one_of(Vacancy.id, numbers)))


KEYS = SearchKeys(Vacancy, VacancyKey, _keys_of)
