import logging

import pytest
from sqlalchemy import select

from tests.accounts.people import (
    OTHER,
    PASSWORD,
    SECRET,
    ask,
    cookie,
    deeds_about,
    enter,
    is_in,
    known,
    session_of,
    tell,
)
from tests.conftest import settings
from tests.desk import Desk
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import now

TOLD_BY_THE_PROXY = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}


def test_somebody_signs_in_and_begins_at_today(desk, make):
    page = enter(desk, known(make))

    assert page.location == "/"
    assert is_in(desk)


@pytest.mark.parametrize("proxies", [0, 1])
def test_somebody_signs_in_over_https_with_a_browser_that_sends_no_referrer(
    server, app, make, tmp_path, proxies
):
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"], "SESSION_COOKIE_SECURE": True}
    desk = Desk(create_app(settings(server, tmp_path, TRUSTED_PROXIES=proxies, **keys)))
    desk.app.config["PREFERRED_URL_SCHEME"] = "http" if proxies else "https"
    desk.client.environ_base |= TOLD_BY_THE_PROXY if proxies else {}

    page = enter(desk, known(make))

    assert page.location == "/"
    assert "Secure" in page.response.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in page.response.headers
    assert is_in(desk)
    with desk.app.app_context():
        db.engine.dispose()


def test_an_administrator_begins_at_the_team(desk, make):
    assert enter(desk, known(make, "administrator")).location == "/accounts/staff"


def test_one_returns_to_the_page_one_asked_for(desk, make):
    member = known(make)
    page = desk.open("/accounts/password", status=302)
    assert page.location == "/accounts/sign-in?next=/accounts/password"

    page = enter(desk, member, next="/accounts/password")

    assert page.location == "/accounts/password"


@pytest.mark.parametrize("away", ["https://elders.example", "//elders.example", "/\\elders"])
def test_nobody_is_sent_to_another_site_v19(desk, make, away):
    assert enter(desk, known(make), next=away).location == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(desk, make):
    member = known(make)

    wrong = enter(desk, member, OTHER, status=422)
    unknown = desk.submit(
        "accounts.sign_in", {"email": "niemand@example.org", "password": OTHER}, status=422
    )

    sentence = "This e-mail address and this password do not belong together. Try again."
    assert wrong.problems == unknown.problems == [sentence]
    assert not is_in(desk)


def test_an_invited_person_without_password_and_a_closed_account_get_that_answer_too(desk, make):
    for member in (make.staff("reception"), known(make, is_closed=True)):
        page = enter(desk, member, status=422)
        assert page.problems[0].startswith("This e-mail address and this password")


def test_the_address_may_have_capitals_and_the_password_is_taken_as_typed(desk, make):
    member = known(make)

    desk.submit("accounts.sign_in", {"email": member.email, "password": f" {PASSWORD}"}, status=422)
    desk.submit("accounts.sign_in", {"email": member.email.upper(), "password": PASSWORD})

    assert is_in(desk)


def test_a_failed_sign_in_is_logged_without_what_was_typed_v43(desk, make, caplog):
    member = known(make)
    with caplog.at_level(logging.INFO):
        enter(desk, member, OTHER, status=422)
        desk.submit("accounts.sign_in", {"email": "x@example.org", "password": "y"}, status=422)

    assert f"account {member.id}" in caplog.text
    assert "account unknown" in caplog.text
    assert "@" not in caplog.text
    assert OTHER not in caplog.text


def test_signing_in_is_noted(desk, make, database):
    member = known(make, last_sign_in_at=None)
    enter(desk, member)

    database.refresh(member)
    assert (now() - member.last_sign_in_at).total_seconds() < 60
    assert deeds_about(member) == ["signed in"]


def test_nothing_of_the_session_before_stays_but_the_language_v31(desk, make):
    with cookie(desk) as session:
        session |= {"language": "fr", "left by another": "yes", "csrf_token": "known to another"}

    member = known(make)
    page = desk.get("accounts.sign_in")
    enter(desk, member)

    assert page.html.html["lang"] == "fr"
    with cookie(desk) as session:
        assert session["language"] == "fr"
        assert "left by another" not in session
        assert session.get("csrf_token") != "known to another"


def test_whoever_is_in_need_not_sign_in_again(desk, make):
    enter(desk, known(make))
    assert desk.get("accounts.sign_in", status=303).location == "/"


def test_signing_out_ends_the_session_also_for_a_kept_cookie_v33(desk, make, app):
    enter(desk, known(make))
    thief = Desk(app)
    thief.client.set_cookie("desk", desk.client.get_cookie("desk").value)
    assert is_in(thief)

    page = desk.send(desk.get("accounts.me"), {}, form='form[action$="/sign-out"]')

    assert page.location == "/accounts/sign-in"
    assert desk.get("accounts.sign_in").messages == ["You are signed out."]
    assert not is_in(desk)
    assert not is_in(thief)


def test_signing_out_leaves_other_computers_alone(desk, make, app):
    member = known(make)
    enter(desk, member)
    office = Desk(app)
    enter(office, member)

    desk.send(desk.get("accounts.me"), {}, form='form[action$="/sign-out"]')

    assert is_in(office)


def test_signing_out_everywhere_ends_every_session_v33(desk, make, app):
    member = known(make)
    enter(desk, member)
    office = Desk(app)
    enter(office, member)

    desk.send(desk.get("accounts.me"), {}, form='form[action$="/sign-out-everywhere"]')

    assert not is_in(office)
    assert not is_in(desk)


def test_a_closed_account_is_out_at_once_v33(desk, make, database):
    member = known(make)
    enter(desk, member)

    member.is_closed = True
    database.commit()

    assert not is_in(desk)


def test_a_made_up_session_is_nobody(desk, make):
    enter(desk, known(make))
    begun = session_of(desk)
    for said in ("", "x", "7", f"{begun.staff_id}.{begun.epoch}", begun.token_hash):
        with cookie(desk) as session:
            session["_user_id"] = said
        assert not is_in(desk)


def test_a_script_that_is_not_signed_in_gets_a_number_and_no_page(desk, make):
    answer = ask(desk, "/accounts/me", X_Requested_With="desk")
    assert answer.status_code == 401


def test_a_form_sent_without_session_leads_to_the_door_without_way_back(desk, make):
    assert tell(desk, "/accounts/lock").location == "/accounts/sign-in"


def test_the_language_changes_in_this_browser_and_one_comes_back(desk, make, database):
    member = known(make, language="nl")
    enter(desk, member)

    page = desk.get("accounts.speak", language="fr", next="/accounts/me", status=302)

    assert page.location == "/accounts/me"
    assert desk.get("accounts.me").html.html["lang"] == "fr"
    database.refresh(member)
    assert member.language == "nl"


def test_there_is_no_page_in_a_language_we_do_not_speak(desk, make):
    desk.get("accounts.speak", language="xx", status=404)


def test_no_page_of_an_account_shows_the_secret_of_somebody(administrator, make):
    member = known(make, totp_secret=SECRET)
    page = administrator.get("accounts.edit_staff", staff_id=member.id)
    assert SECRET not in page.response.text
    assert member.password_hash not in page.response.text


def test_the_seal_of_the_secret_holds(make, database):
    member = known(make, totp_secret=SECRET)
    raw = database.connection().exec_driver_sql(
        f"SELECT totp_secret FROM staff_member WHERE id = {member.id}"
    )
    assert SECRET not in raw.scalar_one()
    assert database.scalars(select(type(member).totp_secret)).one() == SECRET
