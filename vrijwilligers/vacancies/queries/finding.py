"""Finding vacancies: by their number, then by words of what they say, are and where they are."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, bindparam, select

from vrijwilligers.extensions import db
from vrijwilligers.records.batches import batches
from vrijwilligers.records.listing import one_of
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import hits
from vrijwilligers.vacancies.queries.list_tabs import IS_ITSELF, is_open
from vrijwilligers.vacancies.queries.vacancies import IN_LIST, numbered
from vrijwilligers.vacancies.rules.finding import Meant, open_first, ranked, with_most
from vrijwilligers.vocabulary.names.alike import SearchMatch
from vrijwilligers.vocabulary.searching.keys import words_asked

FEW = 5  # vacancies with a word: what comes near to it is found too
LOOKED_AT, MOST_LOOKED_AT = 100, 500  # to find those that take people


class FoundVacancy(NamedTuple):
    """A vacancy that turned up in a search, and what made that so."""

    vacancy: Vacancy
    why: SearchMatch


def searching(text: str, *, today: date, limit: int) -> list[FoundVacancy]:
    """Find vacancies by number or by words; of those that fit as well the open ones first."""
    by_number = {one.id: FoundVacancy(one, SearchMatch.NUMBER) for one in numbered(text)}
    meant = [one for one in _meant(text) if one.number not in by_number]
    best = _best(meant, today, limit=limit - len(by_number))
    wanted = select(Vacancy).where(Vacancy.id.in_([one.number for one in best]))
    there = {one.id: one for one in db.session.scalars(wanted.options(*IN_LIST))} if best else {}
    return [
        *by_number.values(),
        *(FoundVacancy(there[one.number], one.why) for one in best if one.number in there),
    ][:limit]


def is_meant(text: str, *, among: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say, in SQL, that a vacancy is among those that a search finds.

    What is not ``among`` those of the list does not count: a vacancy that is over, or that nobody
    may see, would stand before those that have fewer of the words.
    """
    numbers = (one.id for one in numbered(text))
    found = hits.hits_of(words_asked(text), among=among)
    return one_of(Vacancy.id, {*numbers, *with_most(found)[0]})


def _meant(text: str) -> list[Meant]:
    asked = words_asked(text)
    if not asked:
        return []
    return ranked(hits.hits_of(asked, fewest=FEW), hits.called(text), most=MOST_LOOKED_AT)


def _states(numbers: Sequence[int], today: date) -> dict[int, bool]:
    """Tell which of some vacancies take people; one that was merged into another is left out."""
    return dict(iter(db.session.execute(_states_among(today), {"numbers": numbers})))


@lru_cache(maxsize=2)
def _states_among(today: date) -> Any:
    numbers = bindparam("numbers", type_=Integer, expanding=True)
    return select(Vacancy.id, is_open(today)).where(Vacancy.id.in_(numbers), IS_ITSELF)


def _best(meant: Sequence[Meant], today: date, *, limit: int) -> list[Meant]:
    """Return the first few: some are looked at until enough of them take people."""
    looked_at: list[Meant] = []
    are_open: set[int] = set()
    for some in batches(meant, LOOKED_AT):
        states = _states([one.number for one in some], today)
        looked_at += (one for one in some if one.number in states)
        are_open.update(number for number, takes_people in states.items() if takes_people)
        if len(are_open) >= limit:
            break
    return open_first(looked_at, are_open)[:limit]
