"""The first list of twelve newcomers, beside what an experienced volunteer would show them."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from tests.matching.judging import judged, offers_of, wishes_of
from tests.matching.made_up import (
    FULL_WISHES,
    MONDAY,
    TODAY,
    is_suggested,
    reasons,
    suggested,
)
from vrijwilligers.matching.rules.ranking import FIRST, rank
from vrijwilligers.matching.rules.sides import Criterion, Offer, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.matching.rules.welcome import is_almost_empty, lifts, unknown_part
from vrijwilligers.vocabulary.levels import Level

JUDGED, AGAIN = judged("judged.toml"), judged("judged_again.toml")
NAMES = list(JUDGED["vacancies"])


@cache
def offers():
    return offers_of(JUDGED["vacancies"])


def first_list(said):
    return [
        NAMES[one.offer_id] for one in rank(offers(), wishes_of(said), today=TODAY, limit=FIRST)
    ]


@pytest.mark.parametrize("who", JUDGED["newcomers"])
def test_a_newcomer_sees_first_what_an_experienced_volunteer_would_show(who):
    one = JUDGED["newcomers"][who]
    shown = first_list(one["knows"])

    assert set(one.get("must", ())) <= set(shown)
    assert not set(one["never"]) & set(shown)
    assert len(set(one["good"]) & set(shown)) >= min(len(shown), FIRST - 1)
    homes = [JUDGED["vacancies"][name]["of"] for name in shown]
    assert len(set(homes)) == len(homes) or one.get("twice")


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
    assert not lifts(offers(), whole, weights=Weights()).any()


def test_it_changes_the_order_and_no_score():
    welcoming = {"practise_dutch": "A1", "support_offered": True}
    found = suggested(Wishes(), Offer(id=1, languages={"nl": "B1"}), Offer(id=2, **welcoming))

    assert [(one.offer_id, one.score) for one in found] == [(2, 0.5), (1, 0.5)]
    told = [(reason.criterion, reason.fits) for reason in found[0].reasons]
    assert (Criterion.SUPPORT, True) in told
    assert (Criterion.PRACTISE_DUTCH, None) in told


def test_who_practises_without_a_level_begins_where_beginners_are_welcome():
    wishes = replace(FULL_WISHES, languages={})
    levels = ("B2", "C1", "A2", "A1", None, "B1")
    made = [Offer(id=number, practise_dutch=level) for number, level in enumerate(levels)]

    found = suggested(wishes, *made)

    assert [levels[one.offer_id] for one in found[:3]] == ["A1", "A2", "B1"]
    assert levels[found[-1].offer_id] == "C1"


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
