"""What stands in the way of publishing a vacancy, and what is unknown of one."""

from collections.abc import Iterable
from datetime import date

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    OwnVacancyDetails,
    Status,
    TextOrigin,
    is_expired,
)
from vrijwilligers.vacancies.rules.law import (
    Obstacle,
    PublishingFacts,
    obstacles,
    rests_on_family_insurance,
    words_for_pay,
)

UNKNOWN = (Obstacle.KIND_UNKNOWN, Obstacle.INSURANCE_UNKNOWN, Obstacle.ALLOWANCE_UNKNOWN)


def obstacles_to(vacancy: Vacancy, today: date) -> tuple[Obstacle, ...]:
    """Return all that stands in the way of publishing; an imported vacancy is never refused."""
    if vacancy.source_name:
        return ()
    is_over = is_expired(None, vacancy.end_on, today)
    return (*obstacles_in_law(vacancy), *([Obstacle.IS_OVER] if is_over else []))


def obstacles_in_law(vacancy: Vacancy) -> tuple[Obstacle, ...]:
    """Return what the law puts in the way, whatever the last day is."""
    return () if vacancy.source_name else obstacles(_offered(vacancy))


def obstacles_after(
    vacancy: Vacancy, details: OwnVacancyDetails, today: date
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of these details; nothing while they are shown to nobody."""
    is_over = is_expired(details.publish_until, details.end_on, today)
    if is_over or vacancy.status != Status.PUBLISHED or vacancy.source_name:
        return ()
    organisation = db.session.get_one(Organisation, details.organisation_id)
    return obstacles(_as_offered(details, organisation, _written_in(details)))


def unknown_of(vacancy: Vacancy) -> tuple[Obstacle, ...]:
    """Return what the law asks to be known and nobody told us yet."""
    found = obstacles(_offered(vacancy))
    return tuple(one for one in UNKNOWN if one in found)


def family_insures(vacancy: Vacancy) -> bool:
    """Tell whether volunteers rest on their own family insurance: then the page says so."""
    organisation = vacancy.organisation
    rests = rests_on_family_insurance(organisation.kind, organisation.has_staff)
    return rests and not organisation.has_liability_insurance


def pay_in(vacancy: Vacancy) -> tuple[str, ...]:
    """Return the words for paid work in the texts that are shown."""
    return _pay(_texts(vacancy))


def pay_after(details: OwnVacancyDetails) -> tuple[str, ...]:
    """Return the words for paid work in what somebody wrote, before it is kept."""
    return _pay(_written_in(details))


def _pay(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for text in texts for word in words_for_pay(text)))


def _offered(vacancy: Vacancy) -> PublishingFacts:
    return _as_offered(vacancy, vacancy.organisation, _texts(vacancy))


def _as_offered(
    conditions: Vacancy | OwnVacancyDetails, organisation: Organisation, texts: tuple[str, ...]
) -> PublishingFacts:
    return PublishingFacts(
        kind=organisation.kind,
        has_staff=organisation.has_staff,
        is_insured=organisation.has_liability_insurance,
        youngest_age=organisation.youngest_age,
        allowance=conditions.allowance,
        minimum_age=conditions.minimum_age,
        texts=texts,
    )


def _texts(vacancy: Vacancy) -> tuple[str, ...]:
    ours = (text for text in vacancy.texts if text.origin == TextOrigin.OURS)
    written = [part for text in ours for part in (text.title, text.description)]
    done = [getattr(task, f"text_{code}") for task in vacancy.tasks for code in LANGUAGES]
    return tuple(part for part in (*written, *done) if part)


def _written_in(details: OwnVacancyDetails) -> tuple[str, ...]:
    written = [part for text in details.texts.values() for part in text]
    done = [text for task in details.tasks for text in task.texts.values()]
    return tuple(part for part in (*written, *done) if part)
