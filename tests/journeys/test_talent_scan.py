"""The talent scan, from the first card online to a fiche at the desk, and to paper."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journeys.steps import click, press, quick_fiche, send, settle, words_of

YESES = 7  # more than five, so that there is something to choose
NAMES = {"fr": "Scanfr", "nl": "Scanlijn"}


def begin(somebody):
    page = somebody.page
    page.goto(f"{somebody.site.address}/site/{somebody.language}/talents/")
    somebody.look("scan-start")
    press(page.locator("#scan .btn-main"))
    somebody.look("scan-card")


def answer_the_cards(somebody, cards):
    """Say yes to the first ones, after one step back, and no to all others."""
    page = somebody.page
    press(page.locator("[name=answer][value=no]"))
    press(page.locator("[name=go][value=back]"))
    for number in range(cards):
        press(page.locator(f"[name=answer][value={'yes' if number < YESES else 'no'}]"))


def choose_five(somebody):
    page = somebody.page
    press(page.locator("[name=go][value=choose]"))
    assert page.locator("#error-summary").is_visible()  # none is not five
    somebody.look("scan-choice-refused")
    for tick in page.locator("[name=five]").all()[:5]:
        tick.focus()
        tick.press("Space")
    press(page.locator("[name=go][value=choose]"))
    somebody.look("scan-pair")
    press(page.locator("[name=winner]").first)
    press(page.locator("[name=go][value=skip]"))
    press(page.locator("[name=go][value=end]"))
    assert page.locator(".talent-cards li").count() == 5
    somebody.look("scan-result")


def printed(somebody):
    """Return the words of the leaf that the page prints."""
    form = somebody.page.locator("#print-scan")
    hidden = form.locator("input[type=hidden]")
    sent = {one.get_attribute("name"): one.input_value() for one in hidden.all()}
    address = f"{somebody.site.address}{form.get_attribute('action')}"
    answer = somebody.page.context.request.post(address, form=sent)
    assert answer.status == 200
    return words_of(PdfReader(BytesIO(answer.body())))


def ask_for_a_code(somebody):
    page = somebody.page
    click(page.locator("#leave-code button"))
    somebody.look("scan-code")
    with page.expect_popup():  # the result stays where it is
        page.locator("[form=print-scan]").click()
    code = page.locator(".short-code").inner_text().strip()
    assert code in printed(somebody)
    return code


def put_on_a_fiche(rita, code, name):
    """Give the code at the desk: with consent for just this it stands on the fiche."""
    page = rita.page
    number = quick_fiche(rita, name)
    page.goto(f"{rita.site.address}/candidates/{number}/scan")
    rita.look("scan-without-consent")
    press(page.locator("main a.btn-main"))
    page.wait_for_url(re.compile(r"/consent"))
    page.locator("[name=scan][value=spoken]").check()
    send(rita)
    page.wait_for_url(f"**/candidates/{number}/scan")
    rita.look("scan-at-the-desk")
    page.locator("#code").fill(code.lower().replace("-", " "))
    send(rita)
    page.wait_for_url(re.compile(rf"/candidates/{number}(#|$)"))
    settle(page)
    rita.look("fiche-with-a-scan")


def printed_at_the_desk(rita):
    """Return the words of the leaf that the fiche prints."""
    leaf = rita.page.locator("a[href$='/print']").first.get_attribute("href")
    answer = rita.page.context.request.get(f"{rita.site.address}{leaf}")
    return words_of(PdfReader(BytesIO(answer.body())))


@pytest.mark.journey
@pytest.mark.parametrize(("language", "script"), [("fr", True), ("nl", False)])
def test_a_scan_goes_from_the_first_card_to_a_fiche_and_to_paper(site, visitor, language, script):
    somebody = visitor(language, script=script)
    somebody.brand = "Volunteer work in Brussels"
    page = somebody.page
    begin(somebody)
    cards = int(re.findall(r"\d+", page.locator(".scan-where").inner_text())[1])
    answer_the_cards(somebody, cards)
    choose_five(somebody)
    names = page.locator(".talent-cards h3").all_inner_texts()
    assert all(name.lower() in printed(somebody).lower() for name in names)
    code = ask_for_a_code(somebody)
    assert page.context.cookies() == []

    rita = visitor(language)
    rita.sign_in("reception")
    put_on_a_fiche(rita, code, NAMES[language])
    shown = rita.page.locator("main").inner_text().lower()
    assert all(name.lower() in shown for name in names)
    assert NAMES[language] not in printed_at_the_desk(rita)
