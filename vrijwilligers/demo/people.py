"""Made-up candidates: who they are, what they wish, what they consented to. No database here."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from vrijwilligers.candidates.rules import CandidateDetails, ConsentPurpose, ConsentWay
from vrijwilligers.demo.samples import NEARBY, tasks
from vrijwilligers.records.demo_stage import open_moment
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import RANK, Level
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.text import fold
from vrijwilligers.vocabulary.week import BLOCKS, PARTS, WEEKDAYS, mask_of

DAYS_BACK = 330  # eleven months: nobody is kept longer than twelve
MINIMAL = 0.12  # of the fiches hold no more than a name and a way to reach somebody
KNOWN_AGE = 0.85
AGES = ((16, 25, 22), (26, 44, 45), (45, 64, 22), (65, 84, 11))  # from, to, how often
CONSENTING = {  # how many also agree to this
    ConsentPurpose.SHARING: 0.75,
    ConsentPurpose.APPROACHED: 0.3,
}
WAYS = (ConsentWay.SPOKEN,) * 12 + (ConsentWay.SCREEN,) * 5 + (ConsentWay.PAPER,) * 3
ENGAGEMENTS = (*[Engagement.REGULAR] * 5, Engagement.SHORT, Engagement.SHORT, Engagement.ONCE, None)
INHABITANTS = (  # thousands in each municipality, in the order of the NIS codes
    *(126, 35, 26, 196, 49, 45, 56, 26, 88, 54),
    *(22, 98, 49, 27, 130, 86, 25, 59, 42),
)
WEEKS = (
    *(0, 0, 0),  # not asked yet
    mask_of(f"{day}-morning" for day in WEEKDAYS[:5]),
    mask_of(f"{day}-afternoon" for day in WEEKDAYS[:5]),
    mask_of(f"{day}-evening" for day in WEEKDAYS[:5]),
    mask_of(f"{day}-{part}" for day in WEEKDAYS[5:] for part in PARTS),
    mask_of(f"{day}-{part}" for day in WEEKDAYS[:5] for part in PARTS[:2]),
    mask_of(BLOCKS),
)


@dataclass(frozen=True)
class Group:
    """People of one origin: their names, the languages they speak and we speak with them."""

    share: int
    mother: tuple[str, ...]
    pages: dict[str, int]
    others: dict[str, tuple[str, ...]]
    given: tuple[str, ...]
    family: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """Somebody made up: what they tell, what they consent to, what they take back later."""

    group: Group
    details: CandidateDetails
    first_at: datetime
    consents: frozenset[ConsentPurpose]
    way: ConsentWay
    withdrawn: ConsentPurpose | None = None
    withdrawn_at: datetime | None = None


@cache
def words() -> dict[str, Any]:
    """Return what people say and what we note: motivations, notes, tasks, chores, steps."""
    return tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))


@cache
def groups() -> dict[str, Group]:
    """Return the groups by name."""
    return {name: _group(**said) for name, said in words()["groups"].items()}


def _group(
    share: int,
    mother: list[str],
    pages: dict[str, int],
    others: dict[str, str],
    given: str,
    family: str,
) -> Group:
    levels = {code: tuple(how_well.split()) for code, how_well in others.items()}
    return Group(share, tuple(mother), pages, levels, _names(given), _names(family))


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(","))


def people(count: int, seed: int, today: date) -> Iterator[Person]:
    """Make people, who came first comes first; the same for the same count, seed and day."""
    chance = Random(f"people {seed}")  # noqa: S311 - made-up people, no secret
    kinds = list(groups().values())
    shares = [group.share for group in kinds]
    for number in range(count):
        group = chance.choices(kinds, shares)[0]
        days_ago = DAYS_BACK * (count - number - chance.random()) / count
        first_on = today - timedelta(days=max(1, int(days_ago)))
        yield _person(number, group, first_on, today, chance)


def namesake(person: Person, number: int, chance: Random) -> CandidateDetails:
    """Return the same details under another name of the same group, with another way to reach."""
    given, family = _name(person.group, chance)
    other = _reach(number, given, family, chance)
    return replace(person.details, given_name=given, family_name=family, **other)


def _person(number: int, group: Group, first_on: date, today: date, chance: Random) -> Person:
    agreed = {purpose for purpose, share in CONSENTING.items() if chance.random() < share}
    withdrawn, on = _withdrawn(agreed, first_on, today, chance)
    return Person(
        group=group,
        details=_details(number, group, today, chance),
        first_at=open_moment(first_on, chance),
        consents=frozenset({ConsentPurpose.FICHE, *agreed}),
        way=chance.choice(WAYS),
        withdrawn=withdrawn,
        withdrawn_at=open_moment(on, chance) if withdrawn else None,
    )


def _withdrawn(
    agreed: set[ConsentPurpose], first_on: date, today: date, chance: Random
) -> tuple[ConsentPurpose | None, date]:
    """Choose who took consent back in the last days: that for the fiche, or for sharing alone."""
    luck, on = chance.random(), today - timedelta(days=chance.randrange(1, 13))
    if luck > 0.02 or on <= first_on:
        return None, on
    if luck < 0.005:
        return ConsentPurpose.FICHE, on
    return (ConsentPurpose.SHARING if ConsentPurpose.SHARING in agreed else None), on


def _name(group: Group, chance: Random) -> tuple[str, str]:
    return chance.choice(group.given), chance.choice(group.family)


def _details(number: int, group: Group, today: date, chance: Random) -> CandidateDetails:
    given, family = _name(group, chance)
    language = chance.choices(list(group.pages), list(group.pages.values()))[0]
    known: dict[str, Any] = _reach(number, given, family, chance)
    if chance.random() > MINIMAL:
        known |= _place(chance) | _wishes(chance) | _speech(group, chance)
        known |= _words(language, today, chance)
    return CandidateDetails(given_name=given, family_name=family, language=language, **known)


def _reach(number: int, given: str, family: str, chance: Random) -> dict[str, Any]:
    """Choose how to reach somebody; the mail addresses cannot exist (RFC 2606)."""
    phone = _phone(number) if chance.random() < 0.8 else None
    ending = chance.choice(("org", "org", "net"))
    address = f"{_plain(given)}.{_plain(family)}{number}@example.{ending}"
    email = address if chance.random() < 0.6 else None
    comes_by = not (phone or email) or chance.random() < 0.1
    return {"phone": phone, "email": email, "comes_by": comes_by}


def _phone(number: int) -> str:
    """Return +32 470 00 xx xx, another for each of the first ten thousand; then +32 471 00 …."""
    thousands, place = divmod(number, 10_000)
    return f"+3247{thousands % 10}00{place * 7919 % 10_000:04}"


@cache
def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", fold(name))


def _place(chance: Random) -> dict[str, str | None]:
    if chance.random() < 0.03:
        return {"postcode": chance.choice(NEARBY)[0], "municipality": None}
    home = chance.choices(list(municipalities().values()), INHABITANTS)[0]
    return {"postcode": chance.choice(home.postcodes), "municipality": home.nis_code}


def _wishes(chance: Random) -> dict[str, Any]:
    """Choose what somebody wishes: what one or two real tasks ask, and something of their own."""
    liked = chance.sample(tasks(), chance.choice((0, 1, 1, 2, 2)))
    talents = [talent.strip() for task in liked for talent in task["talents"].split(",")]
    own = [talent.strip() for talent in chance.choice(tasks())["talents"].split(",")]
    return {
        "categories": frozenset(task["category"] for task in liked),
        "talents": frozenset(filter(None, talents + own[: chance.choice((0, 1, 1))])),
        "days": _days(chance),
        "engagement": chance.choice(ENGAGEMENTS),
    }


def _days(chance: Random) -> int:
    if chance.random() < 0.6:
        return chance.choice(WEEKS)
    return mask_of(chance.sample(BLOCKS, chance.randint(1, 5)))


def _speech(group: Group, chance: Random) -> dict[str, Any]:
    mother = group.mother if chance.random() < 0.5 else group.mother[:1]
    spoken: dict[str, Level | None] = dict.fromkeys(mother, Level.NATIVE)
    for code, levels in group.others.items():
        level = chance.choice(levels)
        if level != "-" and code not in spoken:
            spoken[code] = None if level == "?" else Level(level)
    dutch = spoken.get("nl")
    is_learning = dutch is not None and RANK[dutch] <= RANK[Level.B2]
    return {"languages": spoken, "practise_dutch": is_learning and chance.random() < 0.8}


def _words(language: str, today: date, chance: Random) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if chance.random() < KNOWN_AGE:
        youngest, oldest, _ = chance.choices(AGES, [share for _, _, share in AGES])[0]
        known["birth_year"] = today.year - chance.randint(youngest, oldest)
    if chance.random() < 0.5:
        known["motivation"] = chance.choice(words()["motivations"][language])
    if chance.random() < 0.15:
        known["notes"] = chance.choice(words()["notes"])
    if chance.random() < 0.15:
        known["available_from"] = today + timedelta(days=chance.randint(5, 90))
    return known
