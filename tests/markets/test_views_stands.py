"""An organisation is invited, answers by its link, gets a table; a task is read by four eyes."""

import pytest
from sqlalchemy import select

from tests.answers.links import linked
from tests.desk import Desk
from tests.markets.editions import SOUP, a_market, a_stand
from vrijwilligers.markets.models import Stand, StandTask
from vrijwilligers.markets.queries import editions, prints
from vrijwilligers.markets.rules.links import STAND
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.records.facts import Fact
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import today

COMES = {"coming": "Ines", "languages": ["nl", "ar"], "practises_from": "A1", "language": "nl"}


def test_an_organisation_is_found_invited_and_mailed(coordinator, make, database):
    market, brug = a_market(make), make.organisation(name="De Brug", email="brug@example.org")
    database.commit()
    page = coordinator.get("markets.organisations_to_invite", market_id=market.id, text="brug")
    sent = coordinator.send(page, {}, form="main form.deed")
    page = coordinator.open(sent.location)
    coordinator.send(page, {"to": "organisation"}, at=sent.location)
    (mail,) = database.scalars(select(Message))
    assert "/markets/stand/" in mail.body
    assert "Zaal De Ketel" in mail.body
    again = coordinator.get("markets.organisations_to_invite", market_id=market.id, text="brug")
    assert not again.html.select("main form.deed")
    (stand,) = database.scalars(select(Stand))
    assert (stand.organisation_id, stand.state) == (brug.id, StandState.INVITED)
    page = coordinator.get("markets.link", stand_id=stand.id)
    page = coordinator.send(page, {"to": "show"}, status=200, at=page.address)
    assert "/markets/stand/" in page.html.select_one("#link")["value"]


def test_who_came_to_the_edition_before_is_invited_again_in_one_click(coordinator, make, database):
    before = a_stand(make, a_market(make, days=-300))
    a_stand(make, a_market(make, days=-600))
    market = a_market(make)
    page = coordinator.get("markets.organisations_to_invite", market_id=market.id)
    names = [one.get_text() for one in page.html.select("main .rows strong")]
    assert names == [before.organisation.name]
    coordinator.send(page, {}, form="main form.deed")
    found = select(Stand.organisation_id).where(Stand.market_id == market.id)
    assert database.scalars(found).all() == [before.organisation_id]


def test_it_answers_by_its_link_with_vacancies_and_words_of_its_own(desk, make, database):
    stand = a_stand(make)
    vacancy = make.vacancy(organisation=stand.organisation)
    token = linked(database, STAND, stand)
    said = COMES | {"new_tasks": "Koffie schenken\n\nKoffie schenken"}
    for _turn in range(2):  # the second time nothing is doubled
        page = desk.get("markets.invitation", token=token)
        boxes = {"vacancies": [str(vacancy.id)]} if page.html.select("[name=vacancies]") else {}
        desk.send(page, said | boxes)
    database.expire_all()
    titles = [task.words_of("title").get("nl") for task in stand.tasks]
    assert titles.count("Koffie schenken") == 1
    assert [task.vacancy_id for task in stand.tasks].count(vacancy.id) == 1
    assert (stand.coming, stand.languages, stand.state) == ("Ines", "nl ar", StandState.COMES)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"opens_at": "14:00"}, "Enter both hours, or none."),
        ({"opens_at": "14:00", "closes_at": "13:00"}, "It cannot end before it begins."),
        ({"new_tasks": "x" * 41}, "A task has a name of up to 40 letters."),
        ({"new_tasks": "\n".join("abcdefghijklm")}, "A stand has 12 tasks at most."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_kept(desk, make, database, wrong, said):
    stand = a_stand(make)
    token = linked(database, STAND, stand)
    page = desk.submit("markets.invitation", COMES | wrong, token=token, status=422)
    assert said in page.problems[0]
    database.expire_all()
    assert (stand.coming, len(stand.tasks)) == (None, 1)


def test_who_does_not_come_after_all_gives_its_table_back(desk, make, database):
    stand = a_stand(make, table_number=3)
    token = linked(database, STAND, stand)
    page = desk.get("markets.invitation", token=token)
    desk.send(page, {}, form='form[action$="/decline"]')
    database.expire_all()
    assert (stand.state, stand.table_number) == (StandState.LEFT, None)
    desk.submit("markets.invitation", COMES, token=token)
    database.expire_all()
    assert stand.state == StandState.COMES


def test_the_link_says_that_the_market_is_over(desk, make, database):
    stand = a_stand(make, a_market(make, days=-1))
    stand.state = StandState.DECLINED
    token = linked(database, STAND, stand)
    desk.get("markets.invitation", token=token, status=410)
    desk.get("markets.look_back", token=token, status=410)


def test_two_stands_do_not_share_a_table_and_training_is_counted(coordinator, make, database):
    market = a_market(make)
    a_stand(make, market, table_number=3)
    stand = a_stand(make, market)
    about = {"stand_id": stand.id}
    taken = coordinator.submit("markets.place_stand", {"table_number": "3"}, **about, status=422)
    assert taken.problems == ["Another stand has this table. Choose another number."]
    coordinator.submit(
        "markets.place_stand", {"table_number": "4", "trained_on": str(today())}, **about
    )
    page = coordinator.get("markets.stand", **about)
    assert "table 4" in page.text
    assert "training followed on" in page.text
    (fact,) = database.scalars(select(Fact).where(Fact.kind == "market_trained"))
    assert fact.amount == 1
    coordinator.submit("markets.place_stand", {"state": "declined"}, **about)
    database.expire_all()
    assert stand.table_number is None


def test_who_wrote_a_task_does_not_check_it(app, coordinator, make, database):
    stand = a_stand(make, table_number=1)
    (task,) = stand.tasks
    about = {"task_id": task.id}
    coordinator.submit("markets.change_task", {"what_nl": "Je kookt samen soep."}, **about)
    own = 'form[action$="/check"]'
    page = coordinator.send(coordinator.get("markets.task", **about), {}, form=own, status=422)
    assert "You wrote this." in page.problems[0]
    other = Desk(app).sign_in(make.staff("coordinator"))
    other.send(other.get("markets.task", **about), {}, form=own)
    database.expire_all()
    assert task.checked_by_id == other.staff_id
    coordinator.submit("markets.change_task", {"whom_nl": "Met drie koks."}, **about)
    database.expire_all()
    assert (task.checked_at, task.written_by_id) == (None, coordinator.staff_id)


def test_a_print_gets_the_stands_that_come_by_table(make, database):
    market = a_market(make)
    for number in (None, 5, 2):
        a_stand(make, market, table_number=number)
    a_stand(make, market).state = StandState.LEFT
    database.commit()
    printed = prints.printed_market(editions.get(market.id), today=today())
    assert [stand.table for stand in printed.stands] == [2, 5, None]
    (task,) = printed.stands[0].tasks
    assert (task.title, task.talents) == ({"nl": SOUP["title_nl"]}, ("cooking",))


def test_a_stand_and_a_task_go_with_a_tick(coordinator, make, database):
    stand = a_stand(make)
    page = coordinator.get("markets.task", task_id=stand.tasks[0].id)
    coordinator.send(page, {}, form="form.harm")
    assert database.scalars(select(StandTask)).all() == []
    coordinator.send(coordinator.get("markets.stand", stand_id=stand.id), {}, form="form.harm")
    assert database.scalars(select(Stand)).all() == []
