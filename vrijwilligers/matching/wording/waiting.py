"""Waiting until something comes, in words: how consent is asked, what came, what was missed."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import ConsentQuestion, templates_of
from vrijwilligers.matching.queries.set_aside import WaitSoFar
from vrijwilligers.matching.queries.waiting import WhoToTell
from vrijwilligers.matching.rules.codes import ArrivalAnswer, MissedCondition
from vrijwilligers.matching.rules.sides import Criterion
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.languages import listed, say_day, say_near_day, spoken

APPROACHED = ConsentQuestion(
    words=_l("You may call me when there is volunteer work for me"),
    templates=templates_of(ConsentPurpose.APPROACHED),
)
MISSED: Mapping[MissedCondition | None, object] = {
    MissedCondition.AGE: _l("the age that is asked"),
    MissedCondition.LANGUAGES: _l("the language that is asked"),
    MissedCondition.PERIOD: _l("the time of the year"),
    None: _l("nothing good enough"),
}
FITS = {
    Criterion.TALENTS: _l("talents"),
    Criterion.PRACTISE_DUTCH: _l("practising Dutch"),
    Criterion.CATEGORY: _l("kind of work"),
    Criterion.DISTANCE: _l("near"),
    Criterion.DAYS: _l("days and times"),
    Criterion.ENGAGEMENT: _l("once or regularly"),
    Criterion.LANGUAGES: _l("languages"),
    Criterion.AGE: _l("age"),
    Criterion.SUPPORT: _l("help at the start"),
    Criterion.ACCESSIBLE: _l("accessible organisation"),
    Criterion.START: _l("begins soon"),
}
ANSWER_WORDS = {
    ArrivalAnswer.TOLD: _l("Told"),
    ArrivalAnswer.NOT_NOW: _l("Not now"),
}


@dataclass(frozen=True, kw_only=True)
class ArrivedVacancy:
    """What came, in one line."""

    id: int
    title: str
    language: str
    organisation: str


@dataclass(frozen=True, kw_only=True)
class ArrivalRow:
    """Somebody for whom something came: what, why, and what they look for."""

    candidate: Candidate
    came_on: str
    vacancies: tuple[tuple[ArrivedVacancy, str], ...]

    @property
    def keys(self) -> list[int]:
        """Return the numbers of what came."""
        return [one.id for one, _why in self.vacancies]


def arrival_row(to_tell: WhoToTell) -> ArrivalRow:
    """Put into words what came for somebody, and what speaks for it."""
    return ArrivalRow(
        candidate=to_tell.candidate,
        came_on=say_near_day(to_tell.arrivals[0].came_on),
        vacancies=tuple(
            (_in_short(one.vacancy), say_why(one.criteria)) for one in to_tell.arrivals
        ),
    )


def _in_short(vacancy: Vacancy) -> ArrivedVacancy:
    language, text = vacancy.text_in(spoken())
    return ArrivedVacancy(
        id=vacancy.id,
        title=text.title,
        language=language,
        organisation=vacancy.organisation.name,
    )


def say_why(criteria: str) -> str:
    """Say what speaks for a vacancy that came."""
    return listed(str(FITS[Criterion(code)]) for code in criteria.split() if code in FITS)


def say_wait(wait: WaitSoFar) -> str:
    """Say since when somebody waits, and what was in the way then."""
    return _(
        "Waits since %(day)s until something comes. In the way was: %(missed)s.",
        day=say_day(wait.asked_at),
        missed=MISSED[wait.missed],
    )
