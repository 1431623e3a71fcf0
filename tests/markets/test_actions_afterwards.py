"""After the market: only what is still right is shown, and organisations say how it was."""

from datetime import date, timedelta

import pytest

from tests.answers.links import linked
from tests.exchange.pdfs import faults, pages_of
from tests.markets.editions import a_market, a_stand
from tests.markets.stands import a_full_market
from vrijwilligers.markets.actions import afterwards
from vrijwilligers.markets.documents import report_in_words
from vrijwilligers.markets.models import StandEvaluation
from vrijwilligers.markets.queries import evaluations, stands
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.queries.report import report
from vrijwilligers.markets.rules.current import CURRENT_FOR, is_current
from vrijwilligers.markets.rules.evaluations import ComesAgain, Satisfaction
from vrijwilligers.markets.rules.labels import label_ends_on
from vrijwilligers.markets.rules.links import STAND
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import speaking

HELD = date(2027, 3, 20)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("after", "confirmed", "ended", "is_shown"),
    [
        (timedelta(0), None, HELD - DAY, True),  # on the day itself all are shown
        (DAY, None, None, True),
        (DAY, None, HELD, False),
        (CURRENT_FOR, None, None, True),
        (CURRENT_FOR + DAY, None, None, False),
        (CURRENT_FOR + DAY, HELD + DAY, None, True),
    ],
)
def test_tasks_are_shown_for_half_a_year_after_somebody_looked(after, confirmed, ended, is_shown):
    found = is_current(HELD, confirmed_on=confirmed, ended_on=ended, today=HELD + after)
    assert found is is_shown


def names_on(market):
    return {stand.organisation for stand in printed_market(market, today=today()).stands}


def test_what_is_right_no_more_leaves_the_table_and_the_booklet(make, database):
    market = a_full_market(make, days=-3)
    gone = stands.of_market(market.id)[0]
    assert gone.organisation.name in names_on(market)
    afterwards.end(gone, by=None, today=today())
    database.commit()
    assert gone.organisation.name not in names_on(market)
    afterwards.confirm(gone, by=None, today=today())
    database.commit()
    assert gone.organisation.name in names_on(market)


def test_an_organisation_says_by_its_link_whether_it_is_right_and_how_it_was(desk, make, database):
    stand = a_stand(make, a_market(make, days=-3), table_number=1)
    token = linked(database, STAND, stand)
    moved = desk.get("markets.invitation", token=token, status=303)
    address = moved.location
    page = desk.open(address)
    refused = desk.send(page, {}, status=422, at=address)
    assert "Choose yes or no." in refused.problems[0]
    said = {"is_right": "not_right", "organised": "good", "again": "yes", "remark": "Fijn."}
    desk.send(page, said, at=address)
    database.expire_all()
    assert stand.ended_on == today()
    kept = database.get(StandEvaluation, stand.id)
    assert (kept.organised, kept.visitors, kept.again) == (
        Satisfaction.GOOD,
        None,
        ComesAgain.YES,
    )
    again = desk.open(address)
    assert again.html.select_one("[name=organised][checked]")["value"] == "good"
    assert "Fijn." in again.html.select_one("textarea").get_text()


def test_before_the_market_nothing_is_to_be_said_of_it(desk, make, database):
    stand = a_stand(make, a_market(make, days=3))
    desk.get("markets.look_back", token=linked(database, STAND, stand), status=410)


def evaluated(make, market, amount):
    for nth in range(amount):
        said = StandEvaluation(
            stand_id=a_stand(make, market).id,
            organised=Satisfaction.VERY if nth else Satisfaction.NOT,
            again=ComesAgain.YES,
            remark="Tot volgend jaar" if nth == 0 else None,
            answered_at=now(),
        )
        make.session.add(said)
    make.session.commit()


@pytest.mark.parametrize(("amount", "charts"), [(4, 3), (6, 6)])
def test_the_report_says_what_organisations_answered_once_enough_did(
    amount, charts, coordinator, make, database
):
    market = a_market(make, days=-3)
    evaluated(make, market, amount)
    with speaking("en"):
        said = report_in_words(report(market, today=today()), evaluations.evaluation(market.id))
    assert len(said.charts) == charts
    assert dict(said.facts)["Organisations that said how it was"] == str(amount)
    page = coordinator.get("markets.report", market_id=market.id)
    assert "Tot volgend jaar" in page.text
    printed = coordinator.get("markets.print_report", market_id=market.id).response.data
    assert faults(printed) == []
    assert "Tot volgend jaar" not in " ".join(pages_of(printed))


def test_reception_does_not_read_what_organisations_wrote(reception, make, database):
    market = a_market(make, days=-3)
    evaluated(make, market, 1)
    assert "Tot volgend jaar" not in reception.get("markets.report", market_id=market.id).text


def test_a_coordinator_notes_that_tasks_are_right_or_not(coordinator, make, database):
    stand = a_stand(make, a_market(make, days=-3), table_number=1)
    page = coordinator.get("markets.stand", stand_id=stand.id)
    end = "form.deed[action$='/end']"
    coordinator.send(page, {}, form=end)
    page = coordinator.get("markets.stand", stand_id=stand.id)
    assert "not shown since" in page.text
    assert not page.html.select(end)
    coordinator.send(page, {}, form="form.deed[action$='/confirm']")
    assert "shown until" in coordinator.get("markets.stand", stand_id=stand.id).text


def test_who_followed_the_training_carries_the_label_for_a_year(coordinator, make, database):
    market = a_market(make, days=0)
    stand = a_stand(make, market, table_number=1, trained_on=today())
    other = a_stand(make, market, table_number=2)
    of = stand.organisation_id
    assert stands.label_until(of, today=today()) == label_ends_on(today())
    assert stands.label_until(of, today=label_ends_on(today()) + DAY) is None
    assert stands.label_until(of, today=today() - DAY) is None
    assert stands.label_until(other.organisation_id, today=today()) is None
    page = coordinator.get("desk.organisation", organisation_id=of)
    assert "accessible by the training for the market" in page.text
