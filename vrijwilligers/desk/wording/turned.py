"""What stands on the pages that are turned to a visitor, in the language of now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.wording import about, main_town
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording.parts import say_where
from vrijwilligers.vocabulary.languages import spoken

FIRST_SENTENCE = re.compile(r".{20,200}?[.!?](?=\s|$)")


@dataclass(frozen=True, kw_only=True)
class PracticeLine:
    """A task in which one practises Dutch: its number, where it is, and from which level."""

    id: int
    title: str
    language: str
    organisation: str
    where: str
    level: str


@dataclass(frozen=True, kw_only=True)
class AccessibleHouse:
    """An accessible organisation for a visitor: where, what it does, its open vacancies."""

    name: str
    town: str
    does: str
    language: str
    numbers: str


def practice_line(vacancy: Vacancy) -> PracticeLine:
    """Say a task in which one practises Dutch, in the language of now."""
    language, text = vacancy.text_in(spoken())
    return PracticeLine(
        id=vacancy.id,
        title=text.title,
        language=language,
        organisation=vacancy.organisation.name,
        where=say_where(vacancy),
        level=vacancy.practise_dutch or "",
    )


def accessible_house(organisation: Organisation, numbers: Sequence[int]) -> AccessibleHouse:
    """Say an accessible organisation: of what it does the first sentence."""
    language, text = about(organisation) or ("", "")
    sentence = FIRST_SENTENCE.match(" ".join(text.split()))
    return AccessibleHouse(
        name=organisation.name,
        town=main_town(organisation),
        does=sentence[0] if sentence else text,
        language=language,
        numbers=", ".join(map(str, numbers)),
    )
