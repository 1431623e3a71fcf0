"""The second step of signing in: codes of an app, printed codes, the proof of a browser."""

from datetime import timedelta

import pytest
from itsdangerous import TimestampSigner
from sqlalchemy import text, update

from tests.accounts.people import SECRET, ask, code, enter, is_in, known, set_to
from tests.accounts.second_step import answer, everybody_proves_twice
from tests.desk import Desk
from vrijwilligers.accounts import queries
from vrijwilligers.accounts.models import DeskSession
from vrijwilligers.accounts.rules.second_factor import mark_of
from vrijwilligers.accounts.views import sessions
from vrijwilligers.extensions import db
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.public_requests import EncryptedSerializer


def test_the_password_alone_does_not_let_in(desk, member):
    page = enter(desk, member)
    assert page.location == "/accounts/second-step"
    assert not is_in(desk)


def test_the_code_of_the_app_lets_in_and_leads_on(desk, member):
    asked = enter(desk, member, next="/accounts/password").location

    page = desk.open(asked)
    field = page.html.select_one("[name=code]")
    assert (field["autocomplete"], field["inputmode"]) == ("one-time-code", "numeric")

    assert desk.send(page, {"code": code()}, at=asked).location == "/accounts/password"
    assert is_in(desk)


@pytest.mark.parametrize("steps", [-1, 1])
def test_the_clock_of_a_phone_may_be_half_a_minute_wrong(desk, member, steps):
    enter(desk, member)
    answer(desk, code(steps=steps))
    assert is_in(desk)


def test_older_codes_and_odd_ones_are_wrong(desk, member):
    enter(desk, member)
    for given in (code(steps=-4), "123", "abcdef", "١٢٣٤٥٦", "000 000 000"):
        page = answer(desk, given, status=422)
        assert "not right" in page.problems[0]
    assert not is_in(desk)


def test_a_secret_that_does_not_open_lets_nobody_in_by_the_app(desk, member, database):
    database.execute(text("UPDATE staff_member SET totp_secret = 'no cipher'"))
    database.commit()
    enter(desk, member)
    page = answer(desk, code(), status=422)
    assert "not right" in page.problems[0]
    assert not is_in(desk)


def test_a_code_may_be_pasted_with_white_space_v26(desk, member):
    enter(desk, member)
    given = code()
    answer(desk, f" {given[:3]} {given[3:]} ")
    assert is_in(desk)


def test_a_code_counts_once_v30(desk, member, app):
    given = code()
    enter(desk, member)
    answer(desk, given)

    second = Desk(app)
    enter(second, member)
    answer(second, given, status=422)

    assert not is_in(second)


def test_after_a_later_code_an_earlier_one_counts_no_more(desk, member, app):
    enter(desk, member)
    answer(desk, code(steps=1))

    second = Desk(app)
    enter(second, member)
    answer(second, code(), status=422)


def test_a_printed_code_lets_in_once_v30(desk, member, papers, app):
    enter(desk, member)
    page = desk.open("/accounts/second-step?paper=1")
    assert not page.html.select_one("[name=code]").has_attr("inputmode")
    answer(desk, papers[3].upper().replace("-", " "))
    assert is_in(desk)
    assert queries.recovery_codes_left(member.id) == 9

    second = Desk(app)
    enter(second, member)
    answer(second, papers[3], status=422)
    answer(second, papers[4])
    assert is_in(second)


def test_there_are_five_minutes_between_password_and_code(desk, member):
    enter(desk, member)
    with desk._request(), transaction():
        long_ago = now() - timedelta(seconds=301)
        db.session.execute(update(DeskSession).values(signed_in_at=long_ago))

    page = desk.get("accounts.second_factor", status=303)

    assert page.location == "/accounts/sign-in"
    assert "too long" in desk.get("accounts.sign_in").messages[0]


def test_without_a_password_there_is_nothing_to_prove(desk, make):
    assert desk.get("accounts.second_factor", status=303).location == "/accounts/sign-in"


def test_an_account_closed_in_between_is_not_let_in(desk, member, database):
    enter(desk, member)
    member.is_closed = True
    database.commit()
    desk.get("accounts.second_factor", status=303)


def proof_cookie(desk, member):
    with desk.app.app_context():
        return sessions.proof_cookie_of(member)


def test_this_browser_is_asked_once_a_day(desk, member):
    enter(desk, member)
    answer(desk, code())
    desk.send(desk.get("accounts.me"), {}, form='form[action$="/sign-out"]')

    assert enter(desk, member).location == "/"
    assert is_in(desk)


def test_the_proof_of_a_browser_is_for_one_person_and_one_secret(desk, member, make, database):
    enter(desk, member)
    answer(desk, code())
    desk.send(desk.get("accounts.me"), {}, form='form[action$="/sign-out"]')

    colleague = known(make, totp_secret="A" * 32)
    value = desk.client.get_cookie(proof_cookie(desk, member)).value
    desk.client.set_cookie(proof_cookie(desk, colleague), value)
    assert enter(desk, colleague).location == "/accounts/second-step"

    member.totp_secret = "B" * 32
    database.commit()
    assert enter(desk, member).location == "/accounts/second-step"


def test_the_proof_of_a_browser_ends_with_signing_out_everywhere(desk, member):
    enter(desk, member)
    answer(desk, code())
    desk.send(desk.get("accounts.me"), {}, form='form[action$="/sign-out-everywhere"]')

    assert enter(desk, member).location == "/accounts/second-step"


def test_the_cookie_of_the_proof_is_closed_to_scripts_and_lasts_a_day_v14(desk, member, app):
    enter(desk, member)
    with set_to(app, SESSION_COOKIE_SECURE=True):
        page = answer(desk, code())
    names = {cookie.partition("=")[0] for cookie in page.response.headers.getlist("Set-Cookie")}
    assert not [name for name in names if str(member.id) == name.rpartition("-")[2]]
    proof = next(c for c in page.response.headers.getlist("Set-Cookie") if "-proof-" in c)
    for said in ("HttpOnly", "Secure", "SameSite=Lax", f"Max-Age={24 * 3600}", "Path=/"):
        assert said in proof


def test_whoever_needs_a_second_step_can_open_nothing_else_v28(desk, make, app):
    desk.sign_in(known(make))
    with everybody_proves_twice(app):
        page = desk.get("accounts.me", status=303)
        assert page.location == "/accounts/second-step/set-up?next=/accounts/me"
        answer = ask(desk, "/accounts/me", X_Requested_With="desk")
        assert answer.status_code == 403
        desk.get("accounts.speak", language="fr", status=302)
        page = desk.get("accounts.enrol")
        desk.send(page, {}, form='form[action$="/sign-out"]')


def test_whose_role_needs_none_goes_on(desk, make, app):
    desk.sign_in(known(make))
    with set_to(app, SECOND_FACTOR_ROLES=("administrator",)):
        desk.get("accounts.me")


@pytest.mark.parametrize(("hours", "leads_to"), [(23, "/"), (25, "/accounts/second-step")])
def test_after_a_day_the_browser_is_asked_again(desk, member, app, hours, leads_to):
    class Earlier(TimestampSigner):
        def get_timestamp(self):
            return super().get_timestamp() - hours * 3600

    secret = app.config["SECRET_KEY"]
    sealer = EncryptedSerializer(secret, salt="second factor", signer=Earlier)
    proof = sealer.dumps([f"{member.id}.{member.session_epoch}", mark_of(SECRET)])
    desk.client.set_cookie(proof_cookie(desk, member), proof)

    assert enter(desk, member).location == leads_to
