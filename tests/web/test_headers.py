"""Headers are written in words that browsers know: they pass over any other without a sound."""

from pathlib import Path

import pytest
from flask import request

from tests.conftest import settings
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.web.access import public
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.headers import HEADERS, POLICY

KNOWN = {
    *("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"),
    *("Permissions-Policy", "Cross-Origin-Opener-Policy"),
}
OURS_ALONE = {"'none'", "'self'", "'self' data:"}


def test_what_a_page_may_load_is_said_in_the_words_of_the_standard_p25_v16():
    assert {name.removesuffix("-src") for name in POLICY} == {
        *("default", "script", "style", "img", "font", "connect", "object"),
        *("form-action", "base-uri", "frame-ancestors"),
    }
    assert set(POLICY.values()) <= OURS_ALONE
    assert POLICY["default-src"] == POLICY["object-src"] == POLICY["base-uri"] == "'none'"


def test_every_answer_brings_every_header_v17(desk):
    with desk.app.app_context():
        headers = desk.client.get("/accounts/sign-in").headers
    assert HEADERS.keys() == KNOWN
    assert {name: headers[name] for name in KNOWN} == HEADERS


@pytest.mark.parametrize(
    ("text", "number"), [("1", 1), ("999999", 999_999), ("1000000", 1), ("", 1), ("0", 0)]
)
def test_a_page_has_a_number_of_six_figures_at_most(app, text, number):
    with app.test_request_context(query_string={"page": text}):
        assert page_number() == number


YEAR_AND_BELOW = "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize(
    "address", ["/accounts/sign-in", "/", "/nowhere", "/site/nl/", "/static/keep.js", "/api/v1/"]
)
def test_over_https_a_browser_stays_there_for_a_year_and_for_all_below_v15(desk, address):
    with desk.app.app_context():
        sealed = desk.client.get(address, base_url="https://127.0.0.1:8000", buffered=True)
        clear = desk.client.get(address, buffered=True)
    assert sealed.headers["Strict-Transport-Security"] == YEAR_AND_BELOW
    assert "Strict-Transport-Security" not in clear.headers


SAID = {"text/html", "text/css", "text/javascript", "text/plain", "application/json"} | {
    *("application/xml", "application/atom+xml", "application/feed+json", "image/svg+xml"),
    *("application/pdf", "image/png", "font/woff2", "application/problem+json"),
}


def test_every_answer_says_its_type_and_texts_how_they_are_written_v20(app, desk):
    app.load_pages()
    named = {rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    addresses = sorted(one.replace("<language>", "nl") for one in named)
    static = Path(app.static_folder)
    addresses += [f"/static/{path.relative_to(static)}" for path in static.rglob("*.*")]
    types = {}
    for address in addresses:
        if "<" not in address:
            with app.app_context():
                answer = desk.client.get(address, buffered=True)
            if answer.data:
                types[address] = answer.headers["Content-Type"]
    assert len(types) > 75
    assert {one.partition(";")[0] for one in types.values()} <= SAID
    texts = {a: one for a, one in types.items() if one.startswith("text/")}
    assert {a: one for a, one in texts.items() if not one.endswith("; charset=utf-8")} == {}


@pytest.mark.parametrize(
    ("proxies", "told"),
    [
        (0, ("127.0.0.1", "http", "127.0.0.1:8000")),
        (1, ("192.0.2.7", "https", "127.0.0.1:8000")),
        (2, ("203.0.113.9", "https", "127.0.0.1:8000")),
    ],
)
def test_what_a_web_server_says_is_believed_from_as_many_as_are_ours_v20(
    server, app, tmp_path, proxies, told
):
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    behind = create_app(settings(server, tmp_path, TRUSTED_PROXIES=proxies, **keys))
    seen = public(lambda: [request.remote_addr, request.scheme, request.host])
    behind.add_url_rule("/seen", "seen", seen)
    answer = behind.test_client().get(
        "/seen",
        base_url="http://127.0.0.1:8000",
        headers={
            "X-Forwarded-For": "198.51.100.1, 203.0.113.9, 192.0.2.7",
            "X-Forwarded-Proto": "http, https, https",
            "X-Forwarded-Host": "evil.example",
            "X-Forwarded-Prefix": "/evil",
            "Forwarded": "for=198.51.100.1;host=evil.example",
            "X-Real-IP": "198.51.100.1",
        },
    )
    assert tuple(answer.json) == told
    with behind.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("sent", [{"query_string": {"q": "a\0b"}}, {"data": {"q": "a\0b"}}])
def test_a_sign_that_nobody_types_is_refused_wherever_it_is_sent(desk, sent):
    with desk._request():
        answer = desk.client.open("/accounts/sign-in", method="POST", **sent)
    assert answer.status_code == 400
