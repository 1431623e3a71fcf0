"""Locked means gone: nothing of a page is left in any tab, in the document or in a print."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import update

from tests.files import make_vacancies
from tests.journeys.conftest import PASSWORD
from tests.journeys.steps import quick_fiche
from vrijwilligers.accounts.models import DeskSession
from vrijwilligers.vocabulary.clock import now, today

pytestmark = pytest.mark.journey
NUMBERS = iter(range(10, 99))
HEADING = "The screen is locked"


@pytest.fixture
def somebody(site, visitor):
    """Somebody at the desk, with the fiche of a visitor open."""

    def open_fiche(language, name, **options):
        somebody = visitor(language, **options)
        somebody.sign_in_new("reception", "coordinator")
        somebody.phone = f"0470 99 88 {next(NUMBERS)}"
        number = quick_fiche(somebody, name, phone=somebody.phone)
        somebody.fiche = f"{site.address}/candidates/{number}"
        somebody.name = name
        return somebody

    return open_fiche


def lock(page):
    page.locator("[data-lock] button").click()


def unlock(page):
    page.locator("#cover-password").fill(PASSWORD)
    page.keyboard.press("Enter")


def is_gone(somebody, page):
    """Check that a tab shows the lock, and that nothing of the fiche can be had from it."""
    page.locator("#cover").wait_for()
    holds_nothing(somebody, page)
    assert page.title() == somebody.say(HEADING)


def holds_nothing(somebody, page):
    document = page.content() + page.evaluate("document.documentElement.innerText")
    assert somebody.name not in document
    assert somebody.phone[5:] not in document
    assert "data-find" not in document
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.innerText").strip() == ""
    page.emulate_media(media="null")
    assert words_printed(page) == ""


def words_printed(page):
    sheets = PdfReader(BytesIO(page.pdf())).pages
    return "".join(sheet.extract_text() for sheet in sheets).strip()


def shows_fiche(somebody, page):
    main = page.locator("main", has_text=somebody.name)
    main.filter(has_text=somebody.phone[5:]).wait_for()


@pytest.mark.parametrize(("language", "name"), [("nl", "Abel"), ("fr", "Odile"), ("en", "Desmond")])
def test_no_key_no_print_and_no_way_back_shows_a_locked_page_a01(somebody, language, name):
    somebody = somebody(language, name)
    page = somebody.page
    assert name in words_printed(page)
    lock(page)
    is_gone(somebody, page)
    somebody.look_at(page, "locked")
    for _ in range(5):
        page.keyboard.press("Escape")
    is_gone(somebody, page)

    page.go_back()
    assert somebody.say(HEADING) in page.locator("h1").inner_text()
    assert name not in page.content()
    page.go_forward()
    assert name not in page.content()
    page.goto(somebody.fiche)
    assert name not in page.content()
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    shows_fiche(somebody, page)
    assert somebody.errors == []


def test_a_lock_is_in_every_tab_at_once_and_so_is_the_password_a01(somebody, site):
    somebody = somebody("nl", "Kasper")
    typing, reading = somebody.page, somebody.context.new_page()
    typing.goto(f"{site.address}/candidates/new")
    typing.locator("#given_name").fill("Halverwege")
    reading.goto(somebody.fiche)
    shows_fiche(somebody, reading)

    lock(reading)
    for page in (reading, typing):
        is_gone(somebody, page)
        assert "Halverwege" not in page.content()
    unlock(typing)
    typing.locator("#given_name").wait_for()
    assert typing.locator("#given_name").input_value() == "Halverwege"
    shows_fiche(somebody, reading)

    lock(typing)
    is_gone(somebody, reading)
    typing.locator("#cover-password").fill("verkeerd")
    typing.keyboard.press("Enter")
    typing.locator("#cover [data-refusal]:not(:empty)").wait_for()
    is_gone(somebody, reading)


def test_what_was_typed_is_kept_before_the_page_leaves(somebody, site):
    somebody = somebody("fr", "Lucienne")
    page = somebody.page
    page.goto(f"{site.address}/candidates/new")
    page.locator("#given_name").fill("Halverwege")  # at one stroke, which alone is not kept
    page.route("**/drafts/**", lambda route: route.fulfill(response=route.fetch()))  # slowly
    with page.expect_response("**/accounts/lock"):
        lock(page)
    is_gone(somebody, page)
    page.close()

    page = somebody.context.new_page()
    page.goto(f"{site.address}/candidates/new")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("[data-kept] a").first.click()
    page.locator("[data-put-back]").wait_for()
    assert page.locator("#given_name").input_value() == "Halverwege"


def test_a_tab_at_the_page_of_the_lock_goes_on_with_the_others(somebody):
    somebody = somebody("en", "Percival")
    with somebody.page.expect_response("**/accounts/lock"):
        lock(somebody.page)
    other = somebody.context.new_page()
    other.goto(somebody.fiche)
    other.wait_for_url(re.compile("/accounts/unlock"))
    unlock(somebody.page)
    other.wait_for_url(somebody.fiche)
    for page in (somebody.page, other):
        shows_fiche(somebody, page)


def test_a_cookie_from_before_the_lock_opens_nothing_a03(somebody, visitor):
    somebody, thief = somebody("fr", "Brigitte"), visitor("fr")
    thief.context.add_cookies(somebody.context.cookies())
    thief.page.goto(somebody.fiche)
    assert somebody.name in thief.page.content()
    lock(somebody.page)
    is_gone(somebody, somebody.page)
    thief.page.goto(somebody.fiche)
    assert "/accounts/unlock" in thief.page.url
    assert somebody.name not in thief.page.content()


def test_signing_out_in_one_tab_empties_the_other_a01(somebody, site):
    somebody = somebody("en", "Dorothy")
    left, other = somebody.page, somebody.context.new_page()
    other.goto(f"{site.address}/candidates/new")
    other.locator("#given_name").fill("Halfway")
    left.locator("details.me summary").click()
    left.locator("details.me button").click()
    for page in (left, other):
        page.wait_for_url(re.compile("/accounts/sign-in"))
        assert somebody.name not in page.content()
        assert "Halfway" not in page.content()
    other.go_back()
    assert "Halfway" not in other.content()
    assert other.locator("details.me").count() == 0


def test_one_idle_clock_for_all_tabs(somebody, site):
    somebody = somebody("nl", "Pieter")
    somebody.context.clock.install()
    busy, still = somebody.page, somebody.context.new_page()
    for page in (busy, still):
        page.goto(somebody.fiche)

    somebody.context.clock.fast_forward("07:00")
    busy.keyboard.press("Shift")
    somebody.context.clock.fast_forward("07:00")
    for page in (busy, still):
        shows_fiche(somebody, page)

    somebody.context.clock.fast_forward("04:00")
    for page in (busy, still):
        is_gone(somebody, page)
    third = somebody.context.new_page()
    third.goto(somebody.fiche)
    assert "/accounts/unlock" in third.url  # the server was told


def test_the_server_says_when_a_screen_is_idle(somebody, site, desk):
    somebody = somebody("fr", "Gisèle")
    page = somebody.page
    somebody.context.clock.install()
    page.goto(somebody.fiche)
    shows_fiche(somebody, page)
    long_ago = now() - timedelta(minutes=11)
    desk.execute(update(DeskSession).values(active_at=long_ago))
    desk.commit()
    somebody.context.clock.fast_forward("01:10")
    is_gone(somebody, page)


@pytest.fixture
def answered_while_locked(site, tmp_path):
    """Bring in a file; lock the screen when the server answered and the page did not hear it."""

    def bring_in(page, write):
        write(tmp_path / "vacatures.csv")
        page.goto(f"{site.address}/vacancies/imports/new")
        held, network = [], page.context.new_cdp_session(page)
        network.on("Fetch.requestPaused", lambda answer: held.append(answer))
        answers = {"urlPattern": "*/imports/new", "requestStage": "Response"}
        network.send("Fetch.enable", {"patterns": [answers]})
        page.locator("#file").set_input_files(tmp_path / "vacatures.csv")
        page.locator("#source_name").fill("Het Lek")
        page.locator("main form.sheet .send .btn-main").click()
        while not held:
            page.wait_for_timeout(50)
        with page.expect_response("**/accounts/lock"):  # until then the page alone is locked
            lock(page)
        page.locator("#cover").wait_for()
        with page.expect_event("requestfinished", lambda one: one.url.endswith("/imports/new")):
            network.send("Fetch.continueRequest", {"requestId": held[0]["requestId"]})

    return bring_in


def test_the_answer_to_an_import_does_not_uncover_a_locked_screen_a03(
    somebody, answered_while_locked
):
    page = somebody("nl", "Joris").page
    answered_while_locked(page, lambda file: make_vacancies.write(file, today()))
    page.wait_for_url(re.compile("/accounts/unlock"))
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/vacancies/imports/\d+"))


def test_the_refusal_of_an_import_waits_behind_a_locked_screen(somebody, answered_while_locked):
    somebody = somebody("nl", "Ewout")
    page = somebody.page
    answered_while_locked(page, lambda file: file.write_bytes(b"\x00\x01"))
    is_gone(somebody, page)
    unlock(page)
    page.locator("#error-summary").wait_for()


def test_without_a_connection_a_lock_holds_and_the_password_is_tried_again(somebody):
    somebody = somebody("en", "Fergus")
    page = somebody.page
    somebody.context.set_offline(True)
    lock(page)
    is_gone(somebody, page)
    unlock(page)
    page.locator("#cover [data-refusal]:not(:empty)").wait_for()
    is_gone(somebody, page)
    somebody.context.set_offline(False)
    shows_fiche(somebody, page)


def test_a_lock_that_the_server_cannot_note_holds_all_the_same_a01(somebody):
    somebody = somebody("en", "Odo")
    somebody.expected.append("status of 503")
    page = somebody.page
    page.route("**/accounts/*lock", lambda route: route.fulfill(status=503))
    with page.expect_response("**/accounts/lock"):
        lock(page)
    with page.expect_response("**/accounts/lock"):
        is_gone(somebody, page)
    is_gone(somebody, page)
    unlock(page)
    page.locator("#cover [data-refusal]:not(:empty)").wait_for()
    page.unroute("**/accounts/*lock")
    shows_fiche(somebody, page)


def test_without_a_script_the_server_locks(somebody, site):
    somebody = somebody("nl", "Quinten", script=False)
    page = somebody.page
    lock(page)
    page.wait_for_url(re.compile("/accounts/unlock"))
    assert somebody.name not in page.content()
    page.go_back()
    assert somebody.name not in page.content()
    page.goto(somebody.fiche)
    page.locator("#password").fill(PASSWORD)
    page.locator("main form.sheet .btn-main").click()
    page.locator("main", has_text=somebody.name).wait_for()
