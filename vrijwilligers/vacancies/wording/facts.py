"""All that is asked and offered in a vacancy, as facts with a key: each is declared here once.

Pages and prints take from these; a fact is looked up by its key, never by its words.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.vacancies.fields import LABELS
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Allowance, last_day
from vrijwilligers.vacancies.wording.parts import (
    practises_dutch,
    say_address,
    say_at_home,
    say_where,
)
from vrijwilligers.vacancies.wording.values import (
    say_age,
    say_allowance,
    say_hours,
    say_period,
    say_places,
    say_practice,
    say_yes_or_no,
)
from vrijwilligers.vocabulary.languages import listed, say_day
from vrijwilligers.vocabulary.words import say_days, say_engagement, say_languages

Names = Mapping[str, str]
Say = Callable[[Vacancy], str]


@dataclass(frozen=True, kw_only=True)
class FactInWords:
    """One fact in words; empty words are *not said*.

    ``words`` stand behind the label; ``short`` stands alone, and is empty where it is no news.
    """

    key: str
    label: str
    words: str
    short: str
    is_public: bool


@dataclass(frozen=True, kw_only=True)
class FactDefinition:
    """How a fact is said, and the fields of a vacancy that it is made of."""

    label: Any
    fields: tuple[str, ...]
    say: Say
    say_short: Say | None = None  # the same words where there is none
    is_public: bool = True


def _levels(one: Vacancy) -> str:
    return say_languages({each.language: each.level for each in one.languages})


def _last_day(one: Vacancy) -> str:
    day = last_day(one.publish_until, one.end_on)
    return say_day(day) if day else ""


def _paid_back(one: Vacancy) -> str:
    return "" if one.allowance == Allowance.NONE else say_allowance(one.allowance)


def facts_of(vacancy: Vacancy, categories: Names, talents: Names) -> list[FactInWords]:
    """Return all facts in the order of a page; the names are those of code lists."""
    kinds = kinds_of(categories, talents)
    return [_fact(vacancy, key, kind) for key, kind in kinds.items()]


def pick_facts(vacancy: Vacancy, keys: Iterable[str]) -> dict[str, FactInWords]:
    """Return the facts that somebody asks for, but those of code lists, by key."""
    return {key: _fact(vacancy, key, KINDS[key]) for key in keys}


def _fact(vacancy: Vacancy, key: str, kind: FactDefinition) -> FactInWords:
    words = kind.say(vacancy)
    return FactInWords(
        key=key,
        label=str(kind.label),
        words=words,
        short=kind.say_short(vacancy) if kind.say_short else words,
        is_public=kind.is_public,
    )


def ours_instead(vacancy: Vacancy) -> frozenset[str]:
    """Return the keys of the facts of an imported vacancy that are ours, and not its source's."""
    own = {fact.field for fact in vacancy.own_facts} if vacancy.source_name else set()
    kinds = kinds_of({}, {})
    return frozenset(key for key, kind in kinds.items() if not own.isdisjoint(kind.fields))


def kinds_of(categories: Names, talents: Names) -> dict[str, FactDefinition]:
    """Return how each fact is said, by key, in the order of a page."""
    named = {
        "category": FactDefinition(
            label=LABELS["category"],
            fields=("category",),
            say=lambda one: categories.get(one.category or "", ""),
        ),
        "talents": FactDefinition(
            label=LABELS["talents"],
            fields=("talents",),
            say=lambda one: listed(talents.get(each.code, each.code) for each in one.talents),
        ),
    }
    return named | KINDS


KINDS = {
    "engagement": FactDefinition(
        label=_l("How long"),
        fields=("engagement",),
        say=lambda one: say_engagement(one.engagement),
    ),
    "days": FactDefinition(
        label=LABELS["days"], fields=("days",), say=lambda one: say_days(one.days)
    ),
    "period": FactDefinition(
        label=_l("Period"),
        fields=("start_on", "end_on"),
        say=lambda one: say_period(one.start_on, one.end_on),
    ),
    "hours_per_week": FactDefinition(
        label=_l("Hours"),
        fields=("hours_per_week",),
        say=lambda one: say_hours(one.hours_per_week, one.engagement),
    ),
    "publish_until": FactDefinition(
        label=LABELS["publish_until"], fields=("publish_until",), say=_last_day, is_public=False
    ),
    "places": FactDefinition(
        label=LABELS["places"], fields=("places",), say=lambda one: say_places(one.places)
    ),
    "where": FactDefinition(
        label=_l("Where"),
        fields=("street", "postcode", "municipality", "place"),
        say=say_address,
        say_short=say_where,
    ),
    "directions": FactDefinition(
        label=LABELS["directions"],
        fields=("directions",),
        say=lambda one: one.directions or "",
    ),
    "remote": FactDefinition(
        label=LABELS["remote"],
        fields=("remote",),
        say=lambda one: say_yes_or_no(one.remote),
        say_short=say_at_home,
    ),
    "wheelchair": FactDefinition(
        label=LABELS["wheelchair"],
        fields=("wheelchair",),
        say=lambda one: say_yes_or_no(one.wheelchair),
        say_short=lambda one: _("wheelchair accessible") if one.wheelchair else "",
    ),
    "languages": FactDefinition(label=LABELS["languages"], fields=("languages",), say=_levels),
    "practise_dutch": FactDefinition(
        label=LABELS["practise_dutch"],
        fields=("practise_dutch",),
        say=lambda one: say_practice(one.practise_dutch),
        say_short=lambda one: say_practice(one.practise_dutch) if practises_dutch(one) else "",
    ),
    "support_offered": FactDefinition(
        label=LABELS["support_offered"],
        fields=("support_offered",),
        say=lambda one: say_yes_or_no(one.support_offered),
        say_short=lambda one: _("somebody supports you") if one.support_offered else "",
    ),
    "minimum_age": FactDefinition(
        label=LABELS["minimum_age"],
        fields=("minimum_age",),
        say=lambda one: say_age(one.minimum_age),
    ),
    "allowance": FactDefinition(
        label=LABELS["allowance"],
        fields=("allowance",),
        say=lambda one: say_allowance(one.allowance),
        say_short=_paid_back,
    ),
}
