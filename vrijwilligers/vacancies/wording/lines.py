"""A vacancy in one line of a list."""

from dataclasses import dataclass
from datetime import date

from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording.parts import (
    joined,
    say_practises_dutch,
    say_state,
    say_text_language,
    say_when,
    say_where,
)
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.words import say_engagement


@dataclass(frozen=True, kw_only=True)
class VacancyLine:
    """What a list shows of one vacancy; ``language`` is that of the title.

    ``text_language`` says so when the reader speaks another one.
    """

    id: int
    title: str
    language: str
    text_language: str
    organisation: str
    organisation_id: int
    facts: tuple[str, ...]  # where, how long and when, as far as it is known
    state: str
    is_open: bool
    practice: str

    @property
    def under(self) -> str:
        """Return what stands under the title: organisation, where, how long and when."""
        return joined(self.organisation, *self.facts)


def line(vacancy: Vacancy, *, today: date) -> VacancyLine:
    """Say a vacancy in one line of a list, its title in the language of the reader if it can be."""
    language, text = vacancy.text_in(spoken())
    engagement = say_engagement(vacancy.engagement)
    facts = (say_where(vacancy), engagement, say_when(vacancy, today))
    return VacancyLine(
        id=vacancy.id,
        title=text.title,
        language=language,
        text_language=say_text_language(language),
        organisation=vacancy.organisation.name,
        organisation_id=vacancy.organisation_id,
        facts=tuple(filter(None, facts)),
        state=say_state(vacancy, today),
        is_open=vacancy.is_open(today),
        practice=say_practises_dutch(vacancy),
    )
