"""Vacancies and people of the judged cases, read from their files."""

import tomllib
from datetime import timedelta
from itertools import count
from pathlib import Path

from tests.matching.made_up import TODAY
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.sides import OUTSIDE, Offer, Wishes
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import of_postcode
from vrijwilligers.vocabulary.week import mask_of


def judged(name):
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def offers_of(vacancies):
    """Lay judged vacancies out, by their names, each with the number of its place."""
    homes = homes_of(vacancies)
    offers = [_offer(number, said, homes) for number, said in enumerate(vacancies.values())]
    full = [number for number, said in enumerate(vacancies.values()) if said.get("full")]
    return Offers.of(offers).with_full(full)


def homes_of(vacancies):
    names = dict.fromkeys(said["of"] for said in vacancies.values())
    return dict(zip(names, count(1), strict=False))


def _offer(number, said, homes):
    return Offer(
        id=number,
        organisation_id=homes[said["of"]],
        category=said.get("category"),
        talents=frozenset(said.get("talents", ())),
        days=mask_of(said.get("days", ())),
        hours_per_week=said.get("hours"),
        municipality=_place(said.get("at")),
        languages=_levels(said.get("needs", {})),
        practise_dutch=said.get("practise"),
        engagement=Engagement(said.get("engagement", "regular")),
        start_on=_day(said, "starts"),
        end_on=_day(said, "ends"),
        fresh_on=TODAY - timedelta(days=said["confirmed"]) if "confirmed" in said else None,
        minimum_age=said.get("age"),
        remote=said.get("remote"),
        support_offered=said.get("support"),
        wheelchair=said.get("wheelchair"),
        is_accessible=said.get("accessible", False),
        is_open=said.get("open", True),
        paused_until=TODAY if said.get("paused") else None,
    )


def wishes_of(said, homes=None):
    return Wishes(
        spoken_with_us=said["with_us"],
        languages=_levels(said.get("speaks", {})),
        practise_dutch=said.get("practise", False),
        categories=frozenset(said.get("categories", ())),
        talents=frozenset(said.get("talents", ())),
        days=mask_of(said.get("days", ())),
        municipality=_place(said.get("at")),
        engagement=Engagement(said["engagement"]) if "engagement" in said else None,
        available_from=_day(said, "free_from"),
        birth_year=said.get("born"),
        remote=said.get("remote", False),
        needs=frozenset(said.get("needs", ())),
        refused_kinds=frozenset(said.get("refuses", ())),
        refused_homes=frozenset(homes[name] for name in said.get("refuses_at", ())),
        former_homes=frozenset(homes[name] for name in said.get("was_at", ())),
    )


def _levels(said):
    return {language: Level(level) for language, level in said.items()}


def _place(postcode):
    return of_postcode(postcode) or (OUTSIDE if postcode else None)


def _day(said, name):
    return TODAY + timedelta(days=said[name]) if name in said else None
