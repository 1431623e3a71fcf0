from dataclasses import asdict, replace
from datetime import date, timedelta

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
from vrijwilligers.matching.rules.score import BESIDE, beside, fit_word, pulls
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
    facts = {"free": ("mon-morning",), "not_free": ("wed-morning", "fri-morning")}

    assert score(wishes, days=MONDAY) > score(wishes, days=week) > score(wishes, days=TUESDAY)
    assert reasons(wishes, Criterion.DAYS, days=week) == [(None, facts)], "nobody said how many"
    assert reasons(wishes, Criterion.DAYS, days=week, hours_per_week=12) == [(False, facts)]
    assert reasons(wishes, Criterion.DAYS, days=week, engagement="short") == [(False, facts)]
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

    assert at_home > score(wishes, municipality=UKKEL), "who stays at home gains nothing by it"
    assert score(wishes, municipality=SCHAARBEEK) < 0.5 == score(wishes, municipality=UKKEL)
    assert score(Wishes(municipality=UKKEL), remote=True) == score(Wishes(), remote=True) == 0.5
    assert reasons(wishes, Criterion.DISTANCE, remote=True) == [(True, {"remote": True})]
    assert reasons(Wishes(), Criterion.DISTANCE, remote=True) == [(None, {"remote": True})]


def test_one_free_part_of_five_is_enough_for_three_hours_a_week():
    wishes = Wishes(days=MONDAY)
    mornings = mask_of(f"{day}-morning" for day in ("mon", "tue", "wed", "thu", "fri"))

    assert score(wishes, days=mornings, hours_per_week=3) == score(wishes, days=MONDAY)
    ladder = [score(wishes, days=mornings, hours_per_week=hours) for hours in (20, 12, 8, 3)]
    assert ladder == sorted(set(ladder))
    assert reasons(wishes, Criterion.DAYS, days=mornings, hours_per_week=3)[0][0] is True
    assert reasons(wishes, Criterion.DAYS, days=mornings, hours_per_week=8)[0][0] is None
    assert score(wishes, days=mornings, hours_per_week=40) < 0.5


def test_outside_brussels_is_far_for_who_lives_in_brussels_and_not_known_for_others():
    wishes = Wishes(municipality=UKKEL)

    assert score(wishes, municipality=GHENT) < score(wishes, municipality=SCHAARBEEK)
    assert score(wishes, municipality=GHENT) < 0.5
    assert reasons(wishes, Criterion.DISTANCE, municipality=GHENT) == [(False, {"outside": True})]
    for there in (UKKEL, GHENT):
        outside = Wishes(municipality=GHENT)
        assert score(outside, municipality=there) == 0.5
        told = reasons(outside, Criterion.DISTANCE, municipality=there)
        assert told == [(None, {"outside": there == GHENT})]


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


def test_the_same_engagement_lifts_another_lowers_and_the_nearer_one_lowers_less():
    wishes = Wishes(engagement="once")

    ladder = [score(wishes, engagement=length) for length in ("regular", "short", "once")]

    assert ladder == sorted(set(ladder))
    assert ladder[1] < 0.5 < ladder[2]


def test_more_of_a_language_than_is_needed_lifts_and_less_says_nothing():
    wishes = Wishes(languages={"fr": Level.B1, "nl": Level.A1}, practise_dutch=True)
    ladder = [score(wishes, languages={"fr": level}) for level in (Level.B1, Level.A2)]

    assert ladder == sorted(set(ladder))
    assert ladder[0] > 0.5
    asked = {"languages": {"nl": Level.B1}, "practise_dutch": "A1"}
    assert score(wishes, **asked) == score(wishes, practise_dutch="A1")


def test_what_begins_months_later_sinks_and_says_so_and_what_begins_soon_says_so_too():
    days = [TODAY + timedelta(days=wait) for wait in (200, 120, 60, 20)]
    ladder = [score(Wishes(), start_on=day) for day in days]

    assert ladder == sorted(ladder)
    assert ladder[0] < 0.47 < 0.5 < ladder[-1]
    assert reasons(Wishes(), Criterion.START, start_on=days[0]) == [(False, {"start_on": days[0]})]
    assert reasons(Wishes(), Criterion.START, start_on=days[-1]) == [(True, {"start_on": days[-1]})]
    later = Wishes(available_from=days[1])
    assert score(later, start_on=days[0]) > score(Wishes(), start_on=days[0])


def test_what_was_confirmed_lately_lifts_and_what_was_not_for_a_year_lowers():
    old, new = TODAY - timedelta(days=400), TODAY - timedelta(days=3)

    assert score(Wishes(), fresh_on=old) < score(Wishes()) < score(Wishes(), fresh_on=new)
    assert reasons(Wishes(), Criterion.FRESHNESS, fresh_on=old) == [(False, {"fresh_on": old})]
    assert reasons(Wishes(), Criterion.FRESHNESS, fresh_on=new) == [(True, {"fresh_on": new})]


def test_the_label_lifts_and_says_so():
    assert score(Wishes(), is_accessible=True) > 0.5
    assert reasons(Wishes(), Criterion.ACCESSIBLE, is_accessible=True) == [(True, {})]


def test_support_counts_for_who_said_what_they_need_and_for_nobody_else():
    helped = Wishes(needs=frozenset({"plain_language"}))
    steps = Wishes(needs=frozenset({"step_free"}))

    for wishes, offered in ((helped, "support_offered"), (steps, "wheelchair")):
        ladder = [score(wishes, **{offered: said}) for said in (False, None, True)]
        assert ladder == sorted(set(ladder))
        assert {score(FULL_WISHES, **{offered: said}) for said in (False, None, True)} == {0.5}
        told = [
            reasons(wishes, Criterion.SUPPORT, **{offered: said})[0][0] for said in (False, None)
        ]
        assert told == [False, None]
    both = replace(helped, needs=helped.needs | steps.needs)
    whole = score(both, support_offered=True, wheelchair=True)
    assert whole == score(helped, support_offered=True)
    assert whole > score(both, support_offered=True) > 0.5


def test_an_organisation_that_was_sent_many_stands_lower_and_its_score_stays():
    offers = Offers.of([Offer(id=1, organisation_id=1), Offer(id=2, organisation_id=2)])
    for busy, first in ((1, 2), (2, 1)):
        found = rank(offers.with_loads({busy: 1.0}), Wishes(), today=TODAY, limit=2)
        assert [one.offer_id for one in found] == [first, busy]
        assert {one.score for one in found} == {0.5}


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
            counts = reason.fits is not None and reason.criterion not in ONE_BY_ONE
            if counts and reason.criterion in whole:
                assert bool(whole[reason.criterion] > -1e-9) is reason.fits


ONE_BY_ONE = (Criterion.TALENTS, Criterion.LANGUAGES)  # some speak for it and some against


def pulled(offer, wishes):
    offers = Offers.of([offer])
    found = {}
    values = offers.shares[0] * pulls(offers.columns, wishes, Weights())
    for (criterion, _), value in zip(offers.columns, values, strict=True):
        found[criterion] = found.get(criterion, 0.0) + value
    for criterion in BESIDE:
        only = Weights(**dict.fromkeys(asdict(Weights()), 0.0) | {criterion: 1.0})
        found[criterion] = beside(offers, slice(None), wishes, today=TODAY, weights=only)[0]
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
        (0.72, Fit.VERY_GOOD),
        (0.7199, Fit.GOOD),
        (0.58, Fit.GOOD),
        (0.5799, Fit.POSSIBLE),
        (0.5, Fit.POSSIBLE),
        (0.0, Fit.POSSIBLE),
    ],
)
def test_a_score_is_said_as_a_word(value, word):
    assert fit_word(value) is word
