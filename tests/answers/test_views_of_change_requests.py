from datetime import date

import pytest
from sqlalchemy import select

from tests.answers.links import ending, mails, tokens_in
from tests.answers.links import reminder as opened
from vrijwilligers.answers.actions import change_requests
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.vacancies.models import VacancyText
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.rules import Status, StatusReport, TextOrigin
from vrijwilligers.vocabulary.clock import now

WANTED = {"title_en": "Cook more soup", "places": 3, "end_on": "2027-03-01"}


@pytest.fixture
def vacancy(make):
    return ending(make, texts={"en": ("Cook soup", "For everybody.")}, places=2)


@pytest.fixture
def asked(vacancy, database):
    def asked(wanted=WANTED, of=vacancy):
        change = change_requests.request(of, wanted, at=now())
        database.commit()
        return change

    return asked


def cells(page):
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for row in page.html.select("main tbody tr")
    ]


def test_the_list_shows_what_waits_longest_first(coordinator, make, asked, database):
    first, second = asked(), asked(of=ending(make))
    second.decided_at = now()
    database.commit()
    page = coordinator.get("updates.index")
    links = [link["href"] for link in page.html.select("main a.title")]
    assert links == [f"/vacancies/changes/{first.id}"]


def test_the_list_can_be_that_of_one_vacancy(coordinator, make, asked, vacancy):
    mine, _other = asked(), asked(of=ending(make))
    page = coordinator.get("updates.index", vacancy=vacancy.id)
    links = [link["href"] for link in page.html.select("main a.title")]
    assert links == [f"/vacancies/changes/{mine.id}"]


def test_an_empty_list_says_what_comes_here(coordinator):
    assert "Nothing waits." in coordinator.get("updates.index").text


def test_what_we_have_stands_beside_what_they_want(coordinator, asked):
    page = coordinator.get("updates.show", change_id=asked(WANTED | {"remark": "Ring."}).id)
    assert cells(page) == [
        ["Title in English", "Cook soup", "Cook more soup"],
        ["Last day", "–", "1 March 2027"],
        ["Volunteers needed", "2", "3"],
    ]
    assert "Ring." in page.text
    assert len(page.html.select("main input[type=checkbox][checked]")) == 3


def test_all_is_taken_over_with_one_button(coordinator, asked, vacancy, database):
    change = asked()
    coordinator.submit("updates.show", {}, form="#take-over", change_id=change.id)
    database.refresh(vacancy)
    assert (vacancy.places, vacancy.end_on) == (3, date(2027, 3, 1))
    assert vacancy.text_in("en")[1] == ("Cook more soup", "For everybody.")
    database.refresh(change)
    assert (change.is_accepted, change.decided_by_id) == (True, coordinator.staff_id)
    ours = select(VacancyText).where(VacancyText.origin == TextOrigin.OURS)
    assert database.scalars(ours).one().folded == "cook more soup"


def test_only_what_is_ticked_is_taken_over(coordinator, asked, vacancy, database):
    change = asked()
    coordinator.submit(
        "updates.show", {"taken": ["places"]}, form="#take-over", change_id=change.id
    )
    database.refresh(vacancy)
    assert (vacancy.places, vacancy.end_on) == (3, None)
    assert vacancy.text_in("en")[1].title == "Cook soup"


def test_nothing_ticked_is_asked_again(coordinator, asked, vacancy, database):
    page = coordinator.get("updates.show", change_id=asked().id)
    page = coordinator.send(page, {"taken": []}, form="#take-over", status=422)
    assert page.problems == ["Tick what you accept, or choose to accept nothing."]


def test_a_field_that_was_not_asked_cannot_be_taken_over(coordinator, asked, vacancy, database):
    page = coordinator.get("updates.show", change_id=asked().id)
    coordinator.send(page, {"taken": ["status"]}, form="#take-over", status=422)
    database.refresh(vacancy)
    assert vacancy.places == 2


def test_days_that_do_not_go_together_are_refused(coordinator, asked, vacancy, database):
    vacancy.start_on = vacancy.end_on = date(2027, 5, 1)
    vacancy.publish_until = None
    database.commit()
    page = coordinator.get("updates.show", change_id=asked().id)
    page = coordinator.send(page, {"taken": ["end_on"]}, form="#take-over", status=422)
    assert page.problems == [
        "The last day would come before the first day. Tick both days, or neither."
    ]


def test_to_take_over_nothing_leaves_the_vacancy(coordinator, asked, vacancy, database):
    change = asked()
    page = coordinator.get("updates.show", change_id=change.id)
    coordinator.send(page, {}, form="main .deed")
    database.refresh(change)
    assert change.is_accepted is False
    database.refresh(vacancy)
    assert vacancy.places == 2
    assert "This was not accepted." in coordinator.get("updates.show", change_id=change.id).text


def test_a_change_is_decided_once(coordinator, asked):
    change = asked()
    one, other = (coordinator.get("updates.show", change_id=change.id) for _ in range(2))
    coordinator.send(one, {}, form="main .deed")
    again = coordinator.send(other, {}, form="main .deed", status=409)
    assert "A colleague decided on this change already." in again.text


def test_who_looked_at_an_older_vacancy_looks_again(coordinator, asked, vacancy, database):
    page = coordinator.get("updates.show", change_id=asked().id)
    vacancy.places = 7
    database.commit()

    page = coordinator.send(page, {}, form="#take-over", status=409)

    assert page.conflict
    assert ["Volunteers needed", "7", "3"] in cells(page)
    database.refresh(vacancy)
    assert vacancy.places == 7
    coordinator.send(page, {}, form="#take-over")
    database.refresh(vacancy)
    assert vacancy.places == 3


def test_a_word_to_the_coordinator_alone_is_read_and_done(coordinator, asked, database):
    change = asked({"remark": "We move in May."})
    page = coordinator.get("updates.show", change_id=change.id)
    assert not page.html.select("main table")
    coordinator.send(page, {}, form="main .deed")
    database.refresh(change)
    assert change.decided_at


def test_what_they_want_is_shown_as_text(coordinator, asked):
    change = asked({"title_en": "<b>Cook</b>", "contact_phone": "+3225551234", "days": 1})
    page = coordinator.get("updates.show", change_id=change.id)
    wanted = [row[2] for row in cells(page)]
    assert wanted == ["<b>Cook</b>", "Monday, in the morning", "02 555 12 34"]


def test_reception_does_not_decide_on_vacancies(reception, asked):
    change = asked()
    reception.get("updates.index", status=403)
    reception.get("updates.show", change_id=change.id, status=403)


def test_a_change_that_is_not_there(coordinator):
    coordinator.get("updates.show", change_id=99, status=404)


def test_the_list_asks_few_questions(coordinator, asked, make, counting):
    for _ in range(10):
        asked(of=ending(make))
    with counting() as seen:
        coordinator.get("updates.index")
    assert seen.count <= 12


def ask(coordinator, vacancy, status=303):
    """Press the button that the page of a vacancy carries."""
    return tell(coordinator, f"/vacancies/{vacancy.id}/ask", status)


def tell(desk, address, status):
    filled = desk.signed(address)
    with desk._request():
        return desk._read(desk.client.post(address, data=filled), status)


def test_a_coordinator_can_ask_at_once(coordinator, vacancy, database):
    ask(coordinator, vacancy)
    ask(coordinator, vacancy)
    first, second = mails(database)
    assert first.address == "an@buurthuis.example.org"
    old, new = opened(*tokens_in(first)), opened(*tokens_in(second))
    assert (old.ended_because, new.ended_at) == ("replaced", None)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"contact_email": None}, "We have no e-mail address."),
        ({"status": Status.PAUSED}, "Only a vacancy that is shown"),
        ({"source_name": "feed", "source_id": "1"}, "Only a vacancy that is shown"),
    ],
)
def test_what_cannot_be_asked_is_said(coordinator, make, database, wanted, said):
    page = ask(coordinator, ending(make, **wanted), status=409)
    assert said in page.text
    assert mails(database) == []


def test_reception_asks_nothing_by_mail(reception, vacancy, database):
    page = reception.get("vacancies.index")
    csrf = page.html.select_one("[name=csrf_token]")["value"]
    with reception._request():
        address = f"/vacancies/{vacancy.id}/ask"
        answer = reception.client.post(address, data={"csrf_token": csrf})
    assert answer.status_code == 403
    assert mails(database) == []


def test_what_may_not_be_shown_is_not_taken_over(coordinator, asked, vacancy, database):
    change = asked({"description_en": "You get a wage of 15 euro.", "places": 3})
    page = coordinator.submit(
        "updates.show", {}, form="#take-over", change_id=change.id, status=422
    )
    assert "“wage”" in page.html.select_one("#missing").get_text()
    database.refresh(vacancy)
    assert (vacancy.places, vacancy.text_in("en")[1].description) == (2, "For everybody.")
    database.refresh(change)
    assert change.decided_at is None


def test_what_is_different_may_wait_unseen(reception, make, database):
    vacancy = make.vacancy()
    page = reception.get("vacancies.note_change", vacancy_id=vacancy.id)
    answer = reception.send(page, {"words": "Ze zijn verhuisd", "pauses": True})
    assert "The vacancy is paused" in reception.open(answer.location).messages[0]
    database.refresh(vacancy)
    assert (vacancy.status, vacancy.reported) == (Status.PAUSED, StatusReport.CHANGED)


def test_what_reception_notes_on_the_phone_waits_for_a_coordinator_who_takes_it_over(
    reception, coordinator, make, database
):
    vacancy = make.vacancy(minimum_age=18, source_name="Bron", source_id="1")
    page = reception.get("vacancies.note_change", vacancy_id=vacancy.id)
    empty = reception.send(page, {"said_by": "An"}, status=422)
    assert empty.problems == ["Write what they said, or change what is different."]
    said = {"words": "A2 is genoeg", "said_by": "An", "minimum_age": "16", "needs_nl": "A2"}
    reception.send(empty, said)
    seen = reception.get("vacancies.show", vacancy_id=vacancy.id)
    assert "It waits for a coordinator." in seen.text
    [change] = database.scalars(select(ChangeRequest))
    page = coordinator.get("updates.show", change_id=change.id)
    assert cells(page) == [
        ["Languages needed", "–", "Dutch (A2)"],
        ["Minimum age", "from 18 years old", "from 16 years old"],
    ]
    for words in ("A2 is genoeg", "said by An", "Noted on the phone by"):
        assert words in page.text
    coordinator.send(page, {})
    database.expire_all()
    assert layers.own_values(vacancy) == {"languages": {"nl": "A2"}, "minimum_age": 16}
