"""Introductions at two vacancies that become one."""

from vrijwilligers.matching.actions.problems import IntroducedToBoth
from vrijwilligers.matching.queries.introductions import running_at_both
from vrijwilligers.vacancies.feature import VacanciesMerge


def refuse_two_of_one(merge: VacanciesMerge) -> None:
    """Refuse where somebody is being introduced to both: one of the two has to end first."""
    if both := running_at_both(merge.stays_id, merge.goes_id):
        raise IntroducedToBoth([candidate.number for candidate in both])
