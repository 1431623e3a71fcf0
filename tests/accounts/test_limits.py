import socket
from datetime import timedelta
from time import monotonic

import pytest

from tests.accounts.counting import at, counting, elsewhere, mails, try_many
from tests.accounts.people import (
    OTHER,
    PASSWORD,
    enter,
    known,
    tell,
    token_in,
)
from tests.desk import Desk
from vrijwilligers.records.limit_counters import LimitCounter
from vrijwilligers.vocabulary.clock import as_of, now


def test_the_eleventh_try_for_one_address_has_to_wait_v24(strict, make):
    member, colleague = known(make), known(make)
    for _ in range(10):
        enter(strict, member, OTHER, status=422)

    page = enter(strict, member, PASSWORD, status=429)

    assert page.heading == "Too many tries"
    enter(strict, colleague, PASSWORD)


def test_one_place_may_not_try_many_addresses_v24(strict, make):
    try_many(strict)
    answer = tell(strict, "/accounts/sign-in", email="nog@example.org", password="y")
    assert answer.status_code == 429


def test_all_addresses_of_one_connection_are_one_place_a06_v24(strict):
    signed = strict.signed("/accounts/sign-in")
    for number in range(50):
        at(strict, f"2001:db8:1:2::{number + 1:x}")
        filled = {"email": f"x{number}@example.org"} | signed
        with strict._request():
            strict.client.post("/accounts/sign-in", data=filled)

    at(strict, "2001:db8:1:2:ffff::1")
    assert tell(strict, "/accounts/sign-in", email="a@b.be", password="y").status_code == 429
    at(strict, "2001:db8:1:3::1")
    assert tell(strict, "/accounts/sign-in", email="a@b.be", password="y").status_code == 422


def test_guesses_from_many_addresses_count_for_the_account_and_its_owner_hears_it_a06_v24(
    strict, make, database
):
    member = known(make, language="fr")
    for number in range(10):
        enter(at(strict, f"198.51.100.{number}"), member, OTHER, status=422)

    page = enter(at(strict, "198.51.100.99"), member, PASSWORD, status=429)

    assert "Wait 10 seconds" in page.text
    (mail,) = mails(database, "guessed_passwords")
    assert (mail.staff_id, mail.language) == (member.id, "fr")
    assert "10" in mail.body


def test_an_address_without_an_account_waits_as_long_as_one_with_a18_v24(strict, database):
    for _ in range(10):
        tell(strict, "/accounts/sign-in", email="nobody@example.org", password=OTHER)

    again = tell(strict, "/accounts/sign-in", email="nobody@example.org", password=OTHER)
    assert (again.status_code, again.headers["Retry-After"]) == (429, "10")
    assert mails(database, "guessed_passwords") == []


def test_the_account_is_never_shut_it_only_takes_longer_v24(strict, make):
    member = known(make)
    for _ in range(10):
        enter(strict, member, OTHER, status=422)
    with as_of(now() + timedelta(seconds=11)):
        enter(strict, member, OTHER, status=422)
        enter(strict, member, PASSWORD, status=429)
    with as_of(now() + timedelta(seconds=32)):
        enter(strict, member, PASSWORD)


def test_a_browser_that_was_in_is_not_shut_out_by_its_neighbours_a06_v24(strict, make):
    member = known(make)
    enter(strict, member)
    tell(strict, "/accounts/sign-out")
    neighbour = Desk(strict.app)
    try_many(neighbour)
    for _ in range(12):
        tell(at(neighbour, "203.0.113.7"), "/accounts/sign-in", email=member.email, password=OTHER)

    enter(neighbour, member, PASSWORD, status=429)
    enter(strict, member)


def test_a_cookie_that_was_made_up_proves_nothing_v24(strict, make):
    member = known(make)
    for _ in range(10):
        enter(elsewhere(strict), member, OTHER, status=422)
    strict.client.set_cookie("desk-browser", "made up by somebody")
    enter(strict, member, PASSWORD, status=429)


def test_five_posts_of_a_stranger_keep_nobody_from_a_new_password_a06_v29(strict, make, database):
    member = known(make)
    stranger = elsewhere(strict)
    for _ in range(7):
        stranger.submit("accounts.forgot", {"email": member.email}, status=200)

    page = strict.submit("accounts.forgot", {"email": member.email}, status=200)

    assert page.heading == "Look in your mailbox"
    (mail,) = mails(database, "reset")
    strict.get("accounts.choose_password", token=token_in(mail.body))


def test_where_no_link_was_just_sent_another_one_goes(strict, make, database):
    member = known(make)
    strict.submit("accounts.forgot", {"email": member.email}, status=200)
    with as_of(now() + timedelta(minutes=16)):
        strict.submit("accounts.forgot", {"email": member.email}, status=200)
    assert len(mails(database, "reset")) == 2


def test_the_answer_about_a_forgotten_password_goes_out_before_anybody_is_looked_for_a18(
    strict, make, database
):
    member = known(make)
    filled = {"email": member.email} | strict.signed("/accounts/forgot")
    with strict._request():
        answer = strict.client.post("/accounts/forgot", data=filled)
        assert answer.status_code == 200
        assert mails(database, "reset") == []
        database.rollback()
        answer.close()
    assert len(mails(database, "reset")) == 1


def test_counters_name_no_address_and_nobody(strict, make, database):
    member = known(make)
    enter(strict, member, OTHER, status=422)
    database.rollback()
    kept = str([vars(one) for one in database.query(LimitCounter)])
    assert member.email not in kept
    assert "127.0.0.1" not in kept
    assert database.query(LimitCounter).count() == 2


def test_two_servers_count_together_a06_v24(strict, server, app, make, tmp_path):
    member = known(make)
    for _ in range(10):
        enter(strict, member, OTHER, status=422)
    for other in counting(server, app, tmp_path):
        enter(other, member, PASSWORD, status=429)


@pytest.mark.parametrize("is_hanging", [False, True])
def test_where_redis_is_away_everybody_comes_in_and_the_log_says_so_f03(
    server, app, make, tmp_path, caplog, is_hanging
):
    member = known(make)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        if is_hanging:
            listener.listen(0)
        url = f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
        for desk in counting(server, app, tmp_path, RATELIMIT_STORAGE_URI=url):
            began = monotonic()
            enter(desk, member)
            tell(desk, "/accounts/lock")
            desk.submit("accounts.unlock", {"password": PASSWORD})
            assert monotonic() - began < 10
    assert "falling back to in-memory" in caplog.text


def test_looking_at_the_page_does_not_count(strict, make):
    for _ in range(60):
        strict.get("accounts.sign_in")


def test_who_is_in_proves_nothing_for_the_account_of_a_colleague_a06_v24(strict, make):
    """The page of signing in leads on who is in, and looks at no password."""
    victim, inside = known(make), elsewhere(strict)
    enter(inside, known(make, email="els@example.org"))
    for _ in range(9):
        enter(elsewhere(strict), victim, OTHER, status=422)
    tell(inside, "/accounts/sign-in", email=victim.email, password=OTHER)
    enter(elsewhere(strict), victim, OTHER, status=422)
    enter(elsewhere(strict), victim, PASSWORD, status=429)
