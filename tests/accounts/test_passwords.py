import re
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from tests.accounts.people import (
    HASH,
    OTHER,
    PASSWORD,
    SECRET,
    ask,
    enter,
    is_in,
    known,
    set_to,
    token_in,
)
from tests.desk import Desk
from vrijwilligers.accounts.actions import passwords
from vrijwilligers.accounts.rules.links import INVITATION, RESET
from vrijwilligers.links.models import SignedLink
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now


def link_for(member, database, purpose=INVITATION, **moment):
    token = passwords.make_link(member, purpose, by=None, at=now() - timedelta(**moment))
    database.commit()
    return token


def choose(desk, token, password=OTHER, **options):
    return desk.submit(
        "accounts.choose_password", {"new_password": password}, token=token, **options
    )


def test_an_invited_person_chooses_a_password_and_is_in(desk, make, database):
    member = make.staff("reception", name="An Peeters")
    token = link_for(member, database)

    page = desk.get("accounts.choose_password", token=token)
    assert "An Peeters" in page.text
    assert member.email in page.text
    assert member.email not in page.html.title.get_text()

    assert choose(desk, token).location == "/"
    assert is_in(desk)
    database.refresh(member)
    assert member.password_hash.startswith("$argon2id$")


def test_opening_a_link_changes_nothing(desk, make, database):
    member = make.staff("reception")
    token = link_for(member, database)

    for _ in range(3):  # mail scanners open links
        desk.get("accounts.choose_password", token=token)

    database.refresh(member)
    assert member.password_hash is None
    assert database.scalars(select(SignedLink.used_at)).one() is None


def test_a_link_works_once_and_takes_the_others_with_it_v29(desk, make, database):
    member = make.staff("reception")
    first, second = link_for(member, database), link_for(member, database)
    choose(desk, first)

    for token in (first, second):
        page = desk.get("accounts.choose_password", token=token, status=410)
        assert page.heading == "This link no longer works"
        assert "has already been used" in page.text


def test_a_form_of_a_link_that_was_used_in_between_is_refused(desk, make, database, app):
    member = make.staff("reception")
    token = link_for(member, database)
    slow = desk.get("accounts.choose_password", token=token)
    choose(Desk(app), token)
    database.refresh(member)
    chosen = member.password_hash

    desk.send(slow, {"new_password": "nog eens vier losse woorden"}, status=410)

    database.refresh(member)
    assert member.password_hash == chosen


def test_an_old_link_says_how_to_get_a_new_one(desk, make, database):
    member = known(make)
    old = link_for(member, database, RESET, minutes=61)
    page = desk.get("accounts.choose_password", token=old, status=410)
    assert "too old" in page.text
    assert page.html.select_one('main a[href="/accounts/forgot"]')

    late = link_for(member, database, days=8)
    page = desk.get("accounts.choose_password", token=late, status=410)
    assert "ask the person who invited you" in page.text


def test_an_unknown_link_is_not_there(desk, make):
    desk.get("accounts.choose_password", token="x" * 43, status=404)


def test_the_link_of_a_closed_account_is_dead(desk, make, database):
    token = link_for(known(make, is_closed=True), database)
    assert "closed" in desk.get("accounts.choose_password", token=token, status=410).text


def test_a_weak_password_is_refused_with_the_reason(desk, make, database):
    member = make.staff("reception", name="Mieke Vandenbossche")
    token = link_for(member, database)
    reasons = {
        "kort": "12 characters or more",
        "miekevandenbossche": "your name",
        "infopuntmuntpunt": "word of the desk",
        "password123456": "many people use",
        "abcdefghijklmnop": "a row or a repeat",
        "x" * 201: "200 characters or fewer",
    }

    for password, reason in reasons.items():
        page = choose(desk, token, password, status=422)
        assert reason in page.problems[0], (password, page.problems)

    database.refresh(member)
    assert member.password_hash is None
    assert not is_in(desk)


def test_no_capitals_or_digits_are_asked_and_a_long_sentence_will_do_v25(desk, make, database):
    token = link_for(make.staff("reception"), database)
    choose(desk, token, "de kat van de buren eet elke dinsdag rijst met mosterd en slaapt dan lang")
    assert is_in(desk)


def test_only_the_hash_of_a_token_is_kept(desk, make, database):
    member = known(make)
    desk.submit("accounts.forgot", {"email": member.email}, status=200)
    token = token_in(database.scalars(select(Message)).one().body)

    raw = database.connection().exec_driver_sql
    kept = str(raw("SELECT * FROM signed_link").all()) + str(raw("SELECT * FROM message").all())

    assert token not in kept
    assert len(token) >= 43


def test_whoever_forgot_gets_a_mail_in_their_language_and_chooses_anew(desk, make, database):
    member = known(make, language="fr", totp_secret=None)

    page = desk.submit("accounts.forgot", {"email": member.email.upper()}, status=200)

    message = database.scalars(select(Message)).one()
    assert (message.kind, message.address, message.language) == ("reset", member.email, "fr")
    assert "http://127.0.0.1:8000/accounts/welcome/" in message.body
    assert page.heading == "Look in your mailbox"
    choose(desk, token_in(message.body))
    assert is_in(desk)
    assert enter(Desk(desk.app), member, OTHER).location == "/"


def test_an_unknown_or_closed_address_learns_nothing(desk, make, database):
    open_account, closed = known(make), known(make, is_closed=True)

    answers = {
        desk.submit("accounts.forgot", {"email": email}, status=200).text
        for email in (open_account.email, closed.email, "niemand@example.org")
    }

    assert len(answers) == 1
    assert len(database.scalars(select(Message)).all()) == 1


def test_a_reset_keeps_the_second_step_and_ends_sessions_elsewhere_v29(desk, make, database, app):
    member = known(make, totp_secret=SECRET)
    elsewhere = Desk(app).sign_in(member)
    token = link_for(member, database, RESET)

    page = choose(desk, token)

    assert page.location == "/accounts/second-step"
    assert not is_in(desk)
    assert not is_in(elsewhere)
    database.refresh(member)
    assert member.totp_secret == SECRET


def test_changing_the_password_asks_the_present_one(desk, make, database):
    member = known(make)
    desk.sign_in(member)

    wrong = {"password": "niet dit wachtwoord", "new_password": OTHER}
    page = desk.submit("accounts.change_password", wrong, status=422)

    assert page.problems == ["This is not the right password. Try again."]
    database.refresh(member)
    assert member.password_hash == HASH


def test_changing_the_password_ends_other_sessions_and_keeps_this_one(desk, make, app):
    member = known(make)
    elsewhere = Desk(app).sign_in(member)
    desk.sign_in(member)

    desk.submit("accounts.change_password", {"password": PASSWORD, "new_password": OTHER})

    assert is_in(desk)
    assert not is_in(elsewhere)
    enter(Desk(app), member, PASSWORD, status=422)


def test_the_mail_of_a_refused_form_is_not_queued(desk, make, database):
    desk.submit("accounts.forgot", {"email": ""}, status=422)
    assert database.execute(text("SELECT count(*) FROM message")).scalar() == 0


def test_the_address_in_a_link_is_that_of_the_server(desk, make, database, app):
    member = known(make)
    with set_to(app, SERVER_ADDRESS="https://balie.example.org/"):
        desk.submit("accounts.forgot", {"email": member.email}, status=200)
    body = database.scalars(select(Message)).one().body
    assert re.search(r"https://balie\.example\.org/accounts/welcome/[\w-]{43}\s", body)


@pytest.mark.parametrize("address", ["/accounts/sign-in", "/accounts/password", "link"])
def test_a_password_can_be_shown_where_a_script_runs(desk, make, database, address):
    member = known(make)
    if address == "/accounts/password":
        desk.sign_in(member)
    if address == "link":
        address = f"/accounts/welcome/{link_for(member, database)}"

    page = desk.open(address)

    script = page.html.select_one("head script[data-show-password]")
    assert script["data-show-password"] == "Show the password"
    assert ask(desk, script["src"]).status_code == 200
    assert page.html.select("main input[type=password]")
    assert "Show the password" not in page.text
