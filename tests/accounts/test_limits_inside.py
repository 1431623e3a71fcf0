"""How often one may try behind the password: codes, the lock, a new password, a link."""

from datetime import timedelta

from tests.accounts.counting import elsewhere, mails
from tests.accounts.people import (
    OTHER,
    PASSWORD,
    SECRET,
    enter,
    known,
    session_of,
    tell,
)
from tests.desk import Desk
from vrijwilligers.accounts.actions import passwords
from vrijwilligers.accounts.models import KnownBrowser
from vrijwilligers.accounts.rules.guessing import CODES
from vrijwilligers.accounts.rules.links import RESET
from vrijwilligers.vocabulary.clock import as_of, now


def test_a_new_password_lets_no_browser_be_known_but_this_one(strict, make, database):
    member = known(make)
    other = elsewhere(strict)
    enter(other, member)
    enter(strict, member)
    answers = {"password": PASSWORD, "new_password": OTHER}
    strict.submit("accounts.change_password", answers)

    database.rollback()
    assert database.query(KnownBrowser).filter_by(staff_id=member.id).count() == 1


def test_the_owner_hears_that_somebody_has_the_password_and_guesses_codes_v24(
    strict, make, database
):
    member = known(make, totp_secret=SECRET)
    enter(strict, member)
    for _ in range(5):
        strict.submit("accounts.second_factor", {"code": "1"}, status=422)

    (mail,) = mails(database, "guessed_codes")
    assert mail.staff_id == member.id


def test_the_second_step_is_guessed_some_thirty_times_a_day_and_no_oftener_a06_v24():
    tries, waited = 0, timedelta()
    while waited < timedelta(days=1):
        tries += 1
        waited += CODES.wait_after(tries)
    assert tries < 40


def test_after_five_wrong_codes_one_has_to_wait_also_in_another_browser(strict, make):
    member = known(make, totp_secret=SECRET)
    enter(strict, member)
    for _ in range(5):
        strict.submit("accounts.second_factor", {"code": "1"}, status=422)

    second = Desk(strict.app)
    enter(second, member)
    second.submit("accounts.second_factor", {"code": "1"}, status=429)


def test_opening_the_screen_may_be_tried_ten_times_in_whatever_way(strict, make):
    strict.sign_in(known(make))
    page = strict.get("accounts.me")
    tell(strict, "/accounts/lock")
    for _ in range(9):
        strict.submit("accounts.unlock", {"password": OTHER}, status=422)
    locked = strict.send(page, {}, status=423, at="/accounts/me")
    strict.send(locked, {"_unlock_password": OTHER}, status=422)

    waits = strict.send(locked, {"_unlock_password": PASSWORD}, status=429)
    assert waits.problems == ["For safety you have to wait a few minutes. Then try again."]
    assert waits.html.select_one("[type=hidden][name=_unlock_sent]")

    script = {"X-Requested-With": "desk"}
    answer = tell(strict, "/accounts/unlock", headers=script, password=PASSWORD)
    assert (answer.status_code, answer.text[:10]) == (429, "For safety")
    assert session_of(strict).locked_at


def test_who_guesses_at_a_lock_waits_longer_each_time_and_the_owner_hears_it_v24(
    strict, make, database
):
    member, colleague = known(make), known(make)
    enter(strict, member)
    tell(strict, "/accounts/lock")
    for _ in range(10):
        strict.submit("accounts.unlock", {"password": OTHER}, status=422)
    with as_of(now() + timedelta(seconds=11)):
        strict.submit("accounts.unlock", {"password": OTHER}, status=422)
        waits = strict.submit("accounts.unlock", {"password": PASSWORD}, status=429)
    strict.send(waits, {}, form="main form[action$='/sign-out']")
    enter(strict, member)
    tell(strict, "/accounts/lock")
    (mail,) = mails(database, "guessed_passwords")
    assert mail.staff_id == member.id

    enter(Desk(strict.app), colleague)
    tell(strict, "/accounts/sign-out")
    enter(strict, member)
    tell(strict, "/accounts/lock")
    strict.submit("accounts.unlock", {"password": PASSWORD})


def test_the_right_password_with_a_new_one_that_is_too_easy_is_no_guess(strict, make, database):
    strict.sign_in(known(make))
    answers = {"password": PASSWORD, "new_password": "aaaaaaaaaaaaaaaa"}
    for _ in range(11):
        strict.submit("accounts.change_password", answers, status=422)
    assert mails(database, "guessed_passwords") == []


def test_guessing_the_password_for_recovery_codes_counts_with_the_other_places(strict, make):
    strict.sign_in(known(make, totp_secret=SECRET))
    for _ in range(5):
        strict.submit("accounts.new_recovery_codes", {"password": OTHER}, status=422)
        strict.submit("accounts.enrol", {"password": OTHER}, status=422)

    strict.submit("accounts.new_recovery_codes", {"password": PASSWORD}, status=429)


def test_a_link_may_be_tried_twenty_times(strict, make, database):
    token = passwords.make_link(known(make), RESET, by=None, at=now())
    database.commit()
    page = strict.get("accounts.choose_password", token=token)
    for _ in range(20):
        strict.send(page, {"new_password": "kort"}, status=422)
    strict.send(page, {"new_password": OTHER}, status=429)
