"""The route of somebody who comes in now."""

from collections import Counter

from tests.markets.made import floor_plan
from vrijwilligers.markets.rules.one_route import route_of_one, steps_on
from vrijwilligers.markets.rules.routes import Day

DAY = Day(quarters=16, places=2)
TABLES = {number: number for number in range(1, 21)}


def route(stands, *, begins=2, taken=None, day=DAY, is_there=lambda _stand, _quarter: True):
    return [
        (one.quarter, one.stand)
        for one in route_of_one(
            stands,
            day,
            begins=begins,
            taken=taken or {},
            is_there=is_there,
            steps=steps_on(floor_plan(), TABLES),
        )
    ]


def test_the_way_goes_from_table_to_table_without_a_quarter_lost():
    found = route([7, 1, 4])
    assert [quarter for quarter, _stand in found] == [2, 3, 4]
    assert [stand for _quarter, stand in found] in ([1, 4, 7], [7, 4, 1])


def test_a_full_stand_is_passed_by_and_visited_later():
    taken = Counter({(1, 2): 2, (1, 3): 2})
    found = route([1, 4], taken=taken)
    assert found == [(2, 4), (4, 1)]


def test_who_comes_late_sees_as_many_stands_as_there_is_time_for():
    assert len(route([1, 2, 3, 4, 5], begins=14)) == 2
    assert route([1, 2], begins=16) == []
    assert route([]) == []


def test_a_stand_that_leaves_early_comes_first():
    found = route([4, 7], is_there=lambda stand, quarter: stand != 7 or quarter == 2)
    assert found == [(2, 7), (3, 4)]


def test_a_stand_without_a_table_has_its_place_in_the_route_too():
    assert sorted(stand for _quarter, stand in route([1, 99])) == [1, 99]
