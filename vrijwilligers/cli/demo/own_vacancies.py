"""Made-up vacancies that were written at this desk, in every state of their life."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from vrijwilligers.answers.actions import reporting
from vrijwilligers.extensions import db
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.organisations.actions import directory
from vrijwilligers.organisations.actions.directory import Named
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.vacancies.actions import life, texts, writing
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    Allowance,
    OwnVacancyDetails,
    Status,
    StatusReport,
    TaskDetails,
    Text,
)
from vrijwilligers.vocabulary import places, week
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level

STORY = Path(__file__).with_name("own_vacancies.toml")
Said = dict[str, Any]


def among(vacancies: int) -> int:
    """Return how many of so many vacancies are our own: one in twenty, as far as the story goes."""
    return min(vacancies // 20, len(_story()["vacancy"]))


def add(how_many: int, by: int, *, at: datetime) -> list[Vacancy]:
    """Write the vacancies of the story, and bring each to its state by the deeds of the desk."""
    story = _story()
    told = story["vacancy"][:how_many]
    named = {one["organisation"] for one in told}
    homes = {
        one["key"]: (_organisation(one), one.get("contact", {}))
        for one in story["organisation"]
        if one["key"] in named
    }
    made = [_vacancy(one, homes[one["organisation"]], by, at) for one in told]
    db.session.flush()
    return made


def _story() -> Said:
    return tomllib.loads(STORY.read_text(encoding="utf-8"))


def _organisation(said: Said) -> int:
    """Find or add an organisation; what it does not say is unknown."""
    named = Named(said["name"])
    key = directory.find_or_add([named])[named]
    organisation = organisations.get(key)
    organisation.kind = OrganisationKind(said.get("kind", OrganisationKind.UNKNOWN))
    organisation.has_liability_insurance = said.get("insured")
    organisation.has_staff = said.get("staff")
    organisation.youngest_age = said.get("youngest")
    return key


def _vacancy(said: Said, home: tuple[int, Said], by: int, at: datetime) -> Vacancy:
    vacancy = writing.write(_details(said, home, day_of(at)), by=by)
    DEEDS[said["state"]](vacancy, by, at)
    _mark(vacancy, said, by, at)
    return vacancy


def _details(said: Said, home: tuple[int, Said], today: date) -> OwnVacancyDetails:
    organisation_id, contact = home
    plain = {
        "category": said["category"],
        "engagement": Engagement(said["engagement"]),
        "days": week.mask_of(said.get("days", ())),
        "hours_per_week": said.get("hours"),
        "places": said.get("places"),
        "postcode": said.get("postcode"),
        "municipality": places.of_postcode(said.get("postcode")),
        "street": said.get("street"),
        "directions": said.get("directions"),
    }
    return OwnVacancyDetails(
        organisation_id=organisation_id,
        texts={code: Text(*said[code]) for code in LANGUAGES if code in said},
        tasks=tuple(_task(task) for task in said["tasks"]),
        start_on=_day(said, "start", today),
        end_on=_day(said, "end", today),
        publish_until=_later(said, "until", today),
        wheelchair=said.get("wheelchair"),
        remote=said.get("remote"),
        support_offered=said.get("support"),
        languages={code: Level(level) for code, level in said.get("needs", {}).items()},
        practise_dutch=said.get("practise"),
        minimum_age=said.get("age", 16),
        allowance=Allowance(said["allowance"]) if "allowance" in said else None,
        **plain,
        **{f"contact_{name}": words for name, words in contact.items()},
    )


def _task(said: Said) -> TaskDetails:
    texts_of = {code: said[code] for code in LANGUAGES if code in said}
    return TaskDetails(texts=texts_of, talents=frozenset(said["talents"]))


def _day(said: Said, name: str, today: date) -> date | None:
    return today + timedelta(days=said[name]) if name in said else None


def _later(said: Said, name: str, today: date) -> date | None:
    """Return the day if it is still to come; one that is over comes after publishing."""
    day = _day(said, name, today)
    return day if day and day >= today else None


def _mark(vacancy: Vacancy, said: Said, by: int, at: datetime) -> None:
    """Note what lies behind us: when it was proposed, confirmed, checked, and when it expired."""
    today = day_of(at)
    if "proposed" in said:
        vacancy.proposed_at = at - timedelta(days=said["proposed"])
    if "confirmed" in said:
        vacancy.confirmed_on = today - timedelta(days=said["confirmed"])
    for language in said.get("checked", ()):
        texts.check(vacancy, language, by=by, today=today)
    vacancy.publish_until = _day(said, "until", today)


def _stay(vacancy: Vacancy, by: int, at: datetime) -> None:
    """Leave a draft as it is."""


def _submit(vacancy: Vacancy, by: int, at: datetime) -> None:
    life.submit_for_check(vacancy, by=by)


def _publish(vacancy: Vacancy, by: int, at: datetime) -> None:
    life.publish(vacancy, by=by, today=day_of(at))


def _pause(vacancy: Vacancy, by: int, at: datetime) -> None:
    _publish(vacancy, by, at)
    life.pause(vacancy, by=by)


def _fill(vacancy: Vacancy, by: int, at: datetime) -> None:
    _publish(vacancy, by, at)
    life.mark_filled(vacancy, by=by)


def _withdraw(vacancy: Vacancy, by: int, at: datetime) -> None:
    _publish(vacancy, by, at)
    life.withdraw(vacancy, by=by)


def _tell(vacancy: Vacancy, by: int, at: datetime) -> None:
    _publish(vacancy, by, at)
    reporting.report(
        vacancy, StatusReport.FILLED, "Ze hebben iemand uit de buurt gevonden.", by=by, at=at
    )


DEEDS: dict[str, Callable[[Vacancy, int, datetime], None]] = {
    Status.DRAFT.value: _stay,
    Status.TO_CHECK.value: _submit,
    Status.PUBLISHED.value: _publish,
    "expired": _publish,
    Status.PAUSED.value: _pause,
    "told_filled": _tell,
    Status.FILLED.value: _fill,
    Status.WITHDRAWN.value: _withdraw,
}
