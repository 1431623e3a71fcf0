"""The first list of twelve newcomers, beside what an experienced volunteer would show them."""

import tomllib
from collections import Counter
from datetime import timedelta
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from tests.matching.made_up import (
    FULL_WISHES,
    MONDAY,
    TODAY,
    is_suggested,
    reasons,
    suggested,
)
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.ranking import FIRST, rank
from vrijwilligers.matching.rules.sides import Criterion, Offer, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.matching.rules.welcome import is_almost_empty, lifts, unknown_part
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import of_postcode
from vrijwilligers.vocabulary.week import mask_of

JUDGED = tomllib.loads(Path(__file__).with_name("judged.toml").read_text(encoding="utf-8"))
AGAIN = tomllib.loads(Path(__file__).with_name("judged_again.toml").read_text(encoding="utf-8"))
NAMES = list(JUDGED["vacancies"])


def levels(said):
    return {language: Level(level) for language, level in said.items()}


def offer(number, said, organisations):
    return Offer(
        id=number,
        organisation_id=organisations[said["of"]],
        category=said.get("category"),
        talents=frozenset(said.get("talents", ())),
        days=mask_of(said.get("days", ())),
        municipality=of_postcode(said.get("at")),
        languages=levels(said.get("needs", {})),
        practise_dutch=said.get("practise"),
        engagement=Engagement(said.get("engagement", "regular")),
        start_on=TODAY + timedelta(days=said["starts"]) if "starts" in said else None,
        minimum_age=said.get("age"),
        remote=said.get("remote"),
        support_offered=said.get("support"),
        is_accessible=said.get("accessible", False),
    )


@cache
def offers():
    names = dict.fromkeys(said["of"] for said in JUDGED["vacancies"].values())
    organisations = dict(zip(names, count(1), strict=False))
    return Offers.of(
        [
            offer(number, said, organisations)
            for number, said in enumerate(JUDGED["vacancies"].values())
        ]
    )


def wishes(said):
    return Wishes(
        spoken_with_us=said["with_us"],
        languages=levels(said.get("speaks", {})),
        practise_dutch=said.get("practise", False),
        categories=frozenset(said.get("categories", ())),
        talents=frozenset(said.get("talents", ())),
        days=mask_of(said.get("days", ())),
        municipality=of_postcode(said.get("at")),
        engagement=Engagement(said["engagement"]) if "engagement" in said else None,
        birth_year=said.get("born"),
        remote=said.get("remote", False),
    )


def first_list(said):
    return [NAMES[one.offer_id] for one in rank(offers(), wishes(said), today=TODAY, limit=FIRST)]


@pytest.mark.parametrize("who", JUDGED["newcomers"])
def test_a_newcomer_sees_first_what_an_experienced_volunteer_would_show(who):
    judged = JUDGED["newcomers"][who]
    shown = first_list(judged["knows"])

    assert set(judged.get("must", ())) <= set(shown)
    assert not set(judged["never"]) & set(shown)
    assert len(set(judged["good"]) & set(shown)) >= min(len(shown), FIRST - 1)
    homes = [JUDGED["vacancies"][name]["of"] for name in shown]
    assert len(set(homes)) == len(homes) or judged.get("twice")


def test_two_judges_agree_and_hardly_anything_is_wrong_among_the_first_five():
    """The second judge saw neither the rule nor the first judgement."""
    shown = {who: first_list(one["knows"]) for who, one in JUDGED["newcomers"].items()}
    grades = Counter(grade(who, name) for who, names in shown.items() for name in names)
    same = [
        (name in JUDGED["newcomers"][who]["good"]) == (grade(who, name) == "good")
        for who in AGAIN
        for name in NAMES
    ]

    assert grades["wrong"] == 0
    assert grades["good"] >= 0.75 * grades.total()
    assert sum(same) >= 0.9 * len(same)


def grade(who, name):
    return next((one for one in ("good", "acceptable") if name in AGAIN[who][one]), "wrong")


def test_the_less_is_known_the_more_it_counts_where_newcomers_are_welcome():
    empty, some, whole = Wishes(), Wishes(days=MONDAY, talents=frozenset({"music"})), FULL_WISHES

    parts = [unknown_part(one, Weights()) for one in (empty, some, whole)]

    assert parts == [1.0, 0.55, 0.0]
    assert [is_almost_empty(one) for one in (empty, some, whole)] == [True, True, False]
    lifted = lifts(offers(), whole, today=TODAY, weights=Weights())
    sunk = [name for name, lift in zip(NAMES, lifted, strict=True) if lift]
    assert sunk == ["camp", "camp_again", "pool"], "what begins long after somebody is free"


def test_it_changes_the_order_and_no_score():
    welcoming = {"practise_dutch": "A1", "support_offered": True, "is_accessible": True}
    found = suggested(Wishes(), Offer(id=1, languages={"nl": "B1"}), Offer(id=2, **welcoming))

    assert [(one.offer_id, one.score) for one in found] == [(2, 0.5), (1, 0.5)]
    told = [(reason.criterion, reason.fits) for reason in found[0].reasons]
    assert (Criterion.SUPPORT, True) in told
    assert (Criterion.ACCESSIBLE, True) in told
    assert (Criterion.PRACTISE_DUTCH, None) in told


def test_the_language_of_the_conversation_is_spoken():
    with_us = Wishes(spoken_with_us="fr", languages={"ar": Level.NATIVE})

    assert is_suggested(with_us, languages={"fr": Level.C1})
    assert not is_suggested(with_us, languages={"nl": Level.A1})
    assert reasons(with_us, Criterion.LANGUAGES, languages={"fr": Level.B1})[0][0] is True
    asked = reasons(with_us, Criterion.LANGUAGES, languages={"fr": Level.B2})
    assert asked[0][0] is None


def test_what_is_known_of_a_language_goes_before_the_conversation():
    known = Wishes(spoken_with_us="nl", languages={"nl": Level.A1})
    assert not is_suggested(known, languages={"nl": Level.A2})


def test_two_of_one_organisation_stand_together_only_when_nothing_else_fits():
    same = [Offer(id=n, organisation_id=1, category="food") for n in range(1, 30)]
    fits, other = Offer(id=30, organisation_id=2), Offer(id=31, organisation_id=3, category="board")
    wishes = Wishes(categories=frozenset({"food"}))

    found = [one.offer_id for one in suggested(wishes, *same, fits, other, limit=5)]

    assert found == [1, 30, 2, 3, 4]
    assert [one.offer_id for one in suggested(wishes, *same, limit=3)] == [1, 2, 3]
