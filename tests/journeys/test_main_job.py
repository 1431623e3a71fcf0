"""The desk's main job, from signing in to the end of an introduction, and the bundle."""

import re

import pytest
from pypdf import PdfReader

PEOPLE = {
    "nl": ("Samira", "El Idrissi", "0470 00 00 01"),
    "fr": ("Awa", "Diallo", "0470 00 00 02"),
    "en": ("Oksana", "Kovalenko", "0470 00 00 03"),
}


def fill_fiche(page, language):
    """Fill in a fiche by keyboard alone, in the order of the page."""
    given, family, phone = PEOPLE[language]
    page.locator(f"#language input[value={language}], [name=language][value={language}]").focus()
    page.keyboard.press("Space")
    page.locator("#fiche").focus()
    page.keyboard.press("Space")
    page.locator("#sharing").focus()
    page.keyboard.press("Space")
    page.locator("#given_name").focus()
    page.keyboard.type(given)
    page.keyboard.press("Tab")
    page.keyboard.type(family)
    page.keyboard.press("Tab")
    page.keyboard.type("1990")
    page.keyboard.press("Tab")
    page.keyboard.type(phone)
    page.locator("#postcode").focus()
    page.keyboard.type("1030")


def add_wishes(page):
    if not page.locator("#speaks_nl").is_visible():
        page.locator("details.step summary").last.focus()
        page.keyboard.press("Enter")
    page.locator("#speaks_nl").select_option("B1")
    page.locator("#speaks_fr").select_option("B2")
    for box in ("[name=talents][value=cooking]", "[name=categories][value=food]"):
        page.locator(box).check()
    page.locator("[name=practise_dutch]").check()
    page.locator("[name=days][value=mon-morning]").check()
    page.locator("[name=days][value=wed-afternoon]").check()


def visits(page):
    return int(page.locator(".tally .count").first.inner_text().split()[-1])


def count_a_visit(somebody):
    page = somebody.page
    before = visits(page)
    page.locator(".tally button").first.click()
    somebody.look("contact")
    page.locator("#language").select_option("ar")
    page.locator("main .btn-main").click()
    assert visits(page) == before + 1


def register(somebody):
    """Make a fiche, after one try that is refused; return its address."""
    page, language = somebody.page, somebody.language
    page.locator(".head-action .btn-main").click()
    somebody.look("new-fiche")
    page.locator("main .send .btn-main").click()
    somebody.look("new-fiche-refused")
    fill_fiche(page, language)
    add_wishes(page)
    page.locator("main .send .btn-main").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/candidates/\d+$"))
    assert PEOPLE[language][0] in page.locator(".person").inner_text()
    assert PEOPLE[language][0] not in page.title()
    page.locator("form[action$='/conversations/walk_in'] button").click()
    somebody.look("fiche")
    return page.url


def introduce(somebody, fiche):
    page = somebody.page
    assert page.locator(".fit").count() == 5
    assert page.locator(".fit .why .yes").count() > 0
    page.locator(".fit .btn-main").first.click()
    somebody.look("introduce")
    page.locator("main form.sheet input[type=checkbox]").first.check()
    page.locator("main [name=due_on]").fill(page.evaluate("new Date().toLocaleDateString('sv')"))
    page.locator("main .send .btn-main").click()
    page.wait_for_url(fiche)
    somebody.look("fiche-introduced")


def follow_up(somebody):
    page = somebody.page
    page.goto(somebody.site.address)
    somebody.look("today-follow-up")
    rows = page.locator("main .todo > li").count()
    page.locator("main .todo form[action$='/done'] button").last.click()
    page.wait_for_load_state()
    assert page.locator("main .todo > li").count() == rows - 1
    somebody.look("today-done")


def record_the_end(somebody, fiche):
    page = somebody.page
    for state in ("started", "completed"):
        page.goto(fiche)
        page.locator("a[href*='/matching/introductions/']").first.click()
        somebody.look(f"introduction-{state}")
        page.locator(f"main [name=target][value={state}]").check()
        page.locator("main form .btn-main").last.click()
    page.goto(fiche)
    somebody.look("fiche-completed")


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_main_job_from_the_door_to_the_end(site, visitor, language):
    somebody = visitor(language)
    somebody.sign_in(site.invite("Rita", "reception", language=language))
    count_a_visit(somebody)
    fiche = register(somebody)
    introduce(somebody, fiche)
    follow_up(somebody)
    record_the_end(somebody, fiche)


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_coordinator_prints_the_bundle(site, visitor, language, tmp_path):
    somebody = visitor(language)
    page = somebody.page
    somebody.sign_in(site.invite("Hilde", "coordinator", "administrator", language=language))
    page.goto(f"{site.address}/bundles/")
    somebody.look("bundles")
    with page.expect_download() as waiting:
        page.locator("main .btn-main").click()
    path = tmp_path / "bundle.pdf"
    waiting.value.save_as(path)
    pdf = PdfReader(path)
    assert len(pdf.pages) > 20
    assert pdf.trailer["/Root"]["/Lang"] == language
    for address in (
        "/vacancies/",
        "/vacancies/1",
        "/vacancies/import/",
        "/vacancies/imports/",
        "/organisations/",
        "/organisations/1",
        "/candidates/",
        "/accounts/staff",
        "/accounts/invite",
        "/accounts/me",
        "/find",
        "/nowhere",
    ):
        page.goto(site.address + address)
        somebody.look(address.strip("/").replace("/", "-"))


@pytest.mark.journey
def test_the_main_job_works_without_a_script(site, visitor):
    somebody = visitor("nl", script=False)
    page = somebody.page
    somebody.sign_in(site.invite("Jos", "reception"))
    page.locator(".head-action .btn-main").click()
    page.locator("#fiche").check()
    page.locator("#sharing").check()
    page.locator("#given_name").fill("Piet")
    page.locator("#family_name").fill("Zonderscript")
    page.locator("#email").fill("piet@example.org")
    page.locator("main .send .btn-main").click()
    assert "Piet" in page.locator(".person").inner_text()
    page.locator("#find").fill("zonders")
    page.locator("#find").press("Enter")
    page.locator(".results a").first.click()
    page.locator(".fit .btn-main").first.click()
    page.locator("main form.sheet input[type=checkbox]").first.check()
    page.locator("main .send .btn-main").click()
    assert page.locator("a[href*='/matching/introductions/']").count() >= 1


@pytest.mark.journey
def test_the_screen_locks_and_what_was_typed_is_still_there(site, visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in(site.invite("Amina", "reception"))
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
    somebody.sign_in(site.invite("Hilde", "coordinator"))
    page.locator("body").press("/")
    page.keyboard.type("buurt", delay=20)
    page.locator(".found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(candidates|organisations|vacancies)/\d+$"))
    assert "buurt" not in page.url


@pytest.mark.journey
def test_what_was_typed_survives_a_change_of_language(site, visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in(site.invite("Rita", "reception"))
    page.goto(f"{site.address}/candidates/new")
    page.locator("#given_name").fill("Onaf")
    page.locator("#fiche").check()
    page.locator(".languages a[hreflang=fr]").click()
    page.wait_for_selector("html[lang=fr]")
    assert page.locator("#given_name").input_value() == "Onaf"
    assert page.locator("#fiche").is_checked()
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.journey
def test_one_can_go_back_to_what_was_found(site, visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in(site.invite("Rita", "reception"))
    page.locator("#find").fill("buurt")
    page.locator("#find").press("Enter")
    page.wait_for_url(f"{site.address}/find")
    page.locator(".found-page .results a").first.click()
    page.go_back()
    assert page.locator(".found-page .results a").count() > 0
    assert "buurt" not in page.url
