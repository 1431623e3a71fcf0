"""The report of an edition: on the screen and on paper, and it tells of nobody in particular."""

from datetime import time, timedelta
from secrets import token_hex

import pytest

from tests.exchange.pdfs import alternatives, faults, languages_of, pages_of
from tests.markets.editions import a_market, a_stand
from vrijwilligers.markets.actions import day
from vrijwilligers.markets.documents import market_report, report_in_words
from vrijwilligers.markets.models import MarketAppointment
from vrijwilligers.markets.queries.evaluations import evaluation
from vrijwilligers.markets.queries.report import report
from vrijwilligers.matching.models import IntroductionStep
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import months_after, now, today
from vrijwilligers.vocabulary.few import nested_without_few
from vrijwilligers.vocabulary.languages import speaking

SAID = {
    "nl": ("Verslag van de markt", "Van bezoeker tot vrijwilliger", "Gestart binnen 3 maanden"),
    "fr": ("Rapport du marché", "De visiteur à volontaire", "Ont commencé dans les 3 mois"),
    "en": ("Report of the market", "From visitor to volunteer", "Started within 3 months"),
}


def appointments(make, stand, amount):
    """Let so many visitors make an appointment at a stand."""
    made = [
        MarketAppointment(
            uid=token_hex(16),
            stand_id=stand.id,
            visitor_code="G007",
            on=today(),
            at=time(10),
            noted_at=now(),
            received_at=now(),
        )
        for _nth in range(amount)
    ]
    make.session.add_all(made)
    make.session.commit()
    return made


def began(make, made, *, on):
    """Let an appointment become an introduction that began on a day."""
    introduction = make.introduction()
    introduction.steps.append(IntroductionStep(state=IntroductionState.STARTED, happened_on=on))
    made.introduction_id = introduction.id
    make.session.commit()


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((40, 20, 12), [40, 20, 12]),
        ((40, 20, 3), [40, 20, None]),
        ((40, 20, 18), [40, 20, None]),  # two are not in it
        ((40, 38, 34), [40, None, 34]),
        ((4, 4, 0), [None, None, 0]),
        ((40, 40, 0), [40, 40, 0]),
        ((), []),
    ],
)
def test_no_figure_and_no_difference_tells_of_few(counts, shown):
    assert nested_without_few(counts) == shown


def test_who_began_within_a_month_and_three_is_counted_once_these_are_over(make, database):
    market = a_market(make, days=-100)
    stand = a_stand(make, market)
    made = appointments(make, stand, 20)
    for nth, one in enumerate(made[:12]):
        began(make, one, on=market.held_on + timedelta(days=10 if nth < 6 else 60))
    found = report(market, today=today())
    assert (found.appointments, found.introduced, found.started) == (20, 12, {1: 6, 3: 12})
    early = report(market, today=months_after(market.held_on, 2))
    assert early.started == {1: 6}
    with speaking("en"):
        facts = dict(report_in_words(early, evaluation(market.id)).facts)
    assert facts["Started within 3 months"].startswith("known from")


def test_organisations_with_few_appointments_are_put_together(make, database):
    market = a_market(make, days=0)
    for amount in (9, 6, 4, 3):
        appointments(make, a_stand(make, market), amount)
    found = report(market, today=today())
    assert [count for _name, count in found.organisations] == [9, 6, 7]
    assert [bool(name) for name, _count in found.organisations] == [True, True, False]


def test_few_visitors_are_not_said(make, database):
    market = a_market(make, days=0)
    for _nth in range(3):
        day.welcome(market, language="nl", candidate=None, at=now())
    with speaking("en"):
        said = report_in_words(report(market, today=today()), evaluation(market.id))
    assert dict(said.facts)["Visitors"] == "not shown: too few people"
    assert all(not chart.lines or chart.name == "path" for chart in said.charts)


@pytest.mark.parametrize("language", SAID)
def test_it_is_printed_with_its_charts_in_each_language(language, make, database):
    market = a_market(make, days=-100)
    appointments(make, a_stand(make, market), 8)
    for code in ["fr"] * 9 + ["nl"] * 30 + ["ar"] * 6:
        day.welcome(market, language=code, candidate=None, at=now())
    with speaking(language):
        said = report_in_words(report(market, today=today()), evaluation(market.id))
        pdf = market_report(market, said, today=today()).pdf
    assert faults(pdf) == []
    text = " ".join(pages_of(pdf))
    assert all(words in text for words in SAID[language])
    assert len(alternatives(pdf)) == 3
    assert any("30" in one for one in alternatives(pdf))
    assert languages_of(pdf) >= {language}


def test_the_team_prints_it_from_its_page(reception, make):
    market = a_market(make, days=0)
    page = reception.get("markets.report", market_id=market.id)
    (link,) = page.html.select("a.btn-main")
    assert link["href"] == f"/markets/{market.id}/report/print"
    printed = reception.get("markets.print_report", market_id=market.id).response
    assert printed.mimetype == "application/pdf"
    assert faults(printed.data) == []
