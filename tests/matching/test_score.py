from dataclasses import replace
from datetime import date

import pytest

from tests.matching.made_up import (
    BRUSSELS,
    FULL_OFFER,
    FULL_WISHES,
    GHENT,
    MONDAY,
    SCHAARBEEK,
    TALENTS,
    TODAY,
    TUESDAY,
    UKKEL,
    random_offers,
    reasons,
    score,
)
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.ranking import rank
from vrijwilligers.matching.rules.reasons import reasons_for
from vrijwilligers.matching.rules.score import fit_word, pulls
from vrijwilligers.matching.rules.sides import Criterion, Offer, Respondent, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import mask_of


def test_every_talent_shared_lifts_the_score_and_every_talent_lacked_lowers_it():
    asked = frozenset(TALENTS)
    ladder = [score(Wishes(talents=frozenset(TALENTS[:n])), talents=asked) for n in range(1, 6)]

    assert ladder == sorted(set(ladder))
    assert ladder[0] < 0.5 < ladder[-1]


def test_all_of_four_talents_says_more_than_the_only_one_asked():
    wishes = Wishes(talents=frozenset(TALENTS))

    assert score(wishes, talents=frozenset(TALENTS[:4])) > score(wishes, talents={"cooking"}) > 0.5


def test_talents_shared_and_lacked_are_both_named():
    wishes = Wishes(talents=frozenset({"listening", "music"}))

    assert reasons(wishes, Criterion.TALENTS, talents=frozenset({"listening", "cooking"})) == [
        (True, {"shared": ("listening",)}),
        (False, {"lacked": ("cooking",)}),
    ]


def test_a_wished_category_lifts_and_another_lowers():
    wishes = Wishes(categories=frozenset({"food", "sport"}))

    assert score(wishes, category="food") > score(wishes) > score(wishes, category="board")
    assert reasons(wishes, Criterion.CATEGORY, category="food") == [(True, {"category": "food"})]
    assert reasons(wishes, Criterion.CATEGORY, category="board") == [(False, {"category": "board"})]


def test_the_more_of_the_week_fits_the_better():
    wishes = Wishes(days=MONDAY)
    week = mask_of(["mon-morning", "wed-morning", "fri-morning"])

    assert score(wishes, days=MONDAY) > score(wishes, days=week) > score(wishes, days=TUESDAY)
    assert reasons(wishes, Criterion.DAYS, days=week) == [
        (False, {"free": ("mon-morning",), "not_free": ("wed-morning", "fri-morning")})
    ]
    assert reasons(wishes, Criterion.DAYS, days=MONDAY) == [
        (True, {"free": ("mon-morning",), "not_free": ()})
    ]


def test_the_nearer_the_better():
    wishes = Wishes(municipality=SCHAARBEEK)

    ladder = [score(wishes, municipality=place) for place in (UKKEL, BRUSSELS, SCHAARBEEK)]

    assert ladder == sorted(set(ladder))
    assert reasons(wishes, Criterion.DISTANCE, municipality=SCHAARBEEK) == [
        (True, {"municipality": SCHAARBEEK, "km": 0})
    ]


def test_from_home_is_near_for_who_wishes_it_and_says_nothing_for_others():
    wishes = Wishes(municipality=UKKEL, remote=True)

    at_home = score(wishes, municipality=SCHAARBEEK, remote=True)

    assert at_home == score(wishes, municipality=UKKEL)
    assert score(Wishes(municipality=UKKEL), remote=True) == score(Wishes(), remote=True) == 0.5
    assert reasons(wishes, Criterion.DISTANCE, remote=True) == [(True, {"remote": True})]
    assert reasons(Wishes(), Criterion.DISTANCE, remote=True) == [(None, {"remote": True})]


def test_outside_brussels_the_distance_is_not_known():
    for here, there in ((GHENT, UKKEL), (UKKEL, GHENT)):
        assert score(Wishes(municipality=here), municipality=there) == 0.5
    assert reasons(Wishes(municipality=UKKEL), Criterion.DISTANCE, municipality=GHENT) == [
        (None, {"missing": (Respondent.VACANCY,)})
    ]


def test_practising_dutch_counts_for_who_wishes_it_and_for_nobody_else():
    wishes = Wishes(practise_dutch=True, languages={"nl": Level.A2})

    assert score(wishes, practise_dutch="A2") > score(wishes) > score(wishes, practise_dutch="no")
    assert score(wishes, practise_dutch="B1") == score(wishes, practise_dutch="no")
    assert score(replace(wishes, practise_dutch=False), practise_dutch="A2") == 0.5
    assert reasons(wishes, Criterion.PRACTISE_DUTCH, practise_dutch="A1") == [
        (True, {"from": "A1", "has": Level.A2})
    ]
    speaks = Wishes(languages={"nl": Level.A2})
    assert reasons(speaks, Criterion.PRACTISE_DUTCH, practise_dutch="A1") == []


def test_the_same_engagement_lifts_and_another_lowers_but_never_rules_out():
    wishes = Wishes(engagement="regular")

    assert score(wishes, engagement="regular") > score(wishes) > score(wishes, engagement="short")


def test_who_can_come_only_after_the_start_is_told_to_ask():
    wishes = Wishes(available_from=date(2027, 1, 1))

    [(fits, facts)] = reasons(wishes, Criterion.PERIOD, start_on=TODAY)

    assert fits is None
    assert facts["start_on"] == TODAY
    assert reasons(wishes, Criterion.PERIOD, start_on=date(2027, 1, 1)) == []


@pytest.mark.parametrize("known", sorted(FULL_OFFER))
def test_what_is_not_known_counts_for_nothing_on_either_side(known):
    only = {known: FULL_OFFER[known]}
    without = {key: value for key, value in FULL_OFFER.items() if key != known}

    assert score(Wishes(), **only) == score(FULL_WISHES) == 0.5
    assert score(FULL_WISHES, **without) < score(FULL_WISHES, **FULL_OFFER)
    assert score(FULL_WISHES, **without) > 0.5


def test_every_criterion_that_is_not_known_says_whom_to_ask():
    unknown = {
        reason.criterion: reason.facts["missing"]
        for reason in reasons_for(Offer(id=1), FULL_WISHES, today=TODAY)
        if reason.fits is None
    }

    assert {Criterion(key) for key in FULL_OFFER if key != "municipality"} < set(unknown)
    assert set(unknown.values()) == {(Respondent.VACANCY,)}
    both = reasons(Wishes(), Criterion.DAYS)
    assert both == [(None, {"missing": (Respondent.CANDIDATE, Respondent.VACANCY)})]


def test_reasons_for_come_before_those_against_and_questions_come_last_p27():
    offer = Offer(id=1, **FULL_OFFER | {"category": "board", "engagement": None})

    found = [reason.fits for reason in reasons_for(offer, FULL_WISHES, today=TODAY)]

    assert set(found) == {True, False, None}
    assert found == sorted(found, key=[True, False, None].index)


def test_a_reason_for_lifts_the_score_and_a_reason_against_never_does():
    for offer in random_offers(200, seed=5):
        whole = pulled(offer, FULL_WISHES)
        for reason in reasons_for(offer, FULL_WISHES, today=TODAY):
            counts = reason.fits is not None and reason.criterion is not Criterion.TALENTS
            if counts and reason.criterion in whole:
                assert bool(whole[reason.criterion] > -1e-9) is reason.fits


def pulled(offer, wishes):
    offers = Offers.of([offer])
    found = {}
    values = offers.shares[0] * pulls(offers.columns, wishes, Weights())
    for (criterion, _), value in zip(offers.columns, values, strict=True):
        found[criterion] = found.get(criterion, 0.0) + value
    return found


def test_the_weights_can_be_changed():
    wishes = Wishes(days=MONDAY, categories=frozenset({"food"}))
    offers = Offers.of([Offer(id=1, days=MONDAY, category="board"), Offer(id=2, category="food")])

    def order(weights):
        found = rank(offers, wishes, today=TODAY, limit=2, weights=weights)
        return [suggestion.offer_id for suggestion in found]

    assert order(Weights(days=90)) == [1, 2]
    assert order(Weights(category=90)) == [2, 1]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (1.0, Fit.VERY_GOOD),
        (0.75, Fit.VERY_GOOD),
        (0.7499, Fit.GOOD),
        (0.6, Fit.GOOD),
        (0.5999, Fit.POSSIBLE),
        (0.5, Fit.POSSIBLE),
        (0.0, Fit.POSSIBLE),
    ],
)
def test_a_score_is_said_as_a_word(value, word):
    assert fit_word(value) is word
