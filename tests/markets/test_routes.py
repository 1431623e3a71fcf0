"""Routes past the stands: nobody in two places, nobody waits for another, as many as can be."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching, maximum_flow

from vrijwilligers.markets.rules.colouring import coloured
from vrijwilligers.markets.rules.routes import Day, Stop, plan_routes, without_stand

STANDS = range(7)
WISHES = st.lists(st.lists(st.sampled_from(STANDS), unique=True, max_size=5), max_size=25).map(
    lambda each: dict(enumerate(each))
)
DAYS = st.builds(Day, quarters=st.integers(1, 8), places=st.integers(1, 3))
FEW = settings(max_examples=100, deadline=None)


def lines_of(routes):
    return [
        (who, stop.stand, stop.quarter) for who, stops in routes.stops.items() for stop in stops
    ]


def asked(wishes):
    return {(visitor, stand) for visitor, stands in wishes.items() for stand in stands}


def most_kept(wishes, day):
    """Return the most wishes that any plan can keep, as a flow from visitors to stands."""
    source, first = len(STANDS), len(STANDS) + 2
    edges = {(source, first + visitor): day.quarters for visitor in wishes}
    edges |= {(first + visitor, stand): 1 for visitor, stand in asked(wishes)}
    edges |= {(stand, source + 1): day.quarters * day.places for stand in STANDS}
    rows, columns = zip(*edges, strict=True)
    size = first + len(wishes)
    capacities = np.array(list(edges.values()), dtype=np.int32)
    graph = csr_array((capacities, (rows, columns)), shape=(size, size))
    return maximum_flow(graph, source, source + 1).flow_value


def no_clash(routes, day):
    lines = lines_of(routes)
    assert len({(visitor, quarter) for visitor, _stand, quarter in lines}) == len(lines)
    assert len({(visitor, stand) for visitor, stand, _quarter in lines}) == len(lines)
    assert all(0 <= quarter < day.quarters for _visitor, _stand, quarter in lines)
    assert max(routes.taken().values(), default=0) <= day.places


@FEW
@given(wishes=WISHES, day=DAYS)
def test_no_two_clash_and_no_plan_keeps_more_wishes(wishes, day):
    routes = plan_routes(wishes, day)
    no_clash(routes, day)
    planned = {(visitor, stand) for visitor, stand, _quarter in lines_of(routes)}
    assert planned | routes.left_over == asked(wishes)
    assert not planned & routes.left_over
    assert len(planned) == most_kept(wishes, day)
    assert plan_routes(wishes, day) == routes


@FEW
@given(wishes=WISHES, places=st.integers(1, 3))
def test_as_many_stands_begin_with_somebody_as_there_are_visitors_for_them(wishes, places):
    routes = plan_routes(wishes, Day(quarters=40, places=places))
    begun = {stand for stand, quarter in routes.taken() if quarter == 0}
    table = np.zeros((len(wishes) + 1, len(STANDS)), dtype=np.int8)
    for visitor, stand in asked(wishes):
        table[visitor, stand] = 1
    pairs = maximum_bipartite_matching(csr_array(table), perm_type="column")
    assert len(begun) == np.count_nonzero(pairs >= 0)


@FEW
@given(wishes=WISHES, day=DAYS, stand=st.sampled_from(STANDS))
def test_who_loses_a_stand_keeps_all_else_that_stands_on_paper(wishes, day, stand):
    before = plan_routes(wishes, day)
    after = without_stand(before, stand, dict.fromkeys(wishes, tuple(STANDS)), day)
    no_clash(after, day)
    for visitor, stops in before.stops.items():
        assert {stop for stop in stops if stop.stand != stand} <= set(after.stops[visitor])
        assert len(after.stops[visitor]) <= len(stops)
    assert stand not in {there for there, _quarter in after.taken()}
    assert after.left_over <= before.left_over


def test_somebody_is_heard_elsewhere_in_the_same_quarter_when_a_stand_drops_out():
    day = Day(quarters=4)
    before = plan_routes({1: [10, 20]}, day)
    lost = next(stop for stop in before.stops[1] if stop.stand == 10)
    after = without_stand(before, 10, {1: [20, 30]}, day)
    assert Stop(quarter=lost.quarter, stand=30) in after.stops[1]


def test_who_comes_first_goes_first_and_nobody_waits_between_two_stands():
    wishes = {visitor: [0, 1, 2, 3] for visitor in range(16)}
    routes = plan_routes(wishes, Day(quarters=16))
    spans = [stops[-1].quarter - stops[0].quarter for stops in routes.stops.values()]
    assert spans == [3] * 16
    assert [stops[0].quarter // 4 for stops in routes.stops.values()] == [n // 4 for n in range(16)]


def test_a_stand_that_opens_late_hears_nobody_before():
    wishes = {visitor: [0, 1] for visitor in range(4)}
    day = Day(quarters=8)
    routes = plan_routes(wishes, day, is_there=lambda stand, quarter: stand == 0 or quarter >= 3)
    no_clash(routes, day)
    assert not routes.left_over
    assert min(quarter for stand, quarter in routes.taken() if stand == 1) >= 3
    shut = plan_routes(wishes, day, is_there=lambda stand, _quarter: stand == 0)
    assert shut.left_over == {(visitor, 1) for visitor in wishes}


def test_a_market_without_visitors_or_wishes_has_no_routes():
    assert plan_routes({}, Day(quarters=4)).stops == {}
    assert plan_routes({1: []}, Day(quarters=4)).stops == {1: ()}


@pytest.mark.parametrize("sides", [(3, 3), (5, 2), (2, 7)])
def test_as_many_colours_are_enough_as_lines_meet_anywhere(sides):
    left, right = sides
    lines = [(one, other) for one in range(left) for other in range(right)]
    colours = coloured(lines, max(sides))
    for side in (0, 1):
        met = Counter((line[side], colour) for line, colour in zip(lines, colours, strict=True))
        assert set(met.values()) == {1}
