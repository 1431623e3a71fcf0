"""Who fits a vacancy: the same judgement as what fits somebody, read the other way."""

from dataclasses import replace

import pytest

from tests.matching.made_up import TODAY, random_offers, random_wishes
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.conditions import is_possible
from vrijwilligers.matching.rules.people import People, is_possible_for, scores_of, who_fits
from vrijwilligers.matching.rules.score import scores
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.matching.rules.weights import Weights

MADE = [replace(one, is_open=True) for one in random_offers(60, seed=31)]
PERSONS = [
    replace(one, needs=frozenset(), spoken_with_us=("nl", "fr", "en")[number % 3])
    for number, one in enumerate(random_wishes(300, seed=32))
]
PEOPLE = People.of(enumerate(PERSONS))


def test_a_vacancy_fits_somebody_as_well_as_they_fit_the_vacancy():
    offers, weights = Offers.of(MADE), Weights()
    score = [scores_of(PEOPLE, offer, today=TODAY, weights=weights) for offer in offers.offers]
    possible = [is_possible_for(PEOPLE, offer, today=TODAY) for offer in offers.offers]

    for place, wishes in enumerate(PERSONS):
        known = scores(offers, wishes, today=TODAY, weights=weights)
        assert [one[place] for one in score] == pytest.approx(known.tolist(), abs=1e-5)
        fits = is_possible(offers, wishes, today=TODAY).tolist()
        assert [bool(one[place]) for one in possible] == fits


def test_the_best_stand_first_and_a_page_more_changes_no_page_before():
    for offer in MADE[:10]:
        whole, total = who_fits(PEOPLE, offer, today=TODAY, limit=300, weights=Weights())
        first, same = who_fits(PEOPLE, offer, today=TODAY, limit=20, weights=Weights())

        assert (first, same) == (whole[:20], total)
        assert [one.score for one in whole] == sorted((one.score for one in whole), reverse=True)
        assert total == len(whole)


def test_who_is_left_out_does_not_stand_there_and_nobody_is_no_fault():
    offer = Offer(id=1)
    found, total = who_fits(
        PEOPLE, offer, today=TODAY, limit=300, weights=Weights(), without=range(290)
    )
    assert {one.id for one in found} <= set(range(290, 300))
    assert total == len(found)
    assert who_fits(People.of([]), offer, today=TODAY, limit=9, weights=Weights()) == ([], 0)


def test_between_equals_a_draw_decides_for_each_vacancy_anew():
    same = People.of((number, Wishes(uid=f"person {number}")) for number in range(50))
    firsts = {
        who_fits(same, Offer(id=key), today=TODAY, limit=1, weights=Weights())[0][0].id
        for key in range(1, 60)
    }
    assert len(firsts) > 20
