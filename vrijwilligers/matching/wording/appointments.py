"""When and where somebody is expected, in words: what was agreed, and else what we know."""

from dataclasses import dataclass
from datetime import date, time
from textwrap import shorten

from flask_babel import gettext as _

from vrijwilligers.matching.models import Appointment, Introduction
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.organisations import wording as organisations
from vrijwilligers.organisations.models import Organisation, OrganisationAddress
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import public_contact, public_words
from vrijwilligers.vacancies.wording.parts import say_address
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import say_clock, say_day, speaking, spoken

LONGEST = 160  # characters of a way to get there: it stands on a card


@dataclass(frozen=True, kw_only=True)
class AppointmentLine:
    """An appointment in one line; what is empty nobody knows. ``phone`` is E.164."""

    introduction_id: int
    on: date
    moment: str
    hour: str
    place: str
    with_whom: str
    phone: str
    travel: str
    is_coming: bool


def appointment_line(introduction: Introduction) -> AppointmentLine | None:
    """Put the appointment of an introduction into words, while it is as far as that."""
    if introduction.state != IntroductionState.APPOINTMENT:
        return None
    details = details_of(introduction)
    return AppointmentLine(
        introduction_id=introduction.id,
        on=details.on,
        moment=say_moment(details.on, details.begins_at),
        hour=say_clock(details.begins_at) if details.begins_at else "",
        place=details.place or "",
        with_whom=details.with_whom or "",
        phone=details.phone or "",
        travel=details.travel or "",
        is_coming=details.on >= today(),
    )


def say_moment(on: date, at: time | None) -> str:
    """Say a day with its hour: *Monday 7 December at 10:00*."""
    form = "EEEE d MMMM" if on.year == today().year else "EEEE d MMMM y"
    if at is None:
        return say_day(on, form)
    return _("%(day)s at %(hour)s", day=say_day(on, form), hour=say_clock(at))


def say_appointment(introduction: Introduction) -> str:
    """Say shortly when somebody is expected; empty when nobody is, or nobody said when."""
    made = introduction.appointment
    is_expected = introduction.state == IntroductionState.APPOINTMENT
    return say_moment(made.on, made.begins_at) if made and is_expected else ""


def details_of(introduction: Introduction) -> AppointmentDetails:
    """Return the appointment that was made; what it does not say is what we know."""
    made, known = introduction.appointment, known_of(introduction)
    if made is None:
        return known
    return AppointmentDetails(
        on=made.on,
        begins_at=made.begins_at,
        place=made.place or known.place,
        with_whom=made.with_whom or known.with_whom,
        phone=made.phone or known.phone,
        travel=made.travel or known.travel,
    )


def known_of(introduction: Introduction) -> AppointmentDetails:
    """Return what we know before anybody says it, as the visitor may read it.

    Contact data that came from elsewhere go to nobody, unless they may be public.
    """
    vacancy = introduction.vacancy
    contact = public_contact(vacancy)
    with speaking(introduction.candidate.language):
        return AppointmentDetails(
            on=_day_of(introduction),
            place=_place_of(vacancy) or None,
            with_whom=contact.name or None,
            phone=contact.phone or None,
            travel=_travel_of(vacancy) or None,
        )


def asked_beforehand(introduction: Introduction) -> dict[str, str | None]:
    """Return with what the questions about an appointment begin where its day is asked anew."""
    details = details_of(introduction)
    return {"place": details.place, "with_whom": details.with_whom, "phone": details.phone}


def _day_of(introduction: Introduction) -> date:
    made: Appointment | None = introduction.appointment
    if made:
        return made.on
    is_made = introduction.state == IntroductionState.APPOINTMENT
    return (introduction.since_on if is_made else None) or today()


def _place_of(vacancy: Vacancy) -> str:
    """Say the address of the work, else that of the organisation where that is in the same town."""
    if vacancy.street:
        return say_address(vacancy)
    address = _main_address(vacancy.organisation)
    is_there = address and vacancy.municipality in (None, address.municipality)
    return organisations.say_address(address) if address and is_there else say_address(vacancy)


def _main_address(organisation: Organisation) -> OrganisationAddress | None:
    main = (one for one in organisation.addresses if one.is_main)
    return next(main, next(iter(organisation.addresses), None))


def _travel_of(vacancy: Vacancy) -> str:
    way = public_words(vacancy, vacancy.directions or "", spoken())
    return shorten(way, LONGEST, placeholder=" …")
