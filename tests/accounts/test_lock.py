from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from tests.accounts.people import (
    OTHER,
    PASSWORD,
    ask,
    change_session,
    enter,
    idle,
    is_in,
    known,
    session_of,
    tell,
)
from tests.desk import MULTIPART
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.vocabulary.clock import now

DESK = {"X-Requested-With": "desk"}


@pytest.fixture
def member(desk, make):
    member = known(make, "reception", "coordinator", name="An Peeters")
    desk.sign_in(member)
    return member


def test_the_button_locks_the_screen_and_the_password_opens_it_where_one_was(desk, member):
    page = desk.open("/accounts/staff")
    locked = desk.send(page, {}, form="form[data-lock]")
    assert locked.location == "/accounts/unlock?next=/accounts/staff"

    page = desk.open(locked.location)
    assert page.heading == "The screen is locked"
    assert "An Peeters" in page.text
    assert not page.html.select("nav.rooms, [data-find], template")

    page = desk.send(page, {"password": PASSWORD}, at=locked.location)
    assert page.location == "/accounts/staff"
    desk.open("/accounts/staff")


def test_a_wrong_password_leaves_it_locked(desk, member):
    tell(desk, "/accounts/lock")
    page = desk.submit("accounts.unlock", {"password": OTHER}, status=422)
    assert page.problems == ["This is not the right password. Try again."]
    assert desk.open("/accounts/staff", status=302).location.startswith("/accounts/unlock")


def test_after_ten_idle_minutes_a_page_asks_the_password_first_p23_v32(desk, member):
    idle(desk, 9)
    desk.open("/accounts/staff")
    idle(desk, 11)
    page = desk.open("/accounts/staff?page=2", status=302)
    assert page.location == "/accounts/unlock?next=/accounts/staff?page%3D2"


def test_a_script_hears_that_the_screen_is_locked(desk, member):
    idle(desk)
    assert ask(desk, "/accounts/staff", X_Requested_With="desk").status_code == 423


def test_pages_for_everyone_stay_open(desk, member):
    idle(desk)
    desk.get("accounts.forgot")
    desk.get("accounts.speak", language="en", status=302)
    assert ask(desk, "/static/desk.css").status_code == 200
    assert desk.open("/accounts/nowhere", status=404)


def shows_nobody(page):
    return "An Peeters" not in page.html.get_text() and not page.html.select(
        "nav.rooms, details.me, [data-find], [data-lock], template"
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [("/accounts/nowhere", 404), ("/accounts/lock", 405), ("/accounts/forgot", 200)],
)
def test_no_page_of_a_locked_session_says_whose_it_is_p23(desk, member, address, status):
    assert not shows_nobody(desk.open(address, status=status))
    idle(desk)
    assert shows_nobody(desk.open(address, status=status))


def test_a_form_without_token_sent_to_a_locked_screen_does_not_say_whose_it_is(desk, member):
    idle(desk)
    with desk._request():
        answer = desk.client.post("/accounts/me", data={"name": "x"})
    assert answer.status_code == 400
    assert "An Peeters" not in answer.text


def test_when_the_day_is_over_a_missing_page_does_not_say_whose_it_was(desk, member):
    change_session(desk, signed_in_at=now() - timedelta(hours=11))
    assert shows_nobody(desk.open("/accounts/nowhere", status=404))


def test_one_may_sign_out_of_a_locked_screen(desk, member):
    idle(desk)
    page = desk.get("accounts.unlock")
    desk.send(page, {}, form='form[action$="/sign-out"]')
    assert not is_in(desk)


def lock_view(page):
    """Return what takes the place of the page when the screen is locked."""
    return BeautifulSoup(page.html.select_one("#locked").decode_contents(), "html.parser")


def test_whoever_comes_next_signs_out_at_the_cover(desk, member):
    page = desk.get("accounts.me")
    page.html = cover = lock_view(page)
    button = cover.select_one('[data-unlock] button[form="cover-leave"]')
    assert button.get_text() == "Sign out and sign in as yourself"
    assert not cover.select("form form")
    desk.send(page, {}, form="#cover #cover-leave")
    assert not is_in(desk)


def test_the_cover_locks_and_opens_by_script(desk, member):
    assert tell(desk, "/accounts/lock", headers=DESK).status_code == 204
    assert session_of(desk).locked_at

    wrong = tell(desk, "/accounts/unlock", headers=DESK, password=OTHER)
    assert (wrong.status_code, wrong.text) == (422, "This is not the right password. Try again.")
    empty = tell(desk, "/accounts/unlock", headers=DESK, password="")
    assert (empty.status_code, empty.text) == (422, "Enter your password.")
    assert tell(desk, "/accounts/unlock", headers=DESK, password=PASSWORD).status_code == 200

    assert is_in(desk)


def test_the_password_of_a_colleague_does_not_open_it(desk, member, make):
    known(make, password_hash=None)
    tell(desk, "/accounts/lock")
    assert tell(desk, "/accounts/unlock", password=OTHER).status_code == 422
    assert not is_in(desk)


def test_what_was_typed_goes_on_to_its_own_page_once_the_password_is_right(desk, member, database):
    page = desk.get("accounts.me")
    idle(desk)

    locked = desk.send(page, {"name": "Anna “de snelle” <Peeters>"}, status=423, at="/accounts/me")
    assert locked.heading == "The screen is locked"
    assert not locked.html.select("nav.rooms")
    form = locked.html.select_one("main form[method=post]")
    assert form["action"] == "/accounts/me"
    assert "snelle" not in locked.html.decode()
    wrong = desk.send(locked, {"_unlock_password": OTHER}, status=422)
    assert wrong.problems == ["This is not the right password. Try again."]
    database.refresh(member)
    assert member.name == "An Peeters"

    assert "snelle" not in wrong.html.decode()
    done = desk.send(wrong, {"_unlock_password": PASSWORD})

    assert done.location == "/accounts/me"
    database.refresh(member)
    assert member.name == "Anna “de snelle” <Peeters>"
    desk.get("accounts.me")


def test_a_deed_of_one_button_is_done_once_the_password_is_right(desk, member, database):
    page, counted = desk.get("desk.today"), desk.url("desk.count", channel="phone")
    idle(desk)
    locked = desk.send(page, {}, form=f'form[action="{counted}"]', status=423)
    desk.send(locked, {"_unlock_password": PASSWORD})
    assert database.query(DeskContact).count() == 1


def test_several_answers_to_one_question_are_all_carried(desk, make, administrator, database):
    boss, colleague = known(make, "administrator"), known(make, "reception")
    desk.sign_in(boss)
    page = desk.get("accounts.edit_staff", staff_id=colleague.id)
    idle(desk)

    address = f"/accounts/staff/{colleague.id}"
    both = {"roles": ["reception", "coordinator"]}
    locked = desk.send(page, both, status=423, at=address)
    desk.send(locked, {"_unlock_password": PASSWORD})

    database.refresh(colleague)
    assert colleague.role_names == {"reception", "coordinator"}


def test_lines_and_the_question_in_the_address_are_carried_too(desk, member):
    idle(desk)
    answer = tell(desk, "/accounts/me?from=fiche", notes="een\r\nt\x07wee", empty="")
    assert answer.status_code == 423
    assert 'action="/accounts/me?from=fiche"' in answer.text
    assert "twee" not in answer.text


def test_what_was_sent_to_another_page_does_not_open_here(desk, member, database):
    page = desk.get("accounts.me")
    idle(desk)
    locked = desk.send(page, {"name": "Ans"}, status=423, at="/accounts/password")
    sent = locked.html.select_one("[name=_unlock_sent]")["value"]
    there = {"_unlock_sent": sent, "_unlock_password": PASSWORD}
    assert tell(desk, "/accounts/me", **there).status_code == 400
    database.refresh(member)
    assert member.name == "An Peeters"


def test_a_file_cannot_be_carried_and_the_page_says_so(desk, member, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text("naam")
    page = desk.get("accounts.me")
    token = page.html.select_one("[name=csrf_token]")["value"]
    idle(desk)
    with file.open("rb") as opened, desk._request():
        answer = desk.client.post(
            "/accounts/me", data={"csrf_token": token, "file": opened}, content_type=MULTIPART
        )
    assert answer.status_code == 423
    assert "add it again" in answer.text


def test_the_lock_page_says_nothing_about_a_file_when_there_was_none(desk, member):
    idle(desk)
    assert "add it again" not in tell(desk, "/accounts/me", name="x").text


def test_the_field_of_the_lock_opens_nothing_when_it_is_not_locked(desk, member, database):
    answer = tell(desk, "/accounts/me", name="Ans", language="nl", _unlock_password=OTHER)
    assert answer.status_code == 303
    database.refresh(member)
    assert member.name == "Ans"


def test_activity_is_noted_at_most_once_a_minute_and_not_for_background_work(desk, member):
    idle(desk, 0.75)
    before = session_of(desk).active_at
    is_in(desk)
    assert session_of(desk).active_at == before

    idle(desk, 5)
    before = session_of(desk).active_at
    ask(desk, "/accounts/me", X_Background="1")
    assert session_of(desk).active_at == before

    is_in(desk)
    assert session_of(desk).active_at > before + timedelta(minutes=4)


def test_after_ten_hours_one_signs_in_again_and_goes_on_v32(desk, member):
    change_session(desk, signed_in_at=now() - timedelta(hours=10, seconds=1))

    page = desk.open("/accounts/staff", status=302)

    assert page.location == "/accounts/sign-in?next=/accounts/staff"
    assert "for a long time" in desk.get("accounts.sign_in").messages[0]
    assert enter(desk, member, next="/accounts/staff").location == "/accounts/staff"


def test_after_ten_hours_a_script_is_told(desk, member):
    change_session(desk, signed_in_at=now() - timedelta(hours=11))
    assert ask(desk, "/accounts/staff", X_Requested_With="desk").status_code == 401


def test_an_open_screen_is_not_asked_to_be_opened(desk, member):
    assert desk.get("accounts.unlock", status=302, next="/accounts/me").location == "/accounts/me"
