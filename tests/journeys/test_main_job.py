"""The desk's main job, from signing in to the end of an introduction, and the bundle."""

import re

import pytest
from pypdf import PdfReader

from tests.journeys.steps import ADMINISTRATES, press
from vrijwilligers.vocabulary.clock import today

PEOPLE = {
    ("nl", True): ("Yasmina", "Ouardighi", "0470 00 00 01"),
    ("fr", True): ("Ramatoulaye", "Sissoko", "0470 00 00 02"),
    ("en", True): ("Halyna", "Petryshyn", "0470 00 00 03"),
    ("nl", False): ("Piet", "Zonderscript", "0470 00 00 04"),
}


def fill_fiche(somebody):
    """Fill in a fiche in the order of the page."""
    page, language = somebody.page, somebody.language
    given, family, phone = PEOPLE[language, somebody.script]
    press(page.locator(f"[name=language][value={language}]"), "Space")
    press(page.locator("[name=fiche][value=spoken]"), "Space")
    answers = {"given_name": given, "family_name": family, "birth_year": "1990", "phone": phone}
    for field, answer in (answers | {"postcode": "1030"}).items():
        page.locator(f"#{field}").focus()
        page.keyboard.type(answer)


def add_wishes(page):
    if not page.locator("#speaks_nl").is_visible():
        press(page.locator("details.step summary").last)
    page.locator("#speaks_nl").select_option("B1")
    page.locator("#speaks_fr").select_option("B2")
    for box in ("[name=talents][value=cooking]", "[name=categories][value=food]"):
        press(page.locator(box), "Space")
    press(page.locator("[name=practise_dutch]"), "Space")
    press(page.locator("[name=days][value=mon-morning]"), "Space")
    press(page.locator("[name=days][value=wed-afternoon]"), "Space")


def visits(page):
    return int(page.locator(".tally .count").first.inner_text().split()[-1])


def count_a_visit(somebody):
    page = somebody.page
    before = visits(page)
    press(page.locator(".tally button").first)
    page.locator(".last-counted").wait_for()
    assert visits(page) == before + 1


def register(somebody):
    """Make a fiche, after one try that is refused; return its address."""
    page = somebody.page
    given = PEOPLE[somebody.language, somebody.script][0]
    press(page.locator(".head-action .btn-main"))
    page.wait_for_url(re.compile(r"/conversations/new$"))
    page.goto(f"{somebody.site.address}/candidates/new")
    somebody.look("new-fiche")
    press(page.locator("main .send .btn-main"))
    page.locator("#error-summary").wait_for()
    somebody.look("new-fiche-refused")
    fill_fiche(somebody)
    add_wishes(page)
    press(page.locator("main .send .btn-main"))
    page.wait_for_url(re.compile(r"/candidates/\d+$"))
    assert given in page.locator(".person").inner_text()
    assert given not in page.title()
    return count_the_conversation(somebody)


def count_the_conversation(somebody):
    page = somebody.page
    fiche = page.url
    press(page.locator("details:has(form[action$='/conversations/walk_in']) > summary"))
    press(page.locator("form[action$='/conversations/walk_in'] button"))
    page.wait_for_url(re.compile(r"/conversations/\d+$"))
    page.goto(fiche)
    somebody.look("fiche")
    return fiche


def set_one_aside(somebody, fiche):
    page = somebody.page
    press(page.locator(".fit a[href*='/not/']").last)
    page.wait_for_url(re.compile(r"/not/\d+(\?|$)"))
    somebody.look("not-this-one")
    press(page.locator("main [name=reason][value=too_far]"), "Space")
    press(page.locator("main .send .btn-main"))
    page.wait_for_url(re.compile(r"/conversations/\d+#fit$"))
    assert page.locator("main details form[action$='/undo']").count() == 1
    page.goto(fiche)


def introduce(somebody, fiche):
    page = somebody.page
    assert page.locator(".fit").count() == 5
    assert page.locator(".fit .why .yes").count() > 0
    press(page.locator(".fit .btn-soft").first)
    page.wait_for_url(re.compile(r"/introduce"))
    somebody.look("introduce")
    press(page.locator("main form.sheet [name=sharing][value=spoken]"), "Space")
    press(page.locator("main form.sheet [name^=yes_][value=spoken]").first, "Space")
    page.locator("main [name=due_on]").fill(today().isoformat())
    press(page.locator("main .send .btn-main"))
    page.wait_for_url(re.compile(r"/conversations/\d+$"))
    page.goto(fiche)
    somebody.look("fiche-introduced")


def follow_up(somebody):
    page = somebody.page
    page.goto(f"{somebody.site.address}/matching/follow-ups/")
    somebody.look("follow-ups")
    given = PEOPLE[somebody.language, somebody.script][0]
    mine = page.locator("main .todo > li", has_text=given)
    press(mine.locator("summary"))
    press(mine.locator("[name=outcome][value=reached]"), "Space")
    press(mine.locator(".send .btn-main"))
    page.locator("#messages .message").first.wait_for()
    somebody.look("follow-ups-noted")


def record_the_end(somebody, fiche):
    page = somebody.page
    for state in ("started", "completed"):
        page.goto(fiche)
        press(page.locator("a[href*='/matching/introductions/']").first)
        page.wait_for_url(re.compile(r"/introductions/\d+$"))
        somebody.look(f"introduction-{state}")
        press(page.locator(f"main [name=target][value={state}]"), "Space")
        press(page.locator("main form .btn-main").last)
        page.locator("#messages .message").first.wait_for()
    page.goto(fiche)
    somebody.look("fiche-completed")


@pytest.mark.journey
@pytest.mark.parametrize(("language", "script"), list(PEOPLE))
def test_the_main_job_from_the_door_to_the_end(site, visitor, language, script):
    somebody = visitor(language, script=script)
    somebody.sign_in("reception")
    count_a_visit(somebody)
    fiche = register(somebody)
    set_one_aside(somebody, fiche)
    introduce(somebody, fiche)
    follow_up(somebody)
    record_the_end(somebody, fiche)


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_coordinator_prints_the_bundle(site, visitor, language, tmp_path):
    somebody = visitor(language)
    page = somebody.page
    somebody.sign_in(*ADMINISTRATES)
    page.goto(f"{site.address}/bundles/")
    somebody.look("bundles")
    page.locator("main .btn-main").click()
    page.wait_for_url(re.compile(r"/bundles/editions/\d+$"))
    with page.expect_download() as waiting:
        page.locator('main a[href$="/pdf"]').click()
    path = tmp_path / "bundle.pdf"
    waiting.value.save_as(path)
    pdf = PdfReader(path)
    assert len(pdf.pages) > 20
    assert pdf.trailer["/Root"]["/Lang"] == language


@pytest.mark.journey
def test_the_screen_locks_and_what_was_typed_is_still_there(site, visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in_new("reception")
    page.goto(f"{site.address}/candidates/new")
    page.locator("#given_name").fill("Onaf")
    page.locator("[data-lock] button").click()
    assert page.locator("#cover").is_visible()
    assert "Onaf" not in page.locator("#cover").inner_text()
    page.locator("#cover-password").fill("verkeerd")
    page.keyboard.press("Enter")
    page.locator("#cover [data-refusal]:not(:empty)").wait_for()
    page.locator("#cover-password").fill("paars fietspad onder de kastanje")
    page.keyboard.press("Enter")
    page.locator("#cover").wait_for(state="hidden")
    assert page.locator("#given_name").input_value() == "Onaf"
    assert somebody.errors == []


@pytest.mark.journey
def test_the_search_field_shows_while_typing_and_by_keyboard(site, visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in("coordinator")
    page.locator("body").press("/")
    page.keyboard.type("buurt", delay=20)
    page.locator(".found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(candidates|organisations|vacancies)/\d+$"))
    assert "buurt" not in page.url


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_whoever_is_not_found_gets_a_fiche_by_keyboard(visitor, language):
    somebody = visitor(language)
    page = somebody.page
    somebody.sign_in("reception")
    page.locator("body").press("/")
    page.keyboard.type("Zwaantje Ochtendnevel", delay=20)
    page.locator(".found button").wait_for()
    somebody.look("nobody-found")
    page.locator("#find").focus()
    page.keyboard.press("ArrowDown")
    while page.evaluate("document.activeElement.tagName") == "A":  # who comes near stands before it
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#given_name").wait_for()
    assert page.locator("#given_name").input_value() == "Zwaantje"
    assert page.locator("#family_name").input_value() == "Ochtendnevel"
    assert "zwaantje" not in page.url.lower()


@pytest.mark.journey
def test_what_was_typed_survives_a_change_of_language(site, visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in("reception")
    page.goto(f"{site.address}/candidates/new")
    page.locator("#given_name").fill("Onaf")
    page.locator("[name=fiche][value=spoken]").check()
    page.locator(".languages:not(.folded) a[hreflang=fr]").click()
    page.wait_for_selector("html[lang=fr]")
    assert page.locator("#given_name").input_value() == "Onaf"
    assert page.locator("[name=fiche][value=spoken]").is_checked()
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.journey
def test_one_can_go_back_to_what_was_found(site, visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in("reception")
    page.locator("#find").fill("buurt")
    page.locator("#find").press("Enter")
    page.wait_for_url(f"{site.address}/find")
    page.locator(".found-page .results a").first.click()
    page.go_back()
    assert page.locator(".found-page .results a").count() > 0
    assert "buurt" not in page.url
