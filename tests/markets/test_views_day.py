"""The day: visitors get a code, stands note appointments without names, nothing is doubled."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from tests.answers.links import linked
from tests.markets.editions import a_market, a_stand
from vrijwilligers.markets.models import MarketAppointment, MarketVisitor
from vrijwilligers.markets.queries import day as queries
from vrijwilligers.markets.rules.links import STAND_DAY
from vrijwilligers.markets.rules.visitor_codes import code_of
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.text import holds_national_number

SCRIPT = {"X-Requested-With": "desk"}
TYPED = {"visitor": "b 001", "at": "10:00", "language": "fr"}


@pytest.fixture
def phone(desk, make, database):
    """A stand whose phone is open, with the address of its page."""
    stand = a_stand(make, a_market(make, days=0), table_number=1)
    stand.token = linked(database, STAND_DAY, stand)
    return stand


def later(days=7):
    return {"on": str(today() + timedelta(days=days))}


def made(database):
    database.expire_all()
    return database.scalars(select(MarketAppointment).order_by(MarketAppointment.id)).all()


def counted(database, kind):
    asked = select(Fact.amount).where(Fact.kind == kind, Fact.dimension == "")
    return sum(database.scalars(asked))


def test_visitors_are_counted_with_or_without_a_fiche_and_get_a_code(reception, make, database):
    market, person = a_market(make, days=0), make.candidate()
    about = {"market_id": market.id}
    page = reception.open(reception.submit("markets.welcome", {"language": "fr"}, **about).location)
    (first,) = database.scalars(select(MarketVisitor.number))
    assert code_of(first) in page.text
    assert page.html.select_one("[name=language][checked]")["value"] == "fr"
    for _turn in range(2):  # the same person again keeps their code
        said = {"language": "nl", "fiche": str(person.number)}
        reception.submit("markets.welcome", said, **about)
    refused = reception.submit("markets.welcome", {"fiche": "999999"}, **about, status=422)
    assert "There is no record of this number" in refused.problems[0]
    visitors = database.scalars(select(MarketVisitor).order_by(MarketVisitor.number)).all()
    assert [one.candidate_id for one in visitors] == [None, person.id]
    assert counted(database, "market_visitor") == 2
    page = reception.get("markets.welcome", **about)
    reception.send(page, {}, form="main form.deed")
    assert counted(database, "market_visitor") == 1


def test_the_code_of_who_was_taken_back_is_given_to_nobody_else(reception, make, database):
    about = {"market_id": a_market(make, days=0).id}
    numbers = select(func.max(MarketVisitor.number))
    reception.submit("markets.welcome", {"language": "fr"}, **about)
    taken = database.scalar(numbers)
    reception.send(reception.get("markets.welcome", **about), {}, form="main form.deed")
    reception.submit("markets.welcome", {"language": "nl"}, **about)
    assert database.scalar(numbers) > taken


def test_a_visitor_of_another_edition_is_not_taken_back(reception, make, database):
    market, other = a_market(make, days=0), a_market(make, days=0)
    for each in (market, other):
        reception.submit("markets.welcome", {"language": "fr"}, market_id=each.id)
    (theirs,) = database.scalars(
        select(MarketVisitor).where(MarketVisitor.market_id == other.id)
    ).all()
    assert queries.hold_visitor(other.id, theirs.id) is theirs
    with pytest.raises(NoResultFound):
        queries.hold_visitor(market.id, theirs.id)


def test_an_appointment_by_hand_is_kept_once_however_often_it_is_sent(desk, phone, database):
    page = desk.get("markets.phone", token=phone.token)
    said = TYPED | later() | {"task_id": str(phone.tasks[0].id)}
    for _turn in range(2):
        desk.send(page, said)
    (kept,) = made(database)
    assert (kept.visitor_code, kept.task_id, kept.language) == ("B001", phone.tasks[0].id, "fr")
    assert counted(database, "market_appointment") == 1
    assert "B001" in desk.get("markets.phone", token=phone.token).text


def test_what_a_phone_kept_comes_in_late_with_its_receipt(desk, phone, database):
    page = desk.get("markets.phone", token=phone.token)
    signed = {name: page.html.select_one(f"form.sheet [name={name}]")["value"] for name in SIGNED}
    noted = now() - timedelta(hours=2)
    for number in range(15):
        item = signed | TYPED | later() | {"uid": f"{number:032x}", "task_id": ""}
        item |= {"noted_at": noted.isoformat(), "sent_at": now().isoformat()}
        for _turn in range(2):  # the answer got lost on the way: it is sent again
            with desk._request():
                answer = desk.client.post(page.address, data=item, headers=SCRIPT)
            assert answer.status_code == 200, answer.text
            assert answer.json["uid"] == item["uid"]
    kept = made(database)
    assert len(kept) == 15
    assert {one.noted_at for one in kept} == {noted}
    wrong = signed | TYPED | {"uid": "f" * 32, "on": "2001-01-01", "visitor": "Samira"}
    with desk._request():
        answer = desk.client.post(page.address, data=wrong, headers=SCRIPT)
    assert answer.status_code == 422
    assert answer.json["problems"] == [NO_CODE]


def test_a_random_number_that_reads_as_a_national_one_is_sent_all_the_same(desk, phone, database):
    by_chance = "85073003328".ljust(32, "a")
    assert holds_national_number(by_chance)
    page = desk.get("markets.phone", token=phone.token)
    signed = {name: page.html.select_one(f"form.sheet [name={name}]")["value"] for name in SIGNED}
    item = signed | TYPED | later() | {"uid": by_chance, "task_id": ""}
    with desk._request():
        answer = desk.client.post(page.address, data=item, headers=SCRIPT)
    assert answer.json["uid"] == by_chance
    assert len(made(database)) == 1
    typed = TYPED | later() | {"visitor": "85.07.30-033.28"}
    refused = desk.submit("markets.phone", typed, token=phone.token, status=422)
    assert len(refused.problems) >= 1


SIGNED = ("csrf_token", "deed")
NO_CODE = "This is no code of a visitor. Look at the booklet: a letter and three digits."


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"visitor": "B002"}, NO_CODE),
        ({"uid": "f" * 32 + " or longer"}, "Invalid input."),
        ({"visitor": ""}, "Enter the code of the visitor."),
        (later(-1), "Enter a day from today on, within a year."),
        (later(400), "Enter a day from today on, within a year."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(desk, phone, database, wrong, said):
    sent = TYPED | later() | wrong
    page = desk.submit("markets.phone", sent, token=phone.token, status=422)
    assert page.problems == [said]
    assert made(database) == []


def test_a_stand_that_left_keeps_what_was_made_and_its_sheet_is_typed_in(
    reception, coordinator, phone, database
):
    coordinator.submit("markets.place_stand", {"state": "left"}, stand_id=phone.id)
    reception.submit("markets.type_appointment", TYPED | later(), stand_id=phone.id)
    assert len(made(database)) == 1
    page = reception.get("markets.appointments", market_id=phone.market_id)
    assert "no such code was given" in page.text
    stand = coordinator.get("markets.stand", stand_id=phone.id)
    sent = coordinator.send(stand, {}, form="form.harm")
    assert "it stays" in coordinator.open(sent.location).text
    assert len(made(database)) == 1


def test_who_came_with_a_fiche_is_found_behind_the_code(reception, make, phone, database):
    person = make.candidate()
    about = {"market_id": phone.market_id}
    reception.submit("markets.welcome", {"language": "fr", "fiche": str(person.number)}, **about)
    (number,) = database.scalars(select(MarketVisitor.number))
    said = TYPED | later() | {"visitor": code_of(number)}
    reception.submit("markets.type_appointment", said, stand_id=phone.id)
    page = reception.get("markets.appointments", **about)
    assert page.html.select(f'a[href="/candidates/{person.id}"]')
    taken = reception.get("markets.welcome", **about)
    sent = reception.send(taken, {}, form="main form.deed")
    assert "it stays" in reception.open(sent.location).text


def test_the_board_says_how_long_one_waits_as_the_stand_tapped_it(desk, reception, phone):
    board = {"market_id": phone.market_id}
    assert "unknown" in reception.get("markets.waiting", **board).text
    page = desk.get("markets.phone", token=phone.token)
    desk.send(page, {}, form='form[action$="/waiting/10"]')
    assert "10 minutes" in reception.get("markets.waiting", **board).text
    desk.send(page, {}, form='form[action$="/waiting/0"]')
    assert "free now" in reception.get("markets.waiting", **board).text


def test_the_link_of_a_phone_is_shown_once_and_works_some_days_longer(coordinator, make, database):
    stand = a_stand(make, a_market(make, days=-7))
    page = coordinator.get("markets.stand", stand_id=stand.id)
    page = coordinator.send(page, {}, form='form[action$="/day-link"]', status=200)
    link = page.html.select_one("#link")["value"]
    coordinator.open(link[link.index("/markets") :])
    over = a_stand(make, a_market(make, days=-8))
    coordinator.get("markets.phone", token=linked(database, STAND_DAY, over), status=410)


def test_the_welcome_desk_looks_for_tasks_by_talent_all_year(reception, make):
    past = a_market(make, days=-90)
    stand = a_stand(make, past, table_number=3, trained_on=today() - timedelta(days=100))
    a_market(make, days=90)
    sent = reception.get("markets.current_orientation", status=303)
    page = reception.open(sent.location)
    assert stand.organisation.name in page.text
    assert "accessible" in page.text
    none = reception.get("markets.orientation", market_id=past.id, level="A1", day="mon")
    assert stand.organisation.name in none.text
    none = reception.get("markets.orientation", market_id=past.id, talent="nothing")
    assert stand.organisation.name in none.text  # what is not on the list was not asked
