"""A coordinator plans an edition of the market; its steps have a day, somebody, and an end."""

from datetime import timedelta

import pytest

from tests.markets.editions import a_market
from vrijwilligers.markets.models import Market
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import today

TYPED = {"opens_at": "13:00", "closes_at": "17:00", "place": "Zaal De Ketel"}


def test_a_market_is_planned_with_its_steps(coordinator, database):
    day = today() + timedelta(days=150)
    sent = coordinator.submit("markets.new", TYPED | {"held_on": str(day), "plan": "1 2\n3 *"})
    page = coordinator.open(sent.location)
    assert "Invite organisations" in page.text
    assert "Zaal De Ketel" in page.text
    (market,) = database.query(Market)
    assert len(market.steps) == 8
    assert market.steps[2].due_on == day - timedelta(days=60)
    assert "Zaal De Ketel" in coordinator.get("markets.index").text
    assert [one.deed for one in database.query(AuditEvent).filter_by(thing="market")] == ["planned"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"closes_at": "12:00"}, "It cannot end before it begins."),
        ({"plan": "1 1"}, "A number stands twice on the plan."),
        ({"plan": "een"}, "Type only the numbers of tables"),
        ({"plan": "1 " * 30}, "The plan is too large"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_saves_nothing(coordinator, database, wrong, said):
    day = {"held_on": str(today())}
    page = coordinator.submit("markets.new", TYPED | day | wrong, status=422)
    assert said in page.problems[0]
    assert database.query(Market).count() == 0


def test_steps_move_along_with_the_day_until_somebody_gave_them_another(
    coordinator, make, database
):
    market = a_market(make)
    first, second = market.steps[:2]
    kept = str(today())
    about = {"market_id": market.id, "step_id": first.id}
    coordinator.submit(
        "markets.step", {"due_on": kept, "staff_id": str(coordinator.staff_id)}, **about
    )
    later = market.held_on + timedelta(days=7)
    coordinator.submit("markets.change", {"held_on": str(later)}, market_id=market.id)
    database.expire_all()
    assert (str(first.due_on), first.staff_id) == (kept, coordinator.staff_id)
    assert second.due_on == later - timedelta(days=110)
    coordinator.submit("markets.step", {"done_on": str(today())}, **about)
    assert "done on" in coordinator.get("markets.show", market_id=market.id).text


def test_reception_reads_and_does_not_plan(reception, make):
    market = a_market(make)
    page = reception.get("markets.show", market_id=market.id)
    assert not page.html.select('a[href*="/steps/"]')
    reception.get("markets.new", status=403)


def test_an_edition_planned_by_mistake_goes_with_a_tick(coordinator, make, database):
    market = a_market(make)
    page = coordinator.get("markets.remove", market_id=market.id)
    coordinator.send(page, {"is_sure": []}, status=422)
    coordinator.send(coordinator.get("markets.remove", market_id=market.id), {})
    assert database.query(Market).count() == 0
