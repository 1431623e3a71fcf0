"""A made-up feed of vacancies for the demo and for tests, as rows of the canonical table.

The words are in samples.csv (tasks) and samples.json (organisations, closing sentences, names).
Nobody in them exists; mail goes to example.org and company numbers lie in an unused range.
"""

import csv
import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from vrijwilligers.vocabulary.places import Municipality, municipalities
from vrijwilligers.vocabulary.text import fold
from vrijwilligers.vocabulary.week import PARTS, WEEKDAYS

HERE = Path(__file__).parent
MANY = 1_000  # from here on every organisation has a branch in each municipality
UNUSED = range(9_990_000, 10_000_000)  # first digits of company numbers not given out yet
NEARBY = (("1800", "Vilvoorde"), ("1500", "Halle"), ("1700", "Dilbeek"), ("1930", "Zaventem"))
DUTCH = ("nl:A2", "nl:A2", "nl:B1", "nl:B1, fr:A2", "nl:A1", "nl:B2", "nl:A2, fr:A2", "")
PRACTICE = {"nl:A2": ("A1", "A1", ""), "nl:B1": ("A2", "A1", "no"), "nl:B2": ("B1", "no", "no")}

Row = dict[str, str]


@dataclass(frozen=True)
class SampleOrganisation:
    """A made-up organisation with its place and the person to call."""

    name: str
    kbo: str
    categories: tuple[str, ...]
    home: Municipality
    contact_name: str
    contact_email: str
    contact_phone: str

    @property
    def phone(self) -> str:
        """Return the phone number in E.164, as it is kept."""
        return "+32" + re.sub(r"\D", "", self.contact_phone).removeprefix("0")


@cache
def tasks() -> tuple[Row, ...]:
    """Return the task templates: category, talents, engagement, and texts in nl, fr and en."""
    with (HERE / "samples.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE))


@cache
def words() -> dict[str, Any]:
    """Return the other words: organisations with their categories, closings, days and names."""
    return json.loads((HERE / "samples.json").read_text(encoding="utf-8"))


def rows(count: int, seed: int, today: date) -> list[Row]:
    """Make canonical rows, the same for the same seed and day: most are open for a year to come.

    A few are full, expired or outside Brussels; some are in French only. Dates are ISO.
    """
    return [row for _, row in feed(count, seed, today)]


def feed(count: int, seed: int, today: date) -> list[tuple[SampleOrganisation, Row]]:
    """Make the rows, each with the organisation that offers it."""
    chance = Random(seed)  # noqa: S311 - made-up rows, no secret
    by_category = _by_category(_organisations(count, chance))
    templates = list(tasks())
    chance.shuffle(templates)
    offered = []
    for number, task in zip(range(1, count + 1), cycle(templates), strict=False):
        organisation = chance.choice(by_category[task["category"]])
        offered.append((organisation, _row(number, task, organisation, chance, today)))
    return offered


def _organisations(count: int, chance: Random) -> list[SampleOrganisation]:
    """Make the organisations behind a number of vacancies: some fifty, or many for many."""
    places = list(municipalities().values())
    named = list(words()["organisations"].items())
    if count < MANY:
        homes = cycle(chance.sample(places, len(places)))
        founded = [(name, kinds, next(homes)) for name, kinds in named]
    else:
        founded = [(f"{name} {m.name('nl')}", kinds, m) for m in places for name, kinds in named]
    bases = chance.sample(UNUSED, len(founded))
    return [_organisation(*each, base, chance) for each, base in zip(founded, bases, strict=True)]


def _organisation(
    name: str, kinds: str, home: Municipality, base: int, chance: Random
) -> SampleOrganisation:
    kbo = f"{base:08}{97 - base % 97:02}"
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return SampleOrganisation(
        name=name,
        kbo=f"{kbo[:4]}.{kbo[4:7]}.{kbo[7:]}" if chance.random() < 0.75 else "",
        categories=tuple(kinds.split()),
        home=home,
        contact_name=" ".join(chance.choice(words()[k]) for k in ("given_names", "family_names")),
        contact_email=f"{slug}@example.org",
        contact_phone=_phone(chance),
    )


def _phone(chance: Random) -> str:
    tail = f"{chance.randrange(100):02} {chance.randrange(100):02}"
    return chance.choice((f"02 555 {tail}", f"0470 00 {tail}"))


def _by_category(made: list[SampleOrganisation]) -> dict[str, list[SampleOrganisation]]:
    codes = {task["category"] for task in tasks()}
    return {code: [one for one in made if code in one.categories] for code in codes}


def _row(
    number: int, task: Row, organisation: SampleOrganisation, chance: Random, today: date
) -> Row:
    languages = _languages(organisation, chance)
    dates = _dates(task["engagement"], chance, today)
    days = _days(task["engagement"], date.fromisoformat(dates["start_on"]), chance)
    return {
        "source_id": f"V-{number:05}",
        "organisation": organisation.name,
        "organisation_kbo": organisation.kbo,
        **_texts(task, languages, days, chance),
        "category": task["category"],
        "talents": task["talents"].replace(",", ", "),
        "engagement": task["engagement"],
        **dates,
        "days": ", ".join(days),
        **_place(organisation, languages, chance),
        **_asked(task, languages, chance),
        **_conditions(task, chance),
        "contact_name": organisation.contact_name,
        "contact_email": organisation.contact_email,
        "contact_phone": organisation.contact_phone,
        "url": f"https://example.org/vacatures/{number}" if chance.random() < 0.7 else "",
    }


def _languages(organisation: SampleOrganisation, chance: Random) -> list[str]:
    """Choose the languages of the texts: an asbl writes French, half of the time alone."""
    if organisation.name.endswith("asbl"):
        return chance.choice((["fr"], ["nl", "fr"]))
    more = [code for code, share in (("fr", 0.35), ("en", 0.3)) if chance.random() < share]
    return ["nl", *more]


def _days(engagement: str, day: date, chance: Random) -> list[str]:
    """Choose parts of the week; what is done once is done on its own day."""
    if engagement == "once":
        return [f"{WEEKDAYS[day.weekday()]}-{chance.choice(PARTS)}"]
    week = range(5) if engagement == "regular" else range(7)
    blocks = {(chance.choice(week), chance.choice((0, 1, 0, 1, 2))) for _ in range(3)}
    kept = sorted(blocks)[: chance.choice((0, 1, 1, 2, 2, 3, 3))]
    return [f"{WEEKDAYS[weekday]}-{PARTS[part]}" for weekday, part in kept]


def _texts(task: Row, languages: list[str], days: list[str], chance: Random) -> Row:
    closings = chance.sample(words()["closings"], chance.randint(1, 2))
    between = chance.choice((" ", " ", " ", "\n"))
    made: Row = {}
    for code in ("nl", "fr", "en"):
        sentences = [task[f"description_{code}"], _when(code, days)]
        sentences += [closing[code] for closing in closings]
        has_text = code in languages
        made[f"title_{code}"] = task[f"title_{code}"] if has_text else ""
        made[f"description_{code}"] = between.join(filter(None, sentences)) if has_text else ""
    return made


def _when(code: str, days: list[str]) -> str:
    if not days:
        return ""
    day, part = days[0].split("-")
    named = {"day": words()["weekdays"][code][WEEKDAYS.index(day)]}
    return words()["when"][code].format(part=words()["parts"][code][part], **named)


def _dates(engagement: str, chance: Random, today: date) -> Row:
    """Choose when: one in fifteen is over, the others are open for months."""
    away = chance.randint(-120, -8) if chance.random() < 0.065 else chance.randint(10, 380)
    day = today + timedelta(days=away)
    start, end, until = {
        "once": (day, day, day),
        "short": (day, day + timedelta(days=chance.randint(4, 40)), day),
        "regular": (today + timedelta(days=chance.randint(-90, 60)), None, day),
    }[engagement]
    if engagement == "regular":
        start = min(start, until)
    return {
        "start_on": start.isoformat(),
        "end_on": end.isoformat() if end else "",
        "publish_until": until.isoformat() if chance.random() < 0.9 else "",
    }


def _place(organisation: SampleOrganisation, languages: list[str], chance: Random) -> Row:
    if chance.random() < 0.03:
        code, name = chance.choice(NEARBY)
        return {"postcode": code, "municipality": name}
    name = organisation.home.name(languages[0])
    return {
        "postcode": chance.choice(organisation.home.postcodes),
        "municipality": name if chance.random() < 0.9 else "",
    }


def _asked(task: Row, languages: list[str], chance: Random) -> Row:
    """Choose what somebody must speak and how old they must be."""
    spoken = chance.choice(DUTCH) if "nl" in languages else chance.choice(("fr:A2", "fr:B1", ""))
    practice = chance.choice(PRACTICE.get(spoken, ("", "", "no")))
    driver = "driving_cycling" in task["talents"]
    return {
        "languages": spoken,
        "practise_dutch": practice,
        "minimum_age": "18" if driver else chance.choice(("", "", "16", "18", "15")),
    }


def _conditions(task: Row, chance: Random) -> Row:
    is_online = task["category"] == "digital_media" and "writing" in task["talents"]
    hours = {"regular": ("2", "3", "2.5", "4", "1.5", "6"), "short": ("8", "12", "20", "7.5")}
    return {
        "hours_per_week": chance.choice(hours.get(task["engagement"], ("3", "4", "5.5", ""))),
        "places": chance.choice(("1", "1", "2", "2", "3", "4", "6", "10", "")),
        "wheelchair": chance.choice(("yes", "yes", "no", "")),
        "remote": "yes" if is_online else chance.choice(("no", "no", "")),
        "support_offered": chance.choice(("yes", "yes", "no", "")),
        "allowance": chance.choice(("none", "none", "flat", "real", "km", "")),
    } | ({"places": "0"} if chance.random() < 0.05 else {})
