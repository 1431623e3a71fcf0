"""Vacancies for machines: the names of the canonical table (docs/exchange.md), without people.

Names of contact persons are left out; the mail address and the phone number of a vacancy are
there where they may be public, as in the printed bundle.
"""

from typing import Any

from vrijwilligers.records.fields import shared_fields
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails
from vrijwilligers.vacancies.rules.layers import plain
from vrijwilligers.vacancies.wording import public_contact, public_text, public_words, town_name
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import safe_link
from vrijwilligers.vocabulary.week import blocks_of

Record = dict[str, Any]
NOT_PUBLIC = {"contact_name"}
OTHERWISE = {
    "contact_email",
    "contact_phone",
    "days",
    "directions",
    "municipality",
    "place",
    "source_url",
}  # than the column holds it
AS_THEY_ARE = tuple(
    name for name in shared_fields(SourceDetails, Vacancy) if name not in NOT_PUBLIC | OTHERWISE
)


def record(vacancy: Vacancy, *, page: str) -> Record:
    """Return a vacancy as plain values; ``None`` is unknown. ``page`` is its public address."""
    return {
        "id": vacancy.id,
        "page": page,
        "source": vacancy.source_name,
        "source_id": vacancy.source_id,
        "organisation": vacancy.organisation.name,
        "organisation_kbo": vacancy.organisation.kbo,
        **_texts(vacancy),
        **_contact(vacancy),
        **{name: plain(name, getattr(vacancy, name)) for name in AS_THEY_ARE},
        "talents": sorted(talent.code for talent in vacancy.talents),
        "days": list(blocks_of(vacancy.days)),
        "municipality": town_name(vacancy, "nl"),
        "municipality_code": vacancy.municipality,
        "languages": {one.language: one.level for one in vacancy.languages},
        "url": safe_link(vacancy.source_url),
        "changed_at": vacancy.changed_at.isoformat(),
    }


def _contact(vacancy: Vacancy) -> Record:
    """Return the vacancy's own ways to reach them where they may be public, and the way there."""
    contact, way = public_contact(vacancy), vacancy.directions
    phone, email = vacancy.contact_phone, vacancy.contact_email
    return {
        "contact_email": email if email and email == contact.email else None,
        "contact_phone": phone if phone and phone == contact.phone else None,
        "directions": way and public_words(vacancy, way, spoken()),
    }


def _texts(vacancy: Vacancy) -> Record:
    said: Record = {}
    for language in LANGUAGES:
        theirs, text = public_text(vacancy, language)
        is_there = theirs == language
        said[f"title_{language}"] = text.title if is_there else None
        said[f"description_{language}"] = text.description if is_there else None
    return said
