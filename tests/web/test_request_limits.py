"""What is asked of a request before it is read: our own name, and no more than we take."""

import re

import pytest
from werkzeug.wrappers import Request

from vrijwilligers.web.request_limits import ANONYMOUS_ANSWERS, ANONYMOUS_BYTES

SITE = ("/site/", "/api/")
LINE = "application/x-www-form-urlencoded"


class Untouched:
    """What a browser sends; it notes whether anybody takes any of it."""

    def __init__(self):
        self.is_read = False

    def read(self, *_):
        self.is_read = True
        return b""

    readline = readlines = read


@pytest.mark.parametrize(
    "address", ["/accounts/sign-in", "/nowhere", "/candidates/new", "/site/nl/", "/api/v1/"]
)
@pytest.mark.parametrize("kind", [LINE, "multipart/form-data; boundary=x", "text/plain"])
def test_what_a_stranger_sends_too_large_is_not_read_a14_v13(app, address, kind):
    body = Untouched()
    sent = {"wsgi.input": body, "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(2 * 1024 * 1024)}
    answer = app.test_client().post(address, environ_overrides=sent)
    assert (answer.status_code, body.is_read) == (413, False)
    assert address.startswith(SITE) or "256 kB" in answer.text  # and not what a file may be


@pytest.mark.parametrize("address", ["/accounts/sign-in", "/nowhere", "/candidates/new"])
def test_what_a_stranger_sends_in_too_many_answers_is_not_taken_apart_a14_v13(
    app, address, monkeypatch
):
    def taken_apart(*_):
        raise AssertionError

    client = app.test_client()
    monkeypatch.setattr("werkzeug.formparser.parse_qsl", taken_apart)
    assert client.post(address, data=b"&a=" * 80_000, content_type=LINE).status_code == 413
    assert client.post(address, data=b"&" * ANONYMOUS_ANSWERS, content_type=LINE).status_code == 413


def test_what_an_organisation_writes_is_small_enough(app):
    longest = "ë" * 5_000 * 6
    assert len(Request.from_values(data={"a": longest}).get_data()) < ANONYMOUS_BYTES
    answer = app.test_client().post("/accounts/sign-in", data={"email": longest})
    assert answer.status_code == 400  # for want of a token: it was read


def test_who_is_signed_in_may_send_a_list(reception):
    reception.open("/candidates/new")
    answers = "&".join(f"a{number}=1" for number in range(ANONYMOUS_ANSWERS + 1))
    answer = reception.client.post("/candidates/new", data=answers, content_type=LINE)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "[x"]
)
@pytest.mark.parametrize(
    "address", ["/site/nl/vacancies", "/api/v1", "/candidates", "/", "/accounts/sign-in", "/v/1"]
)
def test_another_name_than_ours_is_refused_and_leads_nowhere_a12_v19(app, host, address):
    answer = app.test_client().get(address, headers={"Host": host})
    assert (answer.status_code, answer.location) == (400, None)
    assert "evil.example" not in answer.text


def test_our_own_name_and_this_machine_are_answered(app):
    for host in ("127.0.0.1:8000", "localhost", "127.0.0.1", "[::1]:8000"):
        answer = app.test_client().get("/site/nl/vacancies", headers={"Host": host})
        assert (answer.status_code, answer.location.startswith(f"http://{host}/site")) == (
            308,
            True,
        )


def test_a_real_server_answers_to_its_own_port_and_asks_itself_only_how_it_is_a12(app, monkeypatch):
    monkeypatch.setitem(app.config, "PRODUCTION", True)
    monkeypatch.setitem(app.config, "SERVER_ADDRESS", "https://desk.example.org")
    browser = app.test_client()
    for host in ("desk.example.org:9999", "localhost:9999", "127.0.0.1"):
        answer = browser.get("/site/nl/vacancies", headers={"Host": host})
        assert (answer.status_code, answer.location) == (400, None), host
    assert browser.get("/health", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    assert browser.get("/site/nl/", headers={"Host": "desk.example.org"}).status_code == 200


def test_the_name_comes_from_the_settings_v19(strict):
    answer = strict.client.get("/site/nl/vacancies", headers={"Host": "DESK.example.org."})
    assert answer.status_code == 308
    assert strict.client.get("/", headers={"Host": "www.example.org"}).status_code == 400


def test_a_public_list_is_limited_also_without_words_to_search_a13_v13(strict):
    codes = [strict.client.get("/site/nl/vacancies/?day=mon").status_code for _ in range(301)]
    assert (codes[:300], codes[300]) == ([200] * 300, 429)
    page = strict.client.get("/site/nl/vacancies/?day=mon")
    assert re.search("<h1", page.text)
    assert 0 < int(page.headers["Retry-After"]) <= 60


def test_a_machine_that_asks_too_often_hears_it_as_a_problem(strict):
    answers = [strict.client.get("/api/v1/vacancies?text=x&language=en") for _ in range(61)]
    assert [one.status_code for one in answers] == [200] * 60 + [429]
    problem = answers[-1]
    assert problem.mimetype == "application/problem+json"
    assert problem.json["detail"] == "Asked too often: wait a minute"
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60


def test_no_code_of_a_scan_is_found_by_printing_more_often_than_by_asking(strict):
    asked = ["/site/nl/talents/print", "/site/nl/talents/code/show"]
    codes = [strict.client.post(where, data={"code": "TULP-48213"}) for where in asked * 6]
    assert [one.status_code for one in codes] == [422] * 10 + [429] * 2
    erase = "/site/nl/talents/code/erase"
    erased = strict.client.post(erase, data=strict.signed(erase) | {"code": "TULP-48213"})
    assert erased.status_code == 429
