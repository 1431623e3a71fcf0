"""Headers are written in words that browsers know: they pass over any other without a sound."""

import pytest

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
