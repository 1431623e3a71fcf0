"""Stands for a visitor: by talent, by Dutch, by language, always the same and not all alike."""

import pytest

from tests.markets.made import full_market, stand, task
from vrijwilligers.markets.rules.choosing import DutchFit, Visitor, choose_stands, dutch_fit
from vrijwilligers.vocabulary.levels import Level

THREE = ("cooking", "listening", "gardening")


def chosen(stands, talents=THREE, code="B 047", **also):
    return choose_stands(stands, Visitor(code=code, talents=talents, **also))


def numbers(found):
    return [one.stand.number for one in found]


def test_each_talent_gets_a_stand_and_each_reason_names_one():
    found = chosen(full_market().stands)
    assert len(found) == 5
    assert {talent for one in found for talent in one.talents} == set(THREE)
    assert all(one.talents for one in found)
    assert len({one.stand.organisation for one in found}) == 5


def test_the_choice_is_the_same_each_time_and_differs_between_visitors():
    stands = full_market().stands
    assert chosen(stands) == chosen(tuple(reversed(stands)))
    assert len({tuple(numbers(chosen(stands, code=f"B {n}"))) for n in range(20)}) > 10


@pytest.mark.parametrize(
    ("dutch", "practises_from", "speaks", "fit"),
    [
        (None, None, {"fr": Level.B1}, DutchFit.NOT_ASKED),
        (Level.B1, None, {}, DutchFit.ASK),
        (Level.B1, None, {"nl": None}, DutchFit.ASK),
        (Level.B1, None, {"nl": Level.B2}, DutchFit.ENOUGH),
        (Level.B1, None, {"nl": Level.A2}, DutchFit.TOO_LITTLE),
        (Level.B1, Level.A2, {"nl": Level.A2}, DutchFit.PRACTICE),
        (Level.B1, Level.A2, {"nl": Level.A1}, DutchFit.TOO_LITTLE),
        (Level.A1, None, {"fr": Level.NATIVE}, DutchFit.TOO_LITTLE),
        (None, None, {}, DutchFit.NOT_ASKED),
    ],
)
def test_the_dutch_of_a_visitor_is_enough_or_may_be_practised(dutch, practises_from, speaks, fit):
    one = task(dutch=dutch, practises_from=practises_from)
    visitor = Visitor(code="A 1", talents=THREE, languages=speaks)
    assert dutch_fit(one, visitor) is fit


def test_who_wants_to_practise_is_told_where_though_their_dutch_is_enough():
    one = task(dutch=Level.A1, practises_from=Level.A1)
    wishes = Visitor(code="A 1", talents=THREE, languages={"nl": Level.B1}, wants_practice=True)
    assert dutch_fit(one, wishes) is DutchFit.PRACTICE


def test_a_task_that_asks_more_dutch_is_not_chosen_though_its_talent_fits():
    hard = stand(1, task(1, dutch=Level.B2))
    easy = stand(2, task(2))
    assert numbers(chosen([hard, easy], languages={"nl": Level.A1})) == [2]


def test_a_stand_that_speaks_the_language_comes_first_and_others_only_up_to_three():
    foreign = [stand(number, languages=("ro",)) for number in range(1, 5)]
    shared = stand(9, languages=("fr",))
    found = chosen([*foreign, shared], talents=("cooking",), languages={"fr": Level.B1})
    assert numbers(found)[0] == 9
    assert len(found) == 3


def test_no_three_of_one_kind_while_another_fits():
    alike = [stand(number, task(number, category="food")) for number in range(1, 5)]
    other = stand(5, task(5, category="sport"))
    found = chosen([*alike, other], talents=("cooking",))
    kinds = [one.task.category for one in found]
    assert sorted(kinds) == ["food", "food", "sport"]


def test_tasks_for_everybody_fill_up_to_three_and_say_no_talent():
    open_to_all = [stand(number, task(number, talents=())) for number in range(2, 7)]
    found = chosen([stand(1), *open_to_all])
    assert numbers(found)[0] == 1
    assert len(found) == 3
    assert [one.talents for one in found] == [("cooking",), (), ()]


def test_what_nobody_else_has_read_is_not_chosen_and_fewer_are_chosen_where_fewer_fit():
    unread = stand(1, task(1, is_checked=False))
    other = stand(2, task(2, talents=("music",)))
    assert chosen([unread, other]) == ()
    assert chosen([]) == ()


def test_five_talents_of_a_scan_get_a_stand_each_where_they_can():
    stands = [stand(n, task(n, (talent,))) for n, talent in enumerate((*THREE, "repairing"), 1)]
    five = (*THREE, "repairing", "explaining")
    assert sorted(numbers(chosen(stands, talents=five))) == [1, 2, 3, 4]


def test_two_stands_of_one_organisation_are_not_both_chosen():
    stands = [stand(1, organisation="Het Huis"), stand(2, organisation="Het Huis"), stand(3)]
    assert len(chosen(stands)) == 2
