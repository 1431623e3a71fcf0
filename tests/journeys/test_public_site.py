"""Somebody from outside looks for work on the public pages, with and without a script."""

import pytest

PAGES = ("", "vacancies/", "vacancies/?text=zzz", "summer", "winter", "embed")
QUIET = ("accessibility", "privacy", "nowhere")


@pytest.mark.journey
@pytest.mark.parametrize(
    ("language", "script"), [("nl", True), ("fr", True), ("en", True), ("nl", False)]
)
def test_a_visitor_finds_work_and_learns_how_to_go_on(site, visitor, language, script):
    somebody = visitor(language, script=script)
    somebody.brand = "Volunteer work in Brussels"
    page = somebody.page
    page.goto(f"{site.address}/site/")
    assert page.url == f"{site.address}/site/{language}/"
    somebody.look("public")
    page.locator(".kinds a").first.press("Enter")
    somebody.look("public-list")
    assert page.locator(".offers .title").count() > 0
    page.locator(".offers .title").first.press("Enter")
    somebody.look("public-vacancy")
    assert page.locator("#go-on").is_visible()
    assert page.context.cookies() == []


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_public_page_can_be_read_by_everybody(site, visitor, language):
    somebody = visitor(language)
    somebody.brand = "Volunteer work in Brussels"
    for name in (*PAGES, *QUIET):
        answer = somebody.page.goto(f"{site.address}/site/{language}/{name}")
        assert answer.status == (404 if name == "nowhere" else 200)
        somebody.look(f"public-{name.partition('?')[0].strip('/')}")
    somebody.page.goto(f"{site.address}/api/v1/?language={language}")
    somebody.look("public-interface")
    assert somebody.page.context.cookies() == []
