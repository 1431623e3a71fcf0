"""An edition for referrers: prints for their groups, and one word of who has an appointment."""

from datetime import time, timedelta
from secrets import token_hex

import pytest
from sqlalchemy import select

from tests.answers.links import linked
from tests.exchange.pdfs import faults, pages_of
from tests.markets.editions import a_market, at_a_market
from tests.markets.stands import a_full_market
from tests.referrers.made import a_client, a_referrer
from vrijwilligers.candidates.actions import consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.markets.actions import day
from vrijwilligers.markets.models import MarketAppointment
from vrijwilligers.markets.rules.appointments import MarketAppointmentDetails
from vrijwilligers.matching.rules.states import EndedBy, IntroductionState
from vrijwilligers.records import database_flags
from vrijwilligers.records.outbox import Message
from vrijwilligers.referrers.rules.links import REFERRER
from vrijwilligers.vocabulary.clock import now, today

PAGE, LIST = "markets.for_referrer", "markets.clients_by_link"
TOLD = "main .rows li strong, main .rows li .tag"


@pytest.fixture
def referrer(make):
    return a_referrer(make)


def came(make, person, introduction=None):
    """Let somebody make an appointment at a market, and return the number of the edition."""
    visitor = at_a_market(make, person, introduction)
    make.session.add(visitor)
    make.session.commit()
    return visitor.market_id


def _samira(make, referrer, **wanted):
    return a_client(make, referrer, given_name="Samira", family_name="El Amrani", **wanted)


def test_the_link_shows_one_word_of_who_has_an_appointment_and_nothing_of_where_or_when(
    desk, make, database, referrer
):
    market = came(make, _samira(make, referrer))
    other = a_referrer(make, name="Een andere")
    tokens = [linked(database, REFERRER, one) for one in (referrer, other)]
    mine, theirs = (desk.get(PAGE, token=token, market_id=market) for token in tokens)
    assert [one.get_text() for one in mine.html.select("#appointments")] != []
    assert "Samira E." in mine.text
    assert "appointment" in [one.get_text() for one in mine.html.select(TOLD)]
    for secret in ("Amrani", "G007", "Soep", "10:00"):
        assert secret not in mine.text
    assert "Samira" not in theirs.text


def test_the_list_on_paper_says_the_same_and_until_when_it_is_kept(desk, make, database, referrer):
    market = came(make, _samira(make, referrer))
    token = linked(database, REFERRER, referrer, address="x@example.org", language="nl")
    pdf = desk.get(LIST, token=token, market_id=market).response.data
    assert faults(pdf) == []
    (printed,) = pages_of(pdf)
    assert "Samira E." in printed
    assert "afspraak" in printed
    assert "Vernietig deze lijst" in printed
    assert "Amrani" not in printed


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (IntroductionState.STARTED, "started"),
        (IntroductionState.ENDED, None),
        (IntroductionState.APPOINTMENT, "appointment"),
    ],
)
def test_an_appointment_that_became_an_introduction_has_the_word_of_that(
    desk, make, database, referrer, state, word
):
    person = _samira(make, referrer)
    side = EndedBy.DESK if state is IntroductionState.ENDED else None
    introduction = make.introduction(candidate=person, state=state, end_side=side)
    make.session.commit()
    market = came(make, person, introduction)
    token = linked(database, REFERRER, referrer)
    shown = desk.get(PAGE, token=token, market_id=market)
    assert ("Samira" in shown.text) == (word is not None)
    assert word is None or word in shown.text


def test_who_came_without_an_appointment_or_took_consent_back_is_not_on_the_list(
    desk, make, database, referrer
):
    market = a_market(make, days=0)
    alone, back = _samira(make, referrer), a_client(make, referrer, given_name="Zohra")
    day.welcome(market, language="fr", candidate=alone, at=now())
    number = came(make, back)
    consent.withdraw(back, ConsentPurpose.REFERRER, by=None, today=today())
    database.commit()
    token = linked(database, REFERRER, referrer)
    assert "Samira" not in desk.get(PAGE, token=token, market_id=market.id).text
    assert "Zohra" not in desk.get(PAGE, token=token, market_id=number).text


def test_an_appointment_of_the_market_is_a_word_on_the_page_of_the_referrer_too(
    desk, make, database, referrer
):
    market = came(make, _samira(make, referrer))
    token = linked(database, REFERRER, referrer)
    page = desk.get("referrers.progress_by_link", token=token)
    assert [one.get_text() for one in page.html.select(".rows .tag")] == ["appointment"]
    assert page.html.select_one(f"a[href='/markets/referrer/{token}/{market}']")


def test_an_old_edition_and_one_that_is_not_there_are_shown_to_no_referrer(
    desk, make, database, referrer
):
    old = a_market(make, days=-184)
    token = linked(database, REFERRER, referrer)
    for number in (old.id, 999):
        desk.get(PAGE, token=token, market_id=number, status=404)


def test_a_referrer_prints_booklets_and_the_table_by_its_link(desk, make, database, referrer):
    market = a_full_market(make)
    token = linked(database, REFERRER, referrer)
    page = desk.get(PAGE, token=token, market_id=market.id)
    prints = [
        one["href"] for one in page.html.select("a[href*='/booklet'], a[href*='/orientation']")
    ]
    assert len(prints) == 3 * 4
    for address in (prints[0], prints[-1]):
        pdf = desk.open(address).response.data
        assert faults(pdf) == []
        assert "Soep koken" in " ".join(pages_of(pdf))


def test_a_dead_link_opens_nothing_of_the_market(desk, make, database, referrer):
    market = came(make, _samira(make, referrer))
    token = linked(database, REFERRER, referrer, expires_at=now() - timedelta(minutes=1))
    for page in (PAGE, LIST, "markets.booklet_by_link", "markets.orientation_by_link"):
        desk.get(page, token=token, market_id=market, status=410)


def test_one_button_shows_first_who_gets_a_mail_and_each_gets_it_in_their_language(
    coordinator, desk, make, database, referrer
):
    market = came(make, _samira(make, referrer))
    second = a_referrer(make, name="Brussel Helpt")
    second.contact_persons[0].language = "fr"
    database.commit()
    page = coordinator.get("markets.send_to_referrers", market_id=market)
    assert len(page.html.select("input[name=to][checked]")) == 2
    assert "1 person has an appointment" in page.text
    assert database.scalars(select(Message)).all() == []
    keys = [one["value"] for one in page.html.select("input[name=to]")]
    coordinator.send(page, {"to": keys}, at=page.address)
    mails = database.scalars(select(Message)).all()
    assert {mail.language for mail in mails} == {"nl", "fr"}
    for mail in mails:
        assert "Samira" not in mail.body
        address = next(line for line in mail.body.splitlines() if "/markets/referrer/" in line)
        assert desk.open(address[address.index("/markets") :]).html.h1


def test_the_desk_sees_by_referrer_who_has_an_appointment_and_prints_it(
    reception, make, database, referrer
):
    person = _samira(make, referrer)
    market = came(make, person)
    page = reception.get("markets.referrers_of_market", market_id=market)
    assert "Samira E." in page.text
    (printed,) = page.html.select("a[href$='/pdf']")
    assert "Samira E." in pages_of(reception.open(printed["href"]).response.data)[0]
    assert not page.html.select("a[href$='/referrers/send']")


def test_all_appointments_are_printed_by_code_without_a_name(reception, make, referrer):
    market = came(make, _samira(make, referrer))
    page = reception.get("markets.appointments", market_id=market)
    (address,) = page.html.select("a[href$='/appointments/print']")
    pdf = reception.open(address["href"]).response.data
    assert faults(pdf) == []
    (printed,) = pages_of(pdf)
    assert "G007" in printed
    assert "Samira" not in printed


def test_a_list_of_pages_is_printed_in_a_demo_too(coordinator, make, database, referrer):
    market = came(make, _samira(make, referrer))
    (first,) = database.scalars(select(MarketAppointment))
    for _number in range(60):
        details = MarketAppointmentDetails(
            uid=token_hex(16), visitor="K009", on=today(), at=time(11), task_id=first.task_id
        )
        day.note(first.stand, details, at=now())
    database_flags.mark_as_demo()
    database.commit()
    pdf = coordinator.get("markets.print_appointments", market_id=market).response.data
    assert faults(pdf) == []
    assert len(pages_of(pdf)) > 1
