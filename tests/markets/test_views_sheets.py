"""Sheets with blank lines for the stands, with the link as a code; the event for UiTdatabank."""

import json

import pytest
from sqlalchemy import select

from tests.exchange.pdfs import alternatives, faults, pages_of
from tests.markets.editions import a_market, a_stand
from tests.markets.stands import a_full_market
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import LinkState
from vrijwilligers.markets.documents.stand_sheets import LINES
from vrijwilligers.markets.rules.links import STAND_DAY
from vrijwilligers.vocabulary.clock import now


def test_each_stand_has_a_sheet_to_write_on(reception, make):
    market = a_full_market(make)
    pdf = reception.get("markets.print_sheets", market_id=market.id).response.data
    assert faults(pdf) == []
    pages = pages_of(pdf)
    assert len(pages) == 4
    assert "Buurthuis 1" in pages[0]
    assert "Soep koken" in pages[0]
    assert all("never a name" in page for page in pages)
    assert LINES >= 10


def test_the_sheet_of_a_stand_holds_a_new_link_as_a_code(reception, make, desk, database):
    stand = a_stand(make, a_market(make, days=0), table_number=7)
    page = reception.get("markets.stand", stand_id=stand.id)
    form = "form.deed[action$='/day-sheet']"
    for _turn in range(2):
        printed = reception.send(page, {}, form=form, status=200).response.data
    assert faults(printed) == []
    (address,) = alternatives(printed)
    assert "/markets/day/" in address
    asked = select(SignedLink).where(SignedLink.purpose == STAND_DAY.name).order_by(SignedLink.id)
    states = [link.state(now()) for link in database.scalars(asked)]
    assert states[-1] == LinkState.OPEN
    assert states[:-1] == [state for state in states[:-1] if state != LinkState.OPEN]
    token = address.rpartition("/")[2]
    assert stand.organisation.name in desk.get("markets.phone", token=token).text


@pytest.mark.parametrize("street", ["Ketelstraat 8", None])
def test_the_market_is_an_event_for_uitdatabank(street, reception, make):
    market = a_market(make, name_fr="Le marché", street=street, postcode="1000", town="Brussel")
    sent = reception.client.get(reception.url("markets.uitdatabank", market_id=market.id))
    event = json.loads(sent.data)
    assert event["name"] == {"nl": "Vrijwilligersmarkt", "fr": "Le marché"}
    assert set(event["description"]) == {"nl", "fr"}
    assert event["calendarType"] == "single"
    assert event["startDate"].startswith(f"{market.held_on}T13:00:00+0")
    assert event["terms"][0]["domain"] == "eventtype"
    assert event["priceInfo"][0]["price"] == 0
    where = event["location"]["address"]["nl"]
    assert where["addressLocality"] == "Brussel"
    assert where.get("streetAddress") == street
    assert event["contactPoint"]["url"][0].endswith("/site/nl/market")
