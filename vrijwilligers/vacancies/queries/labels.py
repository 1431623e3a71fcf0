"""Vacancies by what a list of names needs of them."""

from collections.abc import Iterable

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import Label
from vrijwilligers.records.batches import batches
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.vacancies import IN_LIST
from vrijwilligers.vocabulary.text import fold


def labels(keys: Iterable[int]) -> list[Label]:
    """Return vacancies with their title and organisation, by organisation and title."""
    found: list[Label] = []
    for some in batches(keys):
        asked = select(Vacancy).where(Vacancy.id.in_(some)).options(*IN_LIST).order_by(Vacancy.id)
        for one in db.session.scalars(asked):
            language, text = one.text_in(one.language)
            found.append(Label(one.id, text.title, language, one.organisation.name))
    return sorted(found, key=lambda one: (fold(one.detail), fold(one.title), one.key))
