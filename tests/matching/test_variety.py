"""Among the first five stand several organisations and kinds of work, as long as they fit."""

from dataclasses import replace

from tests.matching.made_up import MONDAY, TODAY, TUESDAY, suggested
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.ranking import rank
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.matching.rules.variety import FIRST, GIVEN_UP
from vrijwilligers.matching.rules.weight_sets import CRITERIA
from vrijwilligers.matching.rules.weights import Weights

COOK = Wishes(categories=frozenset({"food"}), days=MONDAY)


def at(number, home, category="food", days=MONDAY):
    return Offer(id=number, organisation_id=home, category=category, days=days)


def test_two_of_one_organisation_stand_together_only_when_nothing_else_fits():
    same = [at(number, 1) for number in range(1, 30)]
    fits, against = at(30, 2, days=0), at(31, 3, "board", TUESDAY)

    found = [one.offer_id for one in suggested(COOK, *same, fits, against, limit=FIRST)]

    assert found[1] == 30
    assert 31 not in found
    assert len(suggested(COOK, *same, limit=3)) == 3


def test_three_of_one_kind_stand_together_only_when_nothing_else_fits():
    alike = [at(number, number) for number in range(1, 10)]
    others = [at(20, 20, "sport"), at(21, 21, "culture"), at(22, 22, "nature", TUESDAY)]
    wishes = Wishes(categories=frozenset({"food", "sport"}), days=MONDAY)

    found = suggested(wishes, *alike, *others, limit=7)

    kinds = [others_kind(one.offer_id) for one in found]
    assert kinds[:FIRST].count("food") == 4, "of what else there is only sport fits near enough"
    assert kinds.index("sport") == 2
    assert [one.is_for_variety for one in found][:4] == [False, False, False, False]


def others_kind(number):
    return {20: "sport", 21: "culture", 22: "nature"}.get(number, "food")


def test_what_stands_higher_for_variety_says_so_and_gives_up_a_bounded_part_of_the_score():
    near, far = Offer(id=3, organisation_id=2, days=MONDAY), Offer(id=4, organisation_id=3)
    found = suggested(COOK, at(1, 1), at(2, 1), near, far, limit=4)

    assert [one.offer_id for one in found[1:]] == [
        3,
        *(n for n in (1, 2) if n != found[0].offer_id),
        4,
    ]
    assert [one.is_for_variety for one in found] == [False, True, False, False]
    assert 0 < found[2].score - found[1].score <= GIVEN_UP

    everything = Wishes(categories=frozenset({"food"}), days=MONDAY, talents=frozenset({"cooking"}))
    sure = [
        Offer(id=n, organisation_id=1, talents=everything.talents, category="food", days=MONDAY)
        for n in (1, 2, 3)
    ]
    alone = suggested(everything, *sure, near, limit=4)
    assert alone[-1].offer_id == near.id, "somebody who is sure of it sees all of it first"
    assert alone[-2].score - alone[-1].score > GIVEN_UP


def test_more_than_an_eighth_of_a_score_is_never_given_up():
    wishes = replace(COOK, days=0, talents=frozenset({"cooking"}))
    same, other = Offer(id=1, organisation_id=1, category="food"), Offer(id=9, organisation_id=2)
    offers = [replace(same, id=number) for number in (1, 2, 3)] + [other]
    offers = Offers.of([replace(one, talents=wishes.talents) for one in offers])
    nothing = dict.fromkeys(CRITERIA, 0)
    for share, place in ((22, 1), (26, 3)):  # half of it lies between the two
        weights = Weights(**nothing | {"category": share, "talents": 100 - share})
        found = rank(offers, wishes, today=TODAY, limit=4, weights=weights)
        assert [one.offer_id for one in found].index(other.id) == place


def test_below_the_first_five_and_without_a_choice_nothing_is_moved():
    of_two = [at(number, number % 2) for number in range(1, 12)]
    found = suggested(COOK, *of_two, limit=11)
    assert len({one.offer_id for one in found}) == 11
    assert not any(one.is_for_variety for one in found)
