"""Made-up vacancies that were written at this desk, in every state of their life."""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from vrijwilligers.answers.actions import proposing, reporting
from vrijwilligers.answers.rules import PROPOSAL, LegalAnswers
from vrijwilligers.links import actions as links
from vrijwilligers.organisations.actions import records
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.organisations.rules.details import OrganisationDetails
from vrijwilligers.records.demo_stage import Stage
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
from vrijwilligers.vocabulary.clock import day_of, now
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level

WRITTEN, LATELY = timedelta(days=60), timedelta(days=7)  # ago
Said = dict[str, Any]


def among(vacancies: int) -> int:
    """Return how many of so many vacancies are our own: one in twenty, as far as the story goes."""
    return min(vacancies // 20, len(_story()["vacancy"]))


def add(stage: Stage) -> None:
    """Write the vacancies of the story, and bring each to its state by the deeds of the desk."""
    told = _story()["vacancy"][: among(stage.size.vacancies)]
    named = {one["organisation"] for one in told}
    homes = {one["key"]: one for one in _story()["organisation"] if one["key"] in named}
    organisations = {key: _organisation(home, stage) for key, home in homes.items()}
    for one in told:
        key = one["organisation"]
        details = _details(one, organisations[key].id, homes[key].get("contact", {}), stage.today)
        if "proposed" in one:
            _propose(organisations[key], details, timedelta(days=one["proposed"]), stage)
        else:
            _write(details, one, stage)


@cache
def _story() -> Said:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _organisation(said: Said, stage: Stage) -> Organisation:
    """Add an organisation; what the story does not say is unknown."""
    details = OrganisationDetails(
        name=said["name"],
        kind=OrganisationKind(said.get("kind", OrganisationKind.UNKNOWN)),
        has_liability_insurance=said.get("insured"),
        has_staff=said.get("staff"),
        youngest_age=said.get("youngest"),
    )
    with stage.then(stage.at - WRITTEN):
        return records.add(details, by=stage.staff[0], is_another=True)


def _propose(
    organisation: Organisation, details: OwnVacancyDetails, ago: timedelta, stage: Stage
) -> None:
    """Let an organisation propose a vacancy by its link."""
    at = stage.at - ago
    with stage.then(at):
        link = links.make(PROPOSAL, organisation, at=at).link
        proposing.propose(link, details, answers=LegalAnswers(), at=at)


def _write(details: OwnVacancyDetails, said: Said, stage: Stage) -> None:
    by, state, day = stage.staff[0], said["state"], day_of(stage.at - WRITTEN)
    with stage.then(stage.at - WRITTEN):
        vacancy = writing.write(details, by=by)
        for language in said.get("checked", ()):
            texts.check(vacancy, language, by=by, today=day)
        if state == Status.TO_CHECK:
            life.submit_for_check(vacancy, by=by)
        elif state != Status.DRAFT:
            life.publish(vacancy, by=by, today=day)
    if "confirmed" in said:
        at = stage.at - timedelta(days=said["confirmed"])
        with stage.then(at):
            life.confirm(vacancy, by=by, today=day_of(at))
    if state in LATER:
        with stage.then(stage.at - LATELY):
            LATER[state](vacancy, by=by)


def _tell(vacancy: Vacancy, *, by: int) -> None:
    note = "Ze hebben iemand uit de buurt gevonden."
    reporting.report(vacancy, StatusReport.FILLED, note, by=by, at=now())


LATER: dict[str, Callable[..., None]] = {
    Status.PAUSED.value: life.pause,
    "told_filled": _tell,
    Status.FILLED.value: life.mark_filled,
    Status.WITHDRAWN.value: life.withdraw,
}


def _details(said: Said, organisation_id: int, contact: Said, today: date) -> OwnVacancyDetails:
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
        publish_until=_day(said, "until", today),
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
