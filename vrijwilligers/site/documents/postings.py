"""A vacancy as a schema.org JobPosting, for search engines (STANDARDS 1.6).

It is volunteer work: the employment type says so and no salary is ever mentioned, nor an allowance.
"""

from datetime import date
from typing import Any

from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Text, last_day
from vrijwilligers.vacancies.wording import town_name
from vrijwilligers.vocabulary.clock import end_of
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import safe_link
from vrijwilligers.vocabulary.words import say_days

Posting = dict[str, Any]
TOWNS_IN = {"en": "fr"}  # English has no names of its own: a map in English shows the French ones


def posting(vacancy: Vacancy, text: Text, *, address: str) -> Posting:
    """Return the JSON-LD of an open vacancy; what is unknown is left out."""
    said: Posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": text.title,
        "description": text.description or text.title,
        "datePosted": (vacancy.published_at or vacancy.created_at).date().isoformat(),
        "validThrough": _until(last_day(vacancy.publish_until, vacancy.end_on)),
        "employmentType": "VOLUNTEER",
        "hiringOrganization": _without_nothing(
            {
                "@type": "Organization",
                "name": vacancy.organisation.name,
                "sameAs": safe_link(vacancy.organisation.url),
            }
        ),
        "identifier": {
            "@type": "PropertyValue",
            "name": vacancy.organisation.name,
            "value": str(vacancy.id),
        },
        "jobLocation": _place(vacancy),
        "workHours": say_days(vacancy.days) or None,
        "totalJobOpenings": vacancy.places,
        "directApply": False,
        "url": address,
    }
    if vacancy.remote:
        said |= {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": "BE"},
        }
    return _without_nothing(said)


def _place(vacancy: Vacancy) -> Posting | None:
    language = spoken()
    locality = town_name(vacancy, TOWNS_IN.get(language, language))
    if not (locality or vacancy.postcode):
        return None
    address = {
        "@type": "PostalAddress",
        "streetAddress": vacancy.street,
        "postalCode": vacancy.postcode,
        "addressLocality": locality,
        "addressCountry": "BE",
    }
    return {"@type": "Place", "address": _without_nothing(address)}


def _until(day: date | None) -> str | None:
    """Say the last moment of a day: a bare day is over for who reads it as it begins."""
    return end_of(day).isoformat() if day else None


def _without_nothing(said: Posting) -> Posting:
    return {name: value for name, value in said.items() if value is not None}
