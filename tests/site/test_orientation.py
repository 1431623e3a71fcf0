"""The orientation table is public after the market: checked tasks that are still right."""

import pytest

from tests.desk import Desk
from tests.exchange.pdfs import faults, pages_of
from tests.markets.stands import a_full_market
from vrijwilligers.markets.actions import afterwards
from vrijwilligers.markets.queries import stands
from vrijwilligers.vocabulary.clock import today


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_after_the_market_everybody_finds_tasks_by_talent(language, app, make):
    desk = Desk(app, language)
    desk.get("site.orientation", language=language, status=404)
    a_full_market(make, days=-3)
    home = desk.get("site.home", language=language)
    page = desk.open(home.html.select_one('a[href$="/orientation"]')["href"])
    assert "Soep koken" in page.text
    assert "0112" not in page.text  # whom to call stands at the desk
    pdf = desk.get("site.orientation_print", language=language).response.data
    assert faults(pdf) == []
    assert "Soep koken" in " ".join(pages_of(pdf))


def test_what_is_right_no_more_or_unchecked_is_gone_at_once(app, make, database):
    market = a_full_market(make, days=-3)
    desk = Desk(app)
    first, second, *_others = stands.of_market(market.id)
    names = [first.tasks[0].title_nl, second.tasks[0].title_nl]
    page = desk.get("site.orientation", language="nl")
    assert all(name in page.text for name in names)
    afterwards.end(first, by=None, today=today())
    second.tasks[0].checked_at = None
    database.commit()
    page = desk.get("site.orientation", language="nl")
    assert not any(name in page.text for name in names)


def test_before_the_day_is_over_the_table_is_for_the_market(app, make):
    a_full_market(make, days=0)
    Desk(app).get("site.orientation", language="nl", status=404)


def test_without_a_task_there_is_no_empty_print(app, make, database):
    market = a_full_market(make, days=-3)
    for stand in stands.of_market(market.id):
        stand.tasks[0].checked_at = None
    database.commit()
    desk = Desk(app)
    page = desk.get("site.orientation", language="nl")
    assert not page.html.select("a[href$='orientation.pdf']")
    desk.get("site.orientation_print", language="nl", status=404)
