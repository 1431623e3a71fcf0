import random
from collections import Counter

import numpy as np
import pytest

from tests.matching.made_up import (
    FULL_OFFER,
    FULL_WISHES,
    SCHAARBEEK,
    TODAY,
    UKKEL,
    random_offers,
    random_wishes,
    suggested,
)
from tests.matching.plain_reckoning import plain_height, plain_score, plainly_possible
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.conditions import excluded_counts
from vrijwilligers.matching.rules.ranking import FIRST, rank
from vrijwilligers.matching.rules.score import scores
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.levels import Level


def test_the_best_come_first_and_no_more_than_asked():
    offers = random_offers(300, seed=1)

    everything = suggested(FULL_WISHES, *offers)
    some = suggested(FULL_WISHES, *offers, limit=7)

    assert some == everything[:7]
    after = [one.score for one in everything][FIRST:]
    assert after == sorted(after, reverse=True)
    assert everything[0].score == max(one.score for one in everything)
    assert suggested(FULL_WISHES, *offers, limit=0) == []


def test_a_draw_that_stays_the_same_decides_between_equals():
    offers = [Offer(id=number, municipality=UKKEL) for number in range(1, 10)]
    people = [Wishes(municipality=SCHAARBEEK, uid=f"person {number}") for number in range(200)]

    orders = [[one.offer_id for one in suggested(one, *offers, limit=3)] for one in people]

    again = suggested(people[0], *reversed(offers), limit=3)
    assert [one.offer_id for one in again] == orders[0]
    firsts = Counter(order[0] for order in orders)
    assert set(firsts) == set(range(1, 10))
    assert max(firsts.values()) < 50, "each of nine has its turn among two hundred people"


def test_the_order_in_which_offers_come_changes_nothing():
    offers = random_offers(300, seed=2)
    mixed = random.Random(3).sample(offers, len(offers))

    assert suggested(FULL_WISHES, *offers) == suggested(FULL_WISHES, *mixed)


def test_other_offers_do_not_change_the_order_of_those_that_are_there():
    offers = random_offers(200, seed=4)

    alone = [one.offer_id for one in suggested(FULL_WISHES, *offers)]
    more = [Offer(id=-number, talents=frozenset({f"new {number}"})) for number in range(1, 4)]
    among = [one.offer_id for one in suggested(FULL_WISHES, *offers, *more)]

    assert [offer_id for offer_id in among if offer_id > 0] == alone


def test_without_vacancies_there_is_nothing_to_suggest():
    assert suggested(FULL_WISHES) == []
    assert set(excluded_counts(Offers.of([]), FULL_WISHES, today=TODAY).values()) == {0}


def test_the_arrays_have_the_shapes_they_promise():
    offers = Offers.of([Offer(id=3, languages={"nl": Level.A1}), Offer(id=2, **FULL_OFFER)])

    assert offers.ids.tolist() == [2, 3]
    assert offers.shares.shape == (2, len(offers.columns))
    assert offers.shares.dtype == np.float32
    assert offers.needed.tolist() == [[0, 1]]
    assert len(offers) == 2


def test_the_arrays_give_what_plain_reckoning_gives():
    made = random_offers(500, seed=7)
    offers = Offers.of(made)
    for wishes in random_wishes(20, seed=8):
        expected = {offer.id: plain_score(offer, wishes) for offer in made}
        possible = [offer.id for offer in made if plainly_possible(offer, wishes)]

        raw = scores(offers, wishes, today=TODAY, weights=Weights())
        found = rank(offers, wishes, today=TODAY, limit=500)

        assert raw.tolist() == pytest.approx([expected[one] for one in offers.ids], abs=1e-6)
        assert [one.score for one in found] == pytest.approx(
            [expected[one.offer_id] for one in found], abs=1e-6
        )
        height = {offer.id: plain_height(offer, wishes) for offer in made}
        shown = [height[one.offer_id] for one in found][FIRST:]
        assert sorted(one.offer_id for one in found) == possible
        assert shown == pytest.approx(sorted(shown, reverse=True), abs=1e-6)


def test_the_plain_reckoning_meets_vacancies_in_and_out():
    made, people = random_offers(500, seed=7), random_wishes(20, seed=8)
    counts = [sum(plainly_possible(offer, wishes) for offer in made) for wishes in people]

    assert 0 < min(counts) < max(counts) < 500
