"""Setting up a second factor, and the printed codes that come with it."""

import pytest

from tests.accounts.people import OTHER, PASSWORD, SECRET, code, deeds_about, enter, is_in, known
from tests.accounts.second_step import answer, everybody_proves_twice
from tests.desk import Desk


def letters_on(page):
    return page.html.select_one("main code").get_text()


def codes_on(page):
    return [shown.get_text() for shown in page.html.select("main li code")]


def test_setting_up_shows_a_picture_and_letters_to_type_over(desk, make):
    desk.sign_in(known(make))
    page = desk.get("accounts.enrol")

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
        page = desk.get("accounts.enrol")
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
    page = desk.get("accounts.enrol")
    given = code(letters_on(page).replace(" ", ""))
    desk.send(page, {"code": given}, status=200)

    second = Desk(app)
    enter(second, newcomer)
    answer(second, given, status=422)


def test_setting_up_anew_asks_the_password(desk, member, database):
    desk.sign_in(member)
    page = desk.get("accounts.enrol")
    assert page.html.select_one("main img") is None

    desk.send(page, {"password": "niet dit wachtwoord"}, status=422)
    assert desk.get("accounts.enrol").html.select_one("main img") is None

    desk.send(page, {"password": PASSWORD})
    assert desk.get("accounts.enrol").html.select_one("main img")
    database.refresh(member)
    assert member.totp_secret == SECRET


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
