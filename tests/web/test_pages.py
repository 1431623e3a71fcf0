"""What strangers and slips of the hand may send, and what comes back."""

import pytest

from tests.conftest import settings
from vrijwilligers.app import create_app
from vrijwilligers.web.addresses import local_path


@pytest.mark.parametrize(
    "target",
    ["//elsewhere.org", "/\\elsewhere.org", "https://elsewhere.org", "//[x", "http://[", "", None]
    + ["/ok\n/x", "/\t/elsewhere.org", "candidates/"],
)
def test_only_a_page_of_ours_comes_next_v19(target):
    assert local_path(target, "/") == "/"


def test_a_page_of_ours_keeps_its_question():
    assert local_path("/vacancies/?page=2&order=newest", "/") == "/vacancies/?page=2&order=newest"


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
@pytest.mark.parametrize("place", ["candidates", "vacancies", "organisations", "contacts"])
def test_a_number_that_no_record_can_have_is_not_there(reception, place, number):
    reception.open(f"/{place}/{number}", status=404)


def test_a_nul_in_a_text_is_refused(reception):
    reception.open("/vacancies/?text=a%00b", status=400)
    reception.open("/site/en/organisations/a%00b", status=400)


@pytest.mark.parametrize("page", ["0", "-1", "²", "x", "9" * 40])
def test_an_odd_page_number_is_the_first(reception, page):
    reception.open(f"/candidates/?page={page}")


@pytest.mark.parametrize(
    "address", ["/accounts/sign-in", "/nowhere", "/accounts/speak/nl?next=//["]
)
def test_every_answer_has_safe_headers_p25_v17(desk, address):
    with desk.app.app_context():
        answer = desk.client.get(address)
    assert answer.status_code < 500
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_pages_of_the_team_are_not_kept_by_the_browser_v39(reception):
    assert reception.get("desk.today").response.headers["Cache-Control"] == "no-store"
    styles = reception.client.get("/static/desk.css")
    assert "no-store" not in styles.headers["Cache-Control"], "our own files are kept"
    styles.close()


@pytest.mark.parametrize(
    "address",
    ["/accounts/sign-in", "/accounts/forgot", "/accounts/second-step", "/accounts/welcome/secret"],
)
def test_no_browser_keeps_a_form_for_who_is_not_in_or_an_address_with_a_secret_v39(desk, address):
    with desk.app.app_context():
        assert desk.client.get(address).headers["Cache-Control"] == "no-store"


def test_a_bug_shows_no_trace_and_logs_no_values_v45(app, desk, make, monkeypatch, caplog):
    def broken(_, **_by):
        raise ValueError("Geheim")

    desk.sign_in(make.staff("reception"))
    monkeypatch.setattr("vrijwilligers.desk.queries.tally_on", broken)
    page = desk.get("desk.today", status=500)
    assert "We do not know whether this was saved." in page.text
    assert "Geheim" not in page.html.get_text() + caplog.text
    assert "ValueError" in caplog.text


def test_a_cookie_over_https_is_for_this_host_alone_v14(tmp_path):
    secure = settings(
        "sqlite://",
        tmp_path,
        PRODUCTION=True,
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_NAME="__Host-desk",
        SERVER_ADDRESS="https://desk.example.org",
    )
    client = create_app(secure).test_client()
    answer = client.get("/accounts/speak/fr", base_url="https://desk.example.org")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-desk=")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "max-age=" in answer.headers["Strict-Transport-Security"]
