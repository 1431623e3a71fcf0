"""Setting up a second factor, and the printed codes that come with it."""

from datetime import timedelta

import pytest

from tests.accounts.people import (
    OTHER,
    PASSWORD,
    SECRET,
    change_session,
    code,
    cookie,
    deeds_about,
    enter,
    is_in,
    known,
    session_of,
)
from tests.accounts.second_step import answer, everybody_proves_twice
from tests.desk import Desk
from vrijwilligers.vocabulary.clock import now


def letters_on(page):
    return page.html.select_one("main code").get_text()


def begin(desk):
    """Give the password; return the page with the picture."""
    desk.submit("accounts.enrol", {"password": PASSWORD})
    return desk.get("accounts.enrol")


def codes_on(page):
    return [shown.get_text() for shown in page.html.select("main li code")]


def test_setting_up_shows_a_picture_and_letters_to_type_over(desk, make):
    desk.sign_in(known(make))
    page = begin(desk)

    picture = page.html.select_one("main img")
    assert picture["src"].startswith("data:image/svg+xml")
    assert "QR code" in picture["alt"]
    assert {len(group) for group in letters_on(page).split()} == {4}

    desk.send(page, {"code": "000000"}, status=422)
    assert letters_on(desk.get("accounts.enrol")) == letters_on(page)


def test_a_code_of_the_app_completes_it_and_the_printed_codes_are_shown_once(
    desk, make, database, app
):
    newcomer = known(make)
    desk.sign_in(newcomer)
    with everybody_proves_twice(app):
        page = begin(desk)
        secret = letters_on(page).replace(" ", "")
        page = desk.send(page, {"code": code(secret)}, status=200)
        desk.get("accounts.me")

    codes = codes_on(page)
    assert len(set(codes)) == 10
    assert page.html.select_one("[data-print]")
    database.refresh(newcomer)
    assert newcomer.totp_secret == secret
    assert deeds_about(newcomer)[0] == "set up a second factor"
    second = Desk(app)
    enter(second, newcomer)
    answer(second, codes[0])
    assert is_in(second)


def test_the_code_that_set_it_up_does_not_let_in_afterwards(desk, make, app):
    newcomer = known(make)
    desk.sign_in(newcomer)
    page = begin(desk)
    given = code(letters_on(page).replace(" ", ""))
    desk.send(page, {"code": given}, status=200)

    second = Desk(app)
    enter(second, newcomer)
    answer(second, given, status=422)


@pytest.mark.parametrize("secret", [None, SECRET])
def test_setting_up_asks_the_password_the_first_time_too(desk, make, database, secret):
    member = known(make, totp_secret=secret)
    desk.sign_in(member)
    page = desk.get("accounts.enrol")
    assert page.html.select_one("main img") is None

    desk.send(page, {"password": "niet dit wachtwoord"}, status=422)
    assert desk.get("accounts.enrol").html.select_one("main img") is None

    desk.send(page, {"password": PASSWORD})
    assert desk.get("accounts.enrol").html.select_one("main img")
    database.refresh(member)
    assert member.totp_secret == secret


def test_who_leaves_the_page_gives_the_password_again_after_ten_minutes(desk, member):
    desk.sign_in(member)
    first = letters_on(begin(desk))
    change_session(desk, enrolment_at=now() - timedelta(minutes=9))
    assert letters_on(desk.get("accounts.enrol")) == first

    change_session(desk, enrolment_at=now() - timedelta(minutes=11))
    page = desk.get("accounts.enrol")
    assert page.html.select_one("main img") is None
    late = desk.signed("/accounts/second-step/set-up") | {"code": code(first.replace(" ", ""))}
    with desk._request():
        assert desk.client.post("/accounts/second-step/set-up", data=late).status_code == 422
    assert letters_on(begin(desk)) != first


def test_once_it_is_set_up_the_next_time_begins_with_the_password_a03(desk, make):
    desk.sign_in(known(make))
    page = begin(desk)
    desk.send(page, {"code": code(letters_on(page).replace(" ", ""))}, status=200)
    assert desk.get("accounts.enrol").html.select_one("main img") is None
    assert session_of(desk).enrolment_secret is None


def test_a_cookie_from_the_set_up_sets_up_nothing_afterwards_a03(desk, make, app):
    desk.sign_in(known(make))
    page = begin(desk)
    thief = Desk(app)
    thief.client.set_cookie("desk", desk.client.get_cookie("desk").value)
    desk.send(page, {"code": code(letters_on(page).replace(" ", ""))}, status=200)
    assert thief.get("accounts.enrol").html.select_one("main img") is None


def test_the_secret_that_waits_is_in_no_cookie_and_sealed_in_the_database(desk, make, database):
    desk.sign_in(known(make))
    secret = letters_on(begin(desk)).replace(" ", "")
    with cookie(desk) as session:
        assert secret not in str(dict(session))
    assert session_of(desk).enrolment_secret == secret
    raw = database.connection().exec_driver_sql("SELECT enrolment_secret FROM desk_session")
    assert secret not in raw.scalar_one()


def test_new_recovery_codes_replace_the_old_ones(desk, member, papers, app):
    desk.sign_in(member)
    page = desk.submit("accounts.new_recovery_codes", {"password": PASSWORD}, status=200)
    new = codes_on(page)
    assert not set(new) & set(papers)

    second = Desk(app)
    enter(second, member)
    answer(second, papers[0], status=422)
    answer(second, new[0])


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("", "Enter your password."),
        (OTHER, "This is not the right password. Try again."),
    ],
)
def test_without_the_password_nobody_gets_new_recovery_codes(
    desk, member, papers, app, given, problem
):
    desk.sign_in(member)
    page = desk.submit("accounts.new_recovery_codes", {"password": given}, status=422)
    assert page.problems == [problem]
    assert codes_on(page) == []

    second = Desk(app)
    enter(second, member)
    answer(second, papers[0])
    assert is_in(second)


def test_recovery_codes_need_a_second_step_first(desk, make):
    desk.sign_in(known(make))
    page = desk.submit("accounts.new_recovery_codes", {"password": PASSWORD}, status=422)
    assert page.problems == ["Set up the second step first."]
