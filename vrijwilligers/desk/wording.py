"""The words of what is logged about a person, and whom to call first at an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.rules.states import State
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit
from vrijwilligers.vacancies.models import Vacancy

CANDIDATE, INTRODUCTION, FOLLOW_UP, CONTACT = (
    "candidate",
    "introduction",
    "follow_up",
    "desk_contact",
)
DEEDS = {
    (CANDIDATE, audit.VIEWED): _l("opened the fiche"),
    (CANDIDATE, "registered"): _l("made the fiche"),
    (CANDIDATE, "changed"): _l("changed the fiche"),
    (CANDIDATE, "consent given"): _l("noted consent"),
    (CANDIDATE, "consent withdrawn"): _l("noted that consent is withdrawn"),
    (CANDIDATE, "conversation"): _l("counted a conversation"),
    (INTRODUCTION, "candidate said yes"): _l("noted the yes to an introduction"),
    (FOLLOW_UP, "planned"): _l("planned a follow-up"),
    (FOLLOW_UP, "done"): _l("did a follow-up"),
    (FOLLOW_UP, "reopened"): _l("took a follow-up up again"),
    (FOLLOW_UP, "postponed"): _l("put a follow-up off"),
    **{(INTRODUCTION, state.value): _l("noted a step of an introduction") for state in State},
}


@dataclass(frozen=True, kw_only=True)
class Call:
    """Whom to reach at an organisation, by phone if it can be; ``name`` may be empty."""

    name: str = ""
    role: str = ""
    language: str = ""
    phone: str = ""
    email: str = ""


def first_call(organisation: Organisation, open_vacancies: Sequence[Vacancy]) -> Call | None:
    """Say whom to call first: a contact person, the organisation, who is named in a vacancy.

    Somebody with a phone comes before an address for mail.
    """
    calls = [*_persons(organisation), _house(organisation), *map(_named, open_vacancies)]
    by_phone = [call for call in calls if call.phone]
    by_mail = [call for call in calls if call.email]
    return next(iter([*by_phone, *by_mail]), None)


def _persons(organisation: Organisation) -> list[Call]:
    return [
        Call(
            name=person.name,
            role=person.role or "",
            language=person.language or "",
            phone=person.phone or "",
            email=person.email or "",
        )
        for person in organisation.contact_persons
    ]


def _house(organisation: Organisation) -> Call:
    return Call(phone=organisation.phone or "", email=organisation.email or "")


def _named(vacancy: Vacancy) -> Call:
    return Call(
        name=vacancy.contact_name or "",
        phone=vacancy.contact_phone or "",
        email=vacancy.contact_email or "",
    )
