"""What is known of the made-up organisations: kinds, houses, people, agreements, what was said."""

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import select

from vrijwilligers.cli.demo.people import moment
from vrijwilligers.cli.demo.tally import Tally
from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import OrganisationFact
from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    InformationNote,
    Organisation,
    OrganisationAddress,
    OrganisationContact,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel, OrganisationKind
from vrijwilligers.organisations.rules.details import ELEMENTS
from vrijwilligers.vacancies import samples
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.text import fold

WITHOUT_STAFF = frozenset({OrganisationKind.ASSOCIATION, OrganisationKind.CITIZENS})
SHARES = {"fr": 0.6, "en": 0.4}  # of the organisations say in this language what they do
ACCESSIBLE, AGREED, INFORMED, CALLED = 0.15, 0.2, 0.6, 0.5
CAPPED = 12  # of so many organisations one has a cap
CHANNELS = (*[ContactChannel.PHONE] * 3, ContactChannel.MAIL, ContactChannel.VISIT)
QUARTER = 90  # days
PAUSE = timedelta(days=30)


class Setting(NamedTuple):
    """What everything made up here needs to know."""

    chance: Random
    staff: Sequence[int]
    tally: Tally
    at: datetime

    @property
    def today(self) -> date:
        """Return the day it is."""
        return day_of(self.at)

    def ago(self, most: int = QUARTER) -> date:
        """Return a day of the last so many."""
        return self.today - timedelta(days=self.chance.randint(1, most))


def add(staff: Sequence[int], tally: Tally, *, seed: int, at: datetime) -> None:
    """Tell more of the organisations that the vacancies brought along, and add who refers."""
    chance = Random(f"organisations {seed}")  # noqa: S311 - made-up people, no secret
    setting = Setting(chance, staff, tally, at)
    organisations = db.session.scalars(select(Organisation).order_by(Organisation.id)).all()
    homes = _homes()
    for organisation in organisations:
        _tell(organisation, homes.get(organisation.id), setting)
    _limit(organisations, setting)
    for told in words()["referrers"]:
        _add_referrer(told, setting)
    db.session.flush()


@cache
def words() -> dict[str, Any]:
    """Return the words that are put together here."""
    path = Path(__file__).with_suffix(".toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _homes() -> dict[int, Vacancy]:
    """Return of each organisation a vacancy in Brussels, for its address and its contact."""
    of_brussels = select(Vacancy).where(Vacancy.municipality.is_not(None))
    newest_first = of_brussels.order_by(Vacancy.id.desc())
    return {vacancy.organisation_id: vacancy for vacancy in db.session.scalars(newest_first)}


def _tell(organisation: Organisation, home: Vacancy | None, setting: Setting) -> None:
    chance = setting.chance
    organisation.kind = kind_of(organisation.name)
    _tell_the_law(organisation, chance)
    _say(organisation, words()["does"][_does(organisation.name)], chance)
    if home:
        _settle(organisation, home.municipality or "", chance)
        organisation.phone, organisation.email = home.contact_phone, home.contact_email
        _meet(organisation, home.contact_name, chance)
    if chance.random() < ACCESSIBLE:
        organisation.is_accessible = True
        organisation.accessible_training = words()["training"]
        organisation.accessible_year = setting.today.year - chance.randint(0, 3)
    if chance.random() < AGREED:
        _agree(organisation, setting)
    if chance.random() < CALLED:
        _speak(organisation, setting)


def kind_of(name: str) -> OrganisationKind:
    """Guess the legal form of a made-up organisation by the words of its name."""
    kinds = (kind for word, kind in words()["kinds"].items() if word in name.split())
    return OrganisationKind(next(kinds, OrganisationKind.VZW))


def _does(name: str) -> str:
    known = samples.words()["organisations"].items()
    kinds = next((kinds for begin, kinds in known if name.startswith(begin)), "board")
    return kinds.split()[0]


def _tell_the_law(organisation: Organisation, chance: Random) -> None:
    organisation.has_staff = organisation.kind not in WITHOUT_STAFF
    if organisation.has_staff:
        organisation.has_liability_insurance = chance.choice((True, True, True, None))
    if chance.random() < INFORMED:
        said = {name: chance.random() < 0.85 for name in ELEMENTS}
        organisation.information_note = InformationNote(**said)


def _say(organisation: Organisation, told: dict[str, Any], chance: Random) -> None:
    spoken = ["nl", *(code for code, share in SHARES.items() if chance.random() < share)]
    organisation.texts = [OrganisationText(language=code, about=told[code]) for code in spoken]
    organisation.sectors = [OrganisationSector(code=code) for code in told["sectors"]]


def _settle(organisation: Organisation, home: str, chance: Random) -> None:
    organisation.addresses = [
        OrganisationAddress(
            street=f"{chance.choice(words()['streets'])} {chance.randint(1, 180)}",
            postcode=municipalities()[home].postcodes[0],
            municipality=home,
            is_main=True,
        )
    ]


def _meet(organisation: Organisation, first: str | None, chance: Random) -> None:
    others = [_name(chance)] if chance.random() < 0.3 else []
    for name in filter(None, (first, *others)):
        organisation.contact_persons.append(
            ContactPerson(
                name=name,
                role=chance.choice(words()["roles"]),
                phone=f"+3247000{chance.randrange(10_000):04}",
                email=f"{fold(name.split()[0])}@example.org",
                language=chance.choice(("nl", "nl", "fr", None)),
            )
        )


def _name(chance: Random) -> str:
    return f"{chance.choice(words()['given_names'])} {chance.choice(words()['family_names'])}"


def _agree(organisation: Organisation, setting: Setting) -> None:
    signed_on = setting.ago(360)
    kind = setting.chance.choice((AgreementKind.SHARING, AgreementKind.PARTNERSHIP))
    ends_on = signed_on.replace(year=signed_on.year + 1, day=min(signed_on.day, 28))
    db.session.add(
        Agreement(organisation_id=organisation.id, kind=kind, signed_on=signed_on, ends_on=ends_on)
    )
    setting.tally.add(OrganisationFact.AGREEMENT_SIGNED, signed_on, subject=kind)


def _speak(organisation: Organisation, setting: Setting) -> None:
    chance = setting.chance
    for note in chance.sample(words()["notes"], chance.randint(1, 3)):
        day, channel = setting.ago(), chance.choice(CHANNELS)
        at = moment(day, chance)
        db.session.add(
            OrganisationContact(
                organisation_id=organisation.id,
                at=at,
                created_at=at,
                channel=channel,
                note=note,
                staff_id=chance.choice(setting.staff),
            )
        )
        setting.tally.add(OrganisationFact.CONTACT, day, channel=channel)


def _limit(organisations: Iterable[Organisation], setting: Setting) -> None:
    """Pause one, and give a few a cap."""
    for place, organisation in enumerate(organisations, start=1):
        if place % CAPPED == 0:
            organisation.cap_per_vacancy = 3
        if place == CAPPED + 1:
            organisation.paused_until = setting.today + PAUSE


def _add_referrer(told: dict[str, Any], setting: Setting) -> None:
    chance = setting.chance
    organisation = Organisation(
        name=told["name"],
        name_folded=fold(told["name"]),
        kind=OrganisationKind(told["kind"]),
        offers_tasks=False,
        is_referrer=True,
        has_staff=True,
    )
    db.session.add(organisation)
    db.session.flush()
    _say(organisation, told, chance)
    _settle(organisation, chance.choice(list(municipalities())), chance)
    _meet(organisation, _name(chance), chance)
    _agree(organisation, setting)
    _speak(organisation, setting)
    setting.tally.add(OrganisationFact.ADDED, setting.ago(), subject=organisation.kind)
