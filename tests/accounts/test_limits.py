import pytest

from tests.accounts.people import OTHER, PASSWORD, SECRET, enter, known, session_of, tell
from tests.conftest import settings
from tests.desk import Desk
from vrijwilligers.accounts.actions import passwords
from vrijwilligers.accounts.rules.links import RESET
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.extensions import limiter


@pytest.fixture
def strict(server, app, make, tmp_path):
    """A browser at an app that counts; the keys are those of the other app."""
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    counting = create_app(settings(server, tmp_path, RATELIMIT_ENABLED=True, **keys))
    counting.load_pages()
    limiter.reset()
    yield Desk(counting)
    limiter.reset()
    limiter.enabled = False
    with counting.app_context():
        db.engine.dispose()


def test_the_eleventh_try_for_one_address_has_to_wait_v24(strict, make):
    member, colleague = known(make), known(make)
    for _ in range(10):
        enter(strict, member, OTHER, status=422)

    page = enter(strict, member, PASSWORD, status=429)

    assert page.heading == "Too many tries"
    enter(strict, colleague, PASSWORD)


def test_one_place_may_not_try_many_addresses_v24(strict, make):
    for number in range(50):
        tell(strict, "/accounts/sign-in", email=f"x{number}@example.org", password="y")
    answer = tell(strict, "/accounts/sign-in", email="nog@example.org", password="y")
    assert answer.status_code == 429


def test_looking_at_the_page_does_not_count(strict, make):
    for _ in range(60):
        strict.get("accounts.sign_in")


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
    assert waits.html.select_one('[type=hidden][name="name"]')["value"].startswith("Medewerker")

    script = {"X-Requested-With": "desk"}
    answer = tell(strict, "/accounts/unlock", headers=script, password=PASSWORD)
    assert (answer.status_code, answer.text[:10]) == (429, "For safety")
    assert session_of(strict).locked_at


def test_guessing_the_password_for_recovery_codes_counts_with_the_other_places(strict, make):
    strict.sign_in(known(make, totp_secret=SECRET))
    for _ in range(5):
        strict.submit("accounts.new_recovery_codes", {"password": OTHER}, status=422)
        strict.submit("accounts.enrol", {"password": OTHER}, status=422)

    strict.submit("accounts.new_recovery_codes", {"password": PASSWORD}, status=429)


def test_five_mails_an_hour_are_enough(strict, make):
    member = known(make)
    for _ in range(5):
        strict.submit("accounts.forgot", {"email": member.email}, status=200)
    strict.submit("accounts.forgot", {"email": "ander@example.org"}, status=429)


def test_a_link_may_be_tried_twenty_times(strict, make, database):
    token = passwords.make_link(known(make), RESET, by=None, at=now())
    database.commit()
    page = strict.get("accounts.choose_password", token=token)
    for _ in range(20):
        strict.send(page, {"new_password": "kort"}, status=422)
    strict.send(page, {"new_password": OTHER}, status=429)
