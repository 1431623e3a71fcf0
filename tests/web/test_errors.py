"""What is said when something goes wrong: each known kind in its own words, a bug by its place."""

import errno
import re
from urllib.parse import unquote

import pytest
from flask import flash, g, session
from sqlalchemy.exc import OperationalError

from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.web import errors, public_requests


def shown(app, code):
    """Return heading and lead of the page of a status, and with which status it goes out."""
    with app.test_request_context(), speaking("en"):
        page, status = errors.page(code)
    (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    (lead,) = re.findall(r'<p class="lead" id="refusal">(.*?)</p>', page, re.DOTALL)
    return heading.strip(), lead.strip(), status


def test_every_known_status_has_words_of_its_own(app):
    pages = {code: shown(app, code) for code in errors.KNOWN}
    assert {code: status for code, (_, _, status) in pages.items()} == {c: c for c in pages}
    assert len({heading for heading, _, _ in pages.values()}) == len(pages)
    assert len({lead for _, lead, _ in pages.values()}) == len(pages)


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        *((400, "could not be sent"), (403, "may not open"), (404, "is not there")),
        *((405, "cannot be done here"), (409, "changed this just now"), (413, "too large")),
        (410, "no longer there"),
        *(
            (422, "could not be read"),
            (429, "Too many tries"),
            (500, "went wrong with us"),
            (503, "is busy"),
            (507, "disk is full"),
        ),
    ],
)
def test_a_status_says_what_went_wrong(app, code, heading):
    assert heading in shown(app, code)[0]


@pytest.mark.parametrize("code", [401, 406, 418, 502])
def test_an_odd_status_keeps_its_number_and_is_said_as_a_fault_of_ours(app, code):
    assert shown(app, code) == (*shown(app, 500)[:2], code)


def test_a_bug_is_logged_by_its_last_six_places_the_innermost_first(app, caplog):
    def deep(left):
        if not left:
            raise KeyError
        deep(left - 1)

    with app.test_request_context("/accounts/sign-in"):
        try:
            deep(7)
        except KeyError as error:
            errors.bug(error)
    assert "KeyError at accounts.sign_in: " in caplog.text
    lines = [int(number) for number in re.findall(r"test_errors\.py:(\d+)", caplog.text)]
    raised, called = lines[:2]
    assert (called - raised, lines[2:]) == (1, [called] * 4)


def test_a_bug_has_a_number_that_stands_on_the_page_and_in_the_log_f02(app, caplog):
    with app.test_request_context("/accounts/sign-in"), speaking("en"):
        page, status = errors.bug(KeyError("An Peeters"))
    (number,) = re.findall(r"Number of this message: (\w{8})", page)
    assert (status, f"[{number}]" in caplog.text, "Peeters" in caplog.text) == (500, True, False)
    assert "We do not know whether this was saved." in page


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "We weten niet"), ("fr", "Nous ne savons pas"), ("en", "We do not know")],
)
def test_the_page_of_an_error_needs_no_database_f02(app, language, words):
    asked = {"Accept-Language": language, "Cookie": "desk=x"}
    with app.test_request_context("/accounts/me", headers=asked):
        g.error_template = "errors/not_there.html"  # whatever breaks while the page is made
        page, status, headers = errors.busy(OperationalError("", {}, Exception()))
    assert (status, headers["Retry-After"]) == (503, "5")
    assert words in page
    assert f'<html lang="{language}">' in page


def test_the_page_without_a_database_speaks_the_language_that_was_chosen(app):
    with app.test_request_context("/accounts/me", headers={"Accept-Language": "fr"}):
        session["language"] = "nl"
        g.error_template = "errors/not_there.html"
        page, _status = errors.bug(KeyError())
    assert '<html lang="nl">' in page


def test_the_public_page_of_a_fault_has_its_number(app, caplog):
    with app.test_request_context("/site/en/"):
        public_requests.receive("en", error_template="site/error.html")
        page, status = errors.bug(KeyError("An Peeters"))
    (number,) = re.findall(r"Number of this message: (\w{8})", page)
    assert (status, f"[{number}]" in caplog.text) == (500, True)


def test_a_full_disk_of_the_server_itself_is_said_as_such(app):
    with app.test_request_context("/accounts/me", method="POST"):
        assert errors.machine(OSError(errno.ENOSPC, "No space left on device"))[1] == 507
        assert errors.machine(OSError(errno.EACCES, "Permission denied"))[1] == 500


@pytest.mark.parametrize("template", ["errors/error.html", "errors/not_there.html"])
@pytest.mark.parametrize("code", [400, 413, 500, 507])
def test_an_error_leads_back_to_what_was_typed(app, template, code):
    typed = {"draft": "a" * 32}
    with app.test_request_context("/organisations/new", method="POST", data=typed):
        g.error_template = template
        assert "/drafts/latest?form=/organisations/new" in unquote(errors.page(code)[0])
    with app.test_request_context("/accounts/lock", method="POST"):
        g.error_template = template
        assert "/drafts/latest" not in errors.page(code)[0]


def test_who_was_signed_out_meanwhile_is_not_told_to_load_the_page_again_r01(app):
    typed = {"draft": "a" * 32}
    request = app.test_request_context("/organisations/new", method="POST", data=typed)
    with request, speaking("en"):
        page = errors.page(400)[0]
    assert ("Go back to what you typed" in page, "load it again" in page) == (True, False)


def test_what_was_said_of_a_deed_that_is_not_kept_is_not_said_on_the_next_page(app):
    with app.test_request_context("/accounts/me", method="POST"):
        flash("Saved.")
        errors.page(409)
        assert "_flashes" not in session
