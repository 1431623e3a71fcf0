"""Workshops for groups of referrers and guided tours: counted, nobody named."""

from sqlalchemy import select

from tests.figures import totals
from tests.markets.stands import a_full_market
from tests.referrers.made import a_referrer
from vrijwilligers.markets.models import MarketGroup
from vrijwilligers.vocabulary.clock import today

ASKED = {
    "kind": "workshop",
    "held_on": str(today()),
    "place": "Huis van het Nederlands",
    "people": "12",
    "languages": ["nl", "ar"],
    "referrer_id": "",
}


def noted(coordinator, **also):
    page = coordinator.get("markets.new_group")
    coordinator.send(page, ASKED | also, at=page.address)


def test_a_workshop_is_noted_with_how_many_people_and_counted(coordinator, make, database):
    referrer = a_referrer(make)
    noted(coordinator, referrer_id=str(referrer.id))
    (group,) = database.scalars(select(MarketGroup))
    assert (group.people, group.languages, group.referrer_id) == (12, "nl ar", referrer.id)
    counted = totals(database)
    assert counted["market_group:workshop"] == 1
    assert counted["market_group_people:workshop"] == 12
    page = coordinator.get("markets.groups")
    assert "De Wegwijzer" in page.text
    assert "12 people" in page.text


def test_a_guided_tour_has_the_organisations_of_the_last_edition(coordinator, make, database):
    market = a_full_market(make, days=-3)
    first, second, *_others = market.stands
    chosen = [str(first.organisation_id), str(second.organisation_id)]
    noted(coordinator, kind="tour", organisations=chosen)
    (group,) = database.scalars(select(MarketGroup))
    assert [str(one.organisation_id) for one in group.visits] == chosen
    page = coordinator.get("markets.change_group", group_id=group.id)
    assert len(page.html.select("input[name=organisations][checked]")) == 2
    coordinator.send(page, {"organisations": chosen[1:], "people": "9"}, at=page.address)
    database.expire_all()
    assert [str(one.organisation_id) for one in group.visits] == chosen[1:]
    assert totals(database)["market_group_people:tour"] == 9


def test_a_group_that_was_noted_by_mistake_counts_no_more(coordinator, database):
    noted(coordinator)
    (group,) = database.scalars(select(MarketGroup))
    page = coordinator.get("markets.change_group", group_id=group.id)
    removing = coordinator.url("markets.remove_group", group_id=group.id)
    coordinator.send(page, coordinator.sure(removing), form="form.harm")
    assert database.scalars(select(MarketGroup)).all() == []
    assert not any(count for kind, count in totals(database).items() if "group" in kind)


def test_reception_reads_the_groups_and_notes_none(reception, coordinator):
    noted(coordinator)
    page = reception.get("markets.groups")
    assert "12 people" in page.text
    assert not page.html.select("main a[href*='/groups/']")
    reception.get("markets.new_group", status=403)


def test_a_group_without_people_is_refused_in_words(coordinator, database):
    page = coordinator.get("markets.new_group")
    refused = coordinator.send(page, ASKED | {"people": "0"}, status=422, at=page.address)
    assert refused.problems
    assert database.scalars(select(MarketGroup)).all() == []
