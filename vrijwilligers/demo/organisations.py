"""Made-up organisations: kinds, houses, people, agreements, and what was said with them."""

import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from vrijwilligers.demo import own_vacancies, samples
from vrijwilligers.organisations.actions import (
    addresses,
    agreements,
    contacts,
    limits,
    people,
    records,
)
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel, OrganisationKind
from vrijwilligers.organisations.rules.details import (
    ELEMENTS,
    AddressDetails,
    AgreementDetails,
    InformationDetails,
    LimitDetails,
    OrganisationContactDetails,
    OrganisationDetails,
    OrganisationWords,
    PersonDetails,
)
from vrijwilligers.organisations.rules.numbers import plain_kbo
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.places import Municipality, municipalities
from vrijwilligers.vocabulary.text import fold

WITHOUT_STAFF = frozenset({OrganisationKind.ASSOCIATION, OrganisationKind.CITIZENS})
SHARES = {"fr": 0.6, "en": 0.4}  # of the organisations say in this language what they do
ACCESSIBLE, AGREED, INFORMED, CALLED = 0.15, 0.2, 0.6, 0.5
CAPPED = 12  # of so many organisations one has a cap
CHANNELS = (*[ContactChannel.PHONE] * 3, ContactChannel.MAIL, ContactChannel.VISIT)
YEAR, QUARTER, PAUSE = 365, 90, 30  # days

Told = dict[str, Any]


def add(stage: Stage) -> None:
    """Add the organisations of the feed and those that refer people to us; limit a few."""
    chance, size = stage.chance("organisations"), stage.size
    count = size.vacancies - own_vacancies.among(size.vacancies)
    feed = samples.feed(count, size.seed, stage.today)
    offering = {made.name: made for made, _ in feed}.values()
    added = [_add_offering(made, chance, stage) for made in offering]
    for place, organisation in enumerate(added, start=1):
        _limit(organisation, place, chance, stage)
    for told in words()["referrers"]:
        _add_referrer(told, chance, stage)


@cache
def words() -> Told:
    """Return the words that are put together here."""
    path = Path(__file__).with_suffix(".toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def kind_of(name: str) -> OrganisationKind:
    """Guess the legal form of a made-up organisation by the words of its name."""
    kinds = (kind for word, kind in words()["kinds"].items() if word in name.split())
    return OrganisationKind(next(kinds, OrganisationKind.VZW))


def _add_offering(made: samples.SampleOrganisation, chance: Random, stage: Stage) -> Organisation:
    at = _ago(stage, chance, YEAR)
    told = words()["does"][made.categories[0]]
    details = OrganisationDetails(
        name=made.name,
        kbo=plain_kbo(made.kbo) or None,
        phone=made.phone,
        email=made.contact_email,
        **_law(kind_of(made.name), chance),
        **_story(told, chance),
        **_accessible(at, chance),
    )
    with stage.then(at):
        organisation = records.add(details, by=chance.choice(stage.staff), is_another=True)
        _settle(organisation, made.home, chance, stage)
        _meet(organisation, made.contact_name, chance, stage)
        if chance.random() < INFORMED:
            said: Told = {name: chance.random() < 0.85 for name in ELEMENTS}
            note = InformationDetails(**said)
            agreements.note_information(organisation, note, by=None, today=day_of(at))
    if chance.random() < AGREED:
        _agree(organisation, at, chance, stage)
    if chance.random() < CALLED:
        _speak(organisation, at, chance, stage)
    return organisation


def _add_referrer(told: Told, chance: Random, stage: Stage) -> None:
    at = _ago(stage, chance, YEAR)
    details = OrganisationDetails(
        name=told["name"],
        kind=OrganisationKind(told["kind"]),
        offers_tasks=False,
        is_referrer=True,
        has_staff=True,
        **_story(told, chance),
    )
    with stage.then(at):
        organisation = records.add(details, by=chance.choice(stage.staff), is_another=True)
        _settle(organisation, chance.choice(list(municipalities().values())), chance, stage)
        _meet(organisation, _name(chance), chance, stage)
    _agree(organisation, at, chance, stage)
    _speak(organisation, at, chance, stage)


def _ago(stage: Stage, chance: Random, most: int) -> datetime:
    return stage.moment(stage.today - timedelta(days=chance.randint(1, most)), chance)


def _since(at: datetime, stage: Stage, chance: Random, most: int) -> datetime:
    """Return a moment of the last so many days, when we knew the organisation already."""
    return max(at, _ago(stage, chance, most))


def _law(kind: OrganisationKind, chance: Random) -> Told:
    has_staff = kind not in WITHOUT_STAFF
    insured = chance.choice((True, True, True, None)) if has_staff else None
    return {"kind": kind, "has_staff": has_staff, "has_liability_insurance": insured}


def _story(told: Told, chance: Random) -> Told:
    spoken = ["nl", *(code for code, share in SHARES.items() if chance.random() < share)]
    about = {code: OrganisationWords(about=told[code]) for code in spoken}
    return {"words": about, "sectors": frozenset(told["sectors"])}


def _accessible(at: datetime, chance: Random) -> Told:
    if chance.random() > ACCESSIBLE:
        return {}
    year = at.year - chance.randint(0, 3)
    said = {"accessible_training": words()["training"], "accessible_year": year}
    return {"is_accessible": True, **said}


def _settle(organisation: Organisation, home: Municipality, chance: Random, stage: Stage) -> None:
    details = AddressDetails(
        street=f"{chance.choice(words()['streets'])} {chance.randint(1, 180)}",
        postcode=home.postcodes[0],
        municipality=home.nis_code,
    )
    addresses.add(organisation, details, by=chance.choice(stage.staff))


def _meet(organisation: Organisation, first: str, chance: Random, stage: Stage) -> None:
    for name in (first, _name(chance)) if chance.random() < 0.3 else (first,):
        details = PersonDetails(
            name=name,
            role=chance.choice(words()["roles"]),
            phone=f"+3247000{chance.randrange(10_000):04}",
            email=f"{fold(name.split()[0])}@example.org",
            language=chance.choice(("nl", "nl", "fr", None)),
        )
        people.add(organisation, details, by=chance.choice(stage.staff))


def _name(chance: Random) -> str:
    return f"{chance.choice(words()['given_names'])} {chance.choice(words()['family_names'])}"


def _agree(organisation: Organisation, at: datetime, chance: Random, stage: Stage) -> None:
    at = _since(at, stage, chance, YEAR)
    kind = chance.choice((AgreementKind.SHARING, AgreementKind.PARTNERSHIP))
    signed_on = day_of(at)
    details = AgreementDetails(kind=kind, signed_on=signed_on, ends_on=_a_year_later(signed_on))
    with stage.then(at):
        agreements.sign(organisation, details, by=chance.choice(stage.staff), today=signed_on)


def _a_year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))


def _speak(organisation: Organisation, at: datetime, chance: Random, stage: Stage) -> None:
    for note in chance.sample(words()["notes"], chance.randint(1, 3)):
        then = _since(at, stage, chance, QUARTER)
        details = OrganisationContactDetails(channel=chance.choice(CHANNELS), note=note, at=then)
        with stage.then(then):
            contacts.note(organisation, details, by=chance.choice(stage.staff), at=then)


def _limit(organisation: Organisation, place: int, chance: Random, stage: Stage) -> None:
    """Give a few a cap, and pause one."""
    cap = 3 if place % CAPPED == 0 else None
    until = stage.today + timedelta(days=PAUSE) if place == CAPPED + 1 else None
    if cap or until:
        details = LimitDetails(paused_until=until, cap_per_vacancy=cap)
        limits.limit(organisation, details, by=chance.choice(stage.staff), today=stage.today)
