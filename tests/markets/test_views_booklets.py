"""The pages of the booklet: choose at the desk, print, and what is printed for everybody."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.exchange.pdfs import faults, pages_of
from tests.markets.stands import a_full_market
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.scans import actions as scans
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.scan import SCORING, ScanResult
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.levels import Level

THREE = ["cooking", "listening", "gardening"]
ASKED = {"talents": THREE, "language": "nl", "dutch": ""}


@pytest.fixture
def market(make):
    return a_full_market(make)


def stands_on(page):
    return [row.get_text() for row in page.html.select("#chosen ~ ol.rows > li strong")]


def chosen(desk, market, status=200, **answers):
    asked = desk.get("markets.booklet", market_id=market.id)
    return desk.send(asked, ASKED | answers, status=status, form="form.sheet")


def test_three_talents_give_the_stands_that_fit_and_why(reception, market):
    page = chosen(reception, market)
    assert sorted(stands_on(page)) == ["Koffie en een babbel", "Planten water geven", "Soep koken"]
    text = page.html.select_one("#chosen").parent.get_text(" ", strip=True)
    assert "This fits: cooking." in text
    assert "Table 1, 13:" in text
    assert "Ask how much Dutch they speak" in text


def test_dutch_that_is_known_to_be_too_little_leaves_a_stand_out(reception, market):
    page = chosen(reception, market, language="fr", dutch="none")
    assert sorted(stands_on(page)) == ["Planten water geven", "Soep koken"]


@pytest.mark.parametrize("answers", [{"talents": []}, {"scan": "TULP-48213"}])
def test_neither_talents_nor_a_code_or_both_is_refused(answers, reception, market):
    page = chosen(reception, market, status=422, **answers)
    assert len(page.problems) == 1
    assert stands_on(page) == []


def test_a_code_that_nobody_knows_is_refused_in_words(reception, market):
    page = chosen(reception, market, status=422, talents=[], scan="TULP-48213")
    assert page.problems
    assert page.html.select_one("input[name=scan]")["value"] == "TULP-48213"


def test_a_code_of_a_scan_stands_for_its_talents_and_stays_usable(reception, market, database):
    current = talents.current_set()
    result = ScanResult(sure=("gardening",), close=("cooking",))
    code, _until = scans.leave(
        ScanDetails(
            set_code=current.code,
            set_version=current.version,
            result=result,
            form=ScanForm.ONLINE,
            language="nl",
            scoring=SCORING,
        ),
        at=now(),
    )
    database.commit()
    for _again in range(2):
        page = chosen(reception, market, talents=[], scan=code)
        assert sorted(stands_on(page)) == ["Planten water geven", "Soep koken"]


def test_the_booklet_is_printed_with_what_was_chosen_and_folded_where_asked(reception, market):
    asked = reception.get("markets.booklet", market_id=market.id)
    way = reception.url("markets.print_booklet", market_id=market.id)
    answers = ASKED | {"code": "B 047", "language": "fr"}
    asked.html.select_one("form.sheet")["action"] = way
    page = reception.send(asked, answers, status=200, form="form.sheet")
    assert faults(page.response.data) == []
    pages = pages_of(page.response.data)
    assert "Mon carnet" in pages[0]
    assert "B 047" in pages[0]
    assert len(pages) == 12
    folded = reception.send(asked, answers | {"folded": "y"}, status=200, form="form.sheet")
    sheets = PdfReader(BytesIO(folded.response.data)).pages
    assert len(sheets) == 6
    refused = reception.send(asked, answers | {"talents": []}, status=422, form="form.sheet")
    assert refused.problems


def test_a_fiche_fills_in_the_questions_and_its_name_is_not_on_the_page(reception, market, make):
    zohra = make.candidate(
        given_name="Zohra",
        family_name="Voorbeeld",
        language="fr",
        consents=(ConsentPurpose.FICHE,),
        languages={"nl": Level.A2, "fr": Level.NATIVE},
        talents=frozenset({"cooking", "gardening"}),
        practise_dutch=True,
    )
    page = reception.get("markets.booklet_of", market_id=market.id, candidate_id=zohra.id)
    ticked = {box["value"] for box in page.html.select("input[checked]")}
    assert {"cooking", "gardening", "fr", "A2"} <= ticked
    assert "Zohra" not in page.html.get_text()


def test_a_fiche_leads_to_the_booklet_of_the_market_of_now(reception, make):
    somebody = make.candidate()
    fiche = reception.get("desk.fiche", candidate_id=somebody.id)
    (link,) = fiche.html.select("a[href*='/markets/booklet/']")
    assert reception.open(link["href"], status=302).location == "/markets/"
    a_full_market(make, days=30)
    past = a_full_market(make, days=-30, plan="")
    assert reception.open(link["href"], status=302).location == reception.url(
        "markets.booklet_of", market_id=past.id, candidate_id=somebody.id
    )


def test_after_the_day_the_booklet_has_no_tables(reception, make):
    market = a_full_market(make, days=-30)
    page = chosen(reception, market)
    assert len(stands_on(page)) == 3
    assert "Table" not in page.html.select_one("#chosen").parent.get_text()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_what_is_for_everybody_is_printed_in_each_language(language, reception, market):
    asked = {"market_id": market.id, "language": language}
    booklet = reception.get("markets.print_for_all", **asked).response.data
    assert faults(booklet) == []
    assert sum("02 555 01 12" in page for page in pages_of(booklet)) == 4
    table = reception.get("markets.print_orientation", **asked, paper="a4").response.data
    assert faults(table) == []
    assert "Soep koken" in pages_of(table)[0]


def test_a_booklet_to_be_folded_lies_on_a4_and_a_trial_sheet_too(reception, market):
    asked = {"market_id": market.id, "language": "nl"}
    pages = len(pages_of(reception.get("markets.print_for_all", **asked).response.data))
    for turning in ("short", "long"):
        pdf = reception.get("markets.print_for_all", **asked, folded=turning).response.data
        sheets = PdfReader(BytesIO(pdf)).pages
        assert len(sheets) == pages / 2
        assert round(sheets[0].mediabox.width) == 842
    trial = reception.get("markets.print_trial").response.data
    assert faults(trial) == []
    assert len(pages_of(trial)) == 2


@pytest.mark.parametrize("odd", [{"language": "xx"}, {"folded": "twice"}])
def test_what_is_not_printed_is_not_found(odd, reception, market):
    reception.get("markets.print_for_all", status=404, market_id=market.id, **odd)


def test_the_page_of_prints_leads_to_each(reception, market):
    page = reception.get("markets.prints", market_id=market.id)
    assert "4 tasks were checked" in page.html.get_text()
    assert len(page.html.select("a[href*='/prints/orientation']")) == 6
    reception.get("markets.print_orientation", status=404, market_id=market.id, paper="a5")
