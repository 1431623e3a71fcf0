"""Likely doubles in words: why they look like one, and what belongs to each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.likeness import LikenessReason
from vrijwilligers.organisations.wording import say_address
from vrijwilligers.organisations.wording.differences import FIELDS, say
from vrijwilligers.vocabulary.words import say_phone

REASONS = {
    LikenessReason.NAME: _l("same name"),
    LikenessReason.ALIKE: _l("name looks or sounds alike"),
    LikenessReason.PHONE: _l("same phone number"),
    LikenessReason.EMAIL: _l("same e-mail"),
    LikenessReason.SITE: _l("same website or mail domain"),
    LikenessReason.TOWN: _l("same municipality"),
    LikenessReason.OTHER_NUMBER: _l("another company number"),
}


@dataclass(frozen=True)
class DoubleLine:
    """An organisation in a list of doubles."""

    id: int
    name: str
    facts: tuple[str, ...]  # what tells it apart, as far as it is known


def line(organisation: Organisation) -> DoubleLine:
    """Say who it is: number, address, ways to reach it."""
    places = [say_address(address) for address in organisation.addresses]
    said = (
        say("kbo", organisation.kbo),
        organisation.vcode,
        next(filter(None, places), None),
        say_phone(organisation.phone),
        organisation.email,
    )
    return DoubleLine(organisation.id, organisation.name, tuple(filter(None, said)))


def say_why(why: Iterable[LikenessReason]) -> list[tuple[str, bool]]:
    """Say why two look like one, each with whether it speaks against that."""
    return [(str(REASONS[one]), one == LikenessReason.OTHER_NUMBER) for one in why]


def side_of(organisation: Organisation) -> list[tuple[str, str]]:
    """Say what is known of one of two, as (label, words)."""
    plain = ("kind", "kbo", "vcode", "phone", "email", "url")
    said = [(FIELDS[name], say(name, getattr(organisation, name))) for name in plain]
    places = [say_address(address) for address in organisation.addresses]
    persons = [person.name for person in organisation.contact_persons]
    return [
        *((str(label), words) for label, words in said),
        (str(FIELDS["address"]), "; ".join(filter(None, places))),
        (str(FIELDS["person"]), ", ".join(persons)),
    ]


def say_belongings(counts: Mapping[str, int]) -> list[str]:
    """Say what points at an organisation; what has no word of its own is left out."""
    said = {
        "vacancy": _vacancies,
        "contact_person": _persons,
        "organisation_contact": _contacts,
        "agreement": _agreements,
    }
    return [words(counts[table]) for table, words in said.items() if table in counts]


def _vacancies(number: int) -> str:
    return ngettext("%(num)s vacancy", "%(num)s vacancies", number)


def _persons(number: int) -> str:
    return ngettext("%(num)s contact person", "%(num)s contact persons", number)


def _contacts(number: int) -> str:
    return ngettext("%(num)s call, mail or visit", "%(num)s calls, mails or visits", number)


def _agreements(number: int) -> str:
    return ngettext("%(num)s agreement", "%(num)s agreements", number)
