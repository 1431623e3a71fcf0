"""Weights in words: what each criterion is, what changed, and what that does to three lists."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.models import WeightSet
from vrijwilligers.matching.queries.weights import MOST_SHOWN, WeightsEffect, WeightsEffects
from vrijwilligers.matching.rules.sample_wishes import SamplePerson
from vrijwilligers.matching.rules.weight_sets import CRITERIA, WeightOrigin, read_weights
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.matching.wording.cards import VacancyCard, vacancy_card
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import listed, say_day

CRITERION_LABELS = {
    "talents": _l("Talents"),
    "category": _l("Kind of work"),
    "days": _l("Days and times"),
    "distance": _l("How near it is"),
    "engagement": _l("Once, for a while or regularly"),
    "practise_dutch": _l("Practising Dutch"),
    "languages": _l("Speaking more of a language than is asked"),
    "support": _l("Support that somebody needs"),
    "accessible": _l("An accessible organisation"),
    "start": _l("Beginning soon"),
    "freshness": _l("Confirmed lately"),
    "fairness": _l("Organisations to which we sent few people"),
}
CRITERION_HINTS = {
    "practise_dutch": _l("Only for who wishes to practise."),
    "support": _l("Only for who agreed that we look with it. The organisation never sees it."),
    "fairness": _l("So that not the same organisations are first each time."),
}
PERSON_WORDS = {
    SamplePerson.NEWCOMER: _l(
        "A newcomer in Molenbeek who practises Dutch (A1), likes to cook, is free in the morning"
    ),
    SamplePerson.PENSIONER: _l(
        "Somebody of 68 in Ukkel, free each morning, who listens well and likes older people"
    ),
    SamplePerson.STUDENT: _l(
        "A student in Elsene, free in the evening and on Saturday, who likes sports and children"
    ),
}
ORIGIN_WORDS = {
    WeightOrigin.BY_HAND: _l("chosen by hand"),
    WeightOrigin.PROPOSAL: _l("from a proposal"),
    WeightOrigin.UNDONE: _l("put back"),
}


@dataclass(frozen=True)
class WeightLine:
    """A criterion with its weight, and the part of the whole that it is."""

    name: str
    label: str
    weight: int
    percent: int


@dataclass(frozen=True)
class EffectRow:
    """A vacancy in the list of tomorrow, and what became of its place."""

    vacancy: VacancyCard
    change: str
    tag: str


@dataclass(frozen=True)
class EffectInWords:
    """What is first for somebody made up, today and with other weights."""

    person: str
    today: Sequence[VacancyCard]
    then: Sequence[EffectRow]
    is_same: bool


@dataclass(frozen=True)
class WeightSetInWords:
    """A set of weights as the history shows it."""

    heading: str
    changes: str
    why: str | None


def weight_lines(weights: Weights) -> list[WeightLine]:
    """Say each weight beside its part of the whole."""
    known = asdict(weights)
    total = sum(known.values()) or 1
    return [
        WeightLine(
            one, str(CRITERION_LABELS[one]), round(known[one]), round(100 * known[one] / total)
        )
        for one in CRITERIA
    ]


def effects_in_words(effects: WeightsEffects) -> list[EffectInWords]:
    """Say for each of the people made up what other weights would put first."""
    cards = {key: vacancy_card(vacancy) for key, vacancy in effects.vacancies.items()}
    return [_effect(one, cards) for one in effects.people]


def history(sets: Sequence[WeightSet]) -> list[WeightSetInWords]:
    """Say what each set changed, the last first; before the first stood the standard weights."""
    known = [*(read_weights(one.values) for one in sets), Weights()]
    return [_set(one, *pair) for one, pair in zip(sets, pairwise(known), strict=True)][:MOST_SHOWN]


def _effect(effect: WeightsEffect, cards: Mapping[int, VacancyCard]) -> EffectInWords:
    then = [
        EffectRow(cards[key], *_change(key, place, effect.today))
        for place, key in enumerate(effect.then)
        if key in cards
    ]
    today = [cards[key] for key in effect.today if key in cards]
    person = str(PERSON_WORDS[effect.person])
    return EffectInWords(person, today, then, effect.today == effect.then)


def _change(key: int, place: int, before: Sequence[int]) -> tuple[str, str]:
    if key not in before:
        return _("new here"), "good"
    moved = before.index(key) - place
    if moved > 0:
        return _("%(places)s up", places=moved), ""
    return (_("%(places)s down", places=-moved), "") if moved else ("", "")


def _set(one: WeightSet, weights: Weights, former: Weights) -> WeightSetInWords:
    said = {"day": say_day(day_of(one.made_at)), "how": ORIGIN_WORDS[one.made_how]}
    who = one.staff_member.name if one.staff_member else ""
    heading = _("%(day)s, %(how)s", **said)
    if who:
        heading = _("%(day)s, %(how)s, by %(who)s", who=who, **said)
    return WeightSetInWords(heading, _changes(former, weights), one.why)


def _changes(former: Weights, weights: Weights) -> str:
    before, after = asdict(former), asdict(weights)
    return listed(
        _(
            "%(criterion)s from %(before)s to %(after)s",
            criterion=CRITERION_LABELS[one],
            before=round(before[one]),
            after=round(after[one]),
        )
        for one in CRITERIA
        if before[one] != after[one]
    )
