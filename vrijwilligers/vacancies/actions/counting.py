"""Counting the steps of a vacancy; what nobody outside ever saw can be taken back."""

from datetime import date

from vrijwilligers.records import facts
from vrijwilligers.vacancies.feature import VacancyFact
from vrijwilligers.vacancies.models import Vacancy


def count_step(vacancy: Vacancy, state: str, *, on: date) -> None:
    """Count that a vacancy came into a state; until it is first shown it remembers that."""
    counted = facts.record(VacancyFact.STEP, on=on, state=state, municipality=vacancy.municipality)
    if vacancy.published_at is None:
        vacancy.counted = "\n".join(filter(None, (vacancy.counted, counted)))


def take_back_steps(vacancy: Vacancy) -> None:
    """Take back what a vacancy counted that is thrown away before anybody saw it."""
    for counted in (vacancy.counted or "").splitlines():
        facts.take_back(counted)
