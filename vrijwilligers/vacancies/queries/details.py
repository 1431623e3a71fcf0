"""A vacancy as the details it can be made of again."""

from vrijwilligers.vacancies.fields import OF_A_SOURCE, WRITTEN_HERE
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import OwnVacancyDetails, SourceDetails


def details_of(vacancy: Vacancy) -> OwnVacancyDetails:
    """Return a vacancy as if it were written here."""
    return WRITTEN_HERE.details(vacancy)


def standing(vacancy: Vacancy, source: SourceDetails) -> SourceDetails:
    """Return a vacancy as if its source said what holds now."""
    apart = {name: getattr(source, name) for name in OF_A_SOURCE.apart}
    return OF_A_SOURCE.details(vacancy, **apart)
