"""Vacancies as missions of API Engagement (betagouv, version 2 of its openapi.yaml), in JSON.

What the feed of another desk would hold: no contact data. ``readers.engagement`` reads it back.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from vrijwilligers.exchange.cells import BELGIAN_POSTCODE
from vrijwilligers.vacancies.queries.exports import VacancyRecord
from vrijwilligers.vacancies.readers.engagement import ADULT, DOMAINS
from vrijwilligers.vacancies.rules import SourceDetails, text_in
from vrijwilligers.vacancies.wording import town_name
from vrijwilligers.vacancies.wording.parts import joined
from vrijwilligers.vacancies.wording.public import public_details
from vrijwilligers.vacancies.wording.values import say_hours
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.words import say_days

LANGUAGE = "fr"
OTHER = "autre"
NOT_OFFICIAL = {"communication", "numerique"}  # some feeds use them; the openapi.yaml does not
OF_CATEGORY = {  # a later domain of the same category goes first: animaux, environnement
    category: domain for domain, category in DOMAINS.items() if domain not in NOT_OFFICIAL
}


def feed(vacancies: Sequence[VacancyRecord], about: Mapping[str, str]) -> bytes:
    """Write a feed of missions, with what it is about beside them."""
    with speaking(LANGUAGE):
        missions = [_known(_mission(vacancy)) for vacancy in vacancies]
    whole = {"about": dict(about), "total": len(missions), "data": missions}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _known(mission: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in mission.items() if value not in (None, "", [])}


def _mission(vacancy: VacancyRecord) -> dict[str, Any]:
    details = public_details(vacancy)
    _, text = text_in(details.texts, LANGUAGE, vacancy.own_language)
    return {
        "clientId": str(vacancy.id),  # the ids of two sources may be the same
        "title": text.title,
        "description": text.description,
        "applicationUrl": details.source_url,
        "postedAt": _moment(vacancy.created_at),
        "startAt": _midnight(details.start_on),
        "endAt": _midnight(details.end_on),
        "schedule": _schedule(details),
        "places": details.places,
        "remote": _remote(details),
        "type": "benevolat",
        "domain": OF_CATEGORY.get(details.category or "", OTHER),
        "openToMinors": _open_to_minors(details.minimum_age),
        "reducedMobilityAccessible": details.wheelchair,
        "addresses": _addresses(vacancy),
        "organizationName": details.organisation,
        "statusCode": "ACCEPTED",
    }


def _midnight(day: date | None) -> str | None:
    return f"{day.isoformat()}T00:00:00.000Z" if day else None


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _schedule(details: SourceDetails) -> str:
    """Say how much and when: *2,5 heures par semaine · lundi, le matin*."""
    return joined(say_hours(details.hours_per_week, details.engagement), say_days(details.days))


def _remote(details: SourceDetails) -> str | None:
    if details.remote is None:
        return None
    has_place = details.municipality or details.place or details.postcode
    return ("possible" if has_place else "full") if details.remote else "no"


def _open_to_minors(minimum_age: int | None) -> bool | None:
    return None if minimum_age is None else minimum_age < ADULT


def _addresses(vacancy: VacancyRecord) -> list[dict[str, str]]:
    details = vacancy.details
    address = {
        "street": details.street,
        "postalCode": details.postcode,
        "city": town_name(details, LANGUAGE),
        "country": "BE" if _is_belgian(details) else None,
    }
    known = {name: value for name, value in address.items() if value}
    return [known] if known else []


def _is_belgian(details: SourceDetails) -> bool:
    """Tell what a postcode or one of the nineteen says; abroad they look otherwise."""
    return bool(details.municipality or re.fullmatch(BELGIAN_POSTCODE, details.postcode or ""))
