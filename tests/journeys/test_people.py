"""Consent of people and its undoing; who was told what, and who must hear that it ends."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.journeys.steps import look_namelessly, press, quick_fiche, send, words_of
from vrijwilligers.links.rules import ALPHABET
from vrijwilligers.matching.models import Recall
from vrijwilligers.matching.rules.disclosure import RecallKind
from vrijwilligers.vocabulary.clock import now, today

YOUNG = {"nl": "Noor", "fr": "Manon", "en": "Daisy"}
THEIR_PHONE = {"nl": "0470 00 01 07", "fr": "0470 00 01 08", "en": "0470 00 01 09"}
TOLD = {
    "nl": ("Karim", "0470 00 01 01", "0470 00 01 11"),
    "fr": ("Colette", "0470 00 01 02", "0470 00 01 12"),
    "en": ("Winston", "0470 00 01 03", "0470 00 01 13"),
}
REFERENCE = re.compile(rf"\b[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}\b")
TO_ERASE = "Tell them to erase what we gave"
LANGUAGES = pytest.mark.parametrize("language", ["nl", "fr", "en"])


def refuse_without_consent(somebody):
    """Fill in who somebody is without consent: refused, and nothing that was typed is lost."""
    page, name = somebody.page, YOUNG[somebody.language]
    page.goto(f"{somebody.site.address}/candidates/new")
    page.locator("#given_name").fill(name)
    page.locator("#birth_year").fill(str(today().year - 15))
    page.locator("#phone").fill(THEIR_PHONE[somebody.language])
    send(somebody)
    page.locator("#error-summary").wait_for()
    look_namelessly(somebody, "refused-without-consent", name)
    assert page.locator("#given_name").input_value() == name
    assert page.locator("[name=fiche]:checked").count() == 0


def print_to_sign(somebody):
    """Fetch the paper to sign: it asks what the screen asks, in the language of who signs."""
    page, language = somebody.page, somebody.language
    shown = page.locator(f"main [data-language={language}]").first
    question = shown.locator(".consent-text strong").first.inner_text()
    address = shown.locator("a[href$='/paper']").get_attribute("href")
    answer = page.request.get(somebody.site.address + address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    pdf = PdfReader(BytesIO(answer.body()))
    assert pdf.trailer["/Root"]["/Lang"] == language
    assert " ".join(question.split()) in words_of(pdf)


def turn_to_the_visitor(somebody):
    """Turn the screen: the question stands there large; going back closes it."""
    shown = somebody.page.locator(f"main [data-language={somebody.language}]").first
    question = shown.locator(".consent-text strong").first.inner_text()
    with somebody.page.expect_popup() as waiting:
        press(shown.locator("a:not([href$='/paper'])"))
    turned = waiting.value
    turned.wait_for_load_state()
    assert turned.locator("h1").inner_text() == question
    somebody.look_at(turned, "turned-to-the-visitor")
    with turned.expect_event("close"):  # a click would wait for a page that is gone
        turned.locator("[data-close]").evaluate("link => { setTimeout(() => link.click()); }")


def agree_with_a_parent(somebody):
    """Agree on the screen; under 16 that needs a parent. Return the address of the fiche."""
    page, name = somebody.page, YOUNG[somebody.language]
    press(page.locator("[name=fiche][value=screen]"), "Space")
    send(somebody)
    page.locator("#by_parent-error").wait_for()
    assert page.locator("#given_name").input_value() == name
    press(page.locator("#by_parent"), "Space")
    send(somebody)
    page.wait_for_url(re.compile(r"/candidates/\d+$"))
    look_namelessly(somebody, "fiche-of-somebody-young", name)
    return page.url


def withdraw_and_undo(somebody, fiche):
    """Withdraw the whole fiche, which asks first: nobody finds it; undo, and it is there again."""
    page, name = somebody.page, YOUNG[somebody.language]
    page.goto(f"{fiche}/consent")
    acts = page.locator("[aria-labelledby=acts-heading]")
    assert somebody.say("a parent or guardian agrees") in acts.inner_text()
    look_namelessly(somebody, "consent", name)
    press(acts.locator("a[href$='/withdraw/fiche']"))
    page.wait_for_url(f"{fiche}/withdraw/fiche")
    look_namelessly(somebody, "withdraw", name)
    press(page.locator("form[action$='/withdraw/fiche'] button"))
    page.wait_for_url(f"{fiche}/consent")
    look_namelessly(somebody, "withdrawn", name)
    page.goto(fiche)
    assert page.url == f"{fiche}/consent"  # all that is left of it
    press(page.locator("form[action$='/withdrawal/undo'] button"))
    page.locator("#messages .message").first.wait_for()
    look_namelessly(somebody, "undone", name)
    page.goto(fiche)
    assert page.url == fiche


@pytest.mark.journey
@LANGUAGES
def test_somebody_young_agrees_with_a_parent_withdraws_and_undoes_it(site, visitor, language):
    rita = visitor(language)
    rita.sign_in("reception")
    refuse_without_consent(rita)
    print_to_sign(rita)
    turn_to_the_visitor(rita)
    fiche = agree_with_a_parent(rita)
    withdraw_and_undo(rita, fiche)


def introduce_and_tell(somebody, fiche):
    """Introduce somebody, and note that the organisation heard it on the phone."""
    page = somebody.page
    page.goto(fiche)
    press(page.locator(".fit a[href*='/introduce']").first)
    page.wait_for_url(re.compile(r"/introduce"))
    press(page.locator("main [name=sharing][value=spoken]"), "Space")
    press(page.locator("main [name^=yes_][value=spoken]"), "Space")
    page.locator("#contacted").select_option("phone")
    send(somebody)
    page.wait_for_url(fiche)


def to_tell(somebody, reference):
    """Open today; return who must be told about this reference."""
    somebody.page.goto(somebody.site.address)
    return somebody.page.locator("[aria-labelledby=recall-heading] .todo > li", has_text=reference)


def correct_the_phone(somebody, fiche, reference):
    """Write down another phone: the page says who has the old one, and a task tells what to say."""
    page, (name, old, new) = somebody.page, TOLD[somebody.language]
    page.goto(f"{fiche}/change")
    assert reference in page.locator("[aria-labelledby=told-heading]").inner_text()
    look_namelessly(somebody, "change-what-was-told", name)
    assert page.locator("#phone").input_value().replace(" ", "")[-8:] == old.replace(" ", "")[-8:]
    page.locator("#phone").fill(new)
    send(somebody)
    page.wait_for_url(fiche)
    task = to_tell(somebody, reference)
    assert name not in task.inner_text()
    press(task.locator("a.btn-soft"))
    page.wait_for_url(re.compile(r"/recalls/\d+$"))
    said = page.locator("[aria-labelledby=say]").inner_text()
    assert (name in said, new[-8:] in said, old[-8:] in said) == (True, True, False)
    look_namelessly(somebody, "tell-what-changed", name)


def take_back_the_yes(somebody, fiche):
    """Take back the yes for one organisation."""
    page, name = somebody.page, TOLD[somebody.language][0]
    page.goto(fiche)
    press(page.locator("main a[href*='/matching/introductions/']").first)
    page.wait_for_url(re.compile(r"/introductions/\d+$"))
    look_namelessly(somebody, "introduction-told", name)
    press(page.locator("main form[action$='/withdraw'] button"))
    page.locator("main form[action$='/withdrawal/undo']").wait_for()
    look_namelessly(somebody, "introduction-taken-back", name)


def let_ten_minutes_pass(desk, reference):
    """Put back the moment from which a task stands among what is to do."""
    wanted = select(Recall).where(Recall.codes == reference, Recall.kind == RecallKind.ERASE)
    desk.scalars(wanted).one().begins_at = now() - timedelta(minutes=1)
    desk.commit()


def tell_them(somebody, reference):
    """Tell the organisation on the phone: the name is forgotten, and nothing is left to do."""
    page, name = somebody.page, TOLD[somebody.language][0]
    task = to_tell(somebody, reference).filter(has_text=somebody.say(TO_ERASE))
    look_namelessly(somebody, "today-tell-them", name)
    press(task.locator("a.btn-soft"))
    page.wait_for_url(re.compile(r"/recalls/\d+$"))
    address = page.url
    assert name in page.locator("[aria-labelledby=say]").inner_text()
    look_namelessly(somebody, "tell-them", name)
    press(page.locator("main form[action$='/told/phone'] button"))
    page.wait_for_url(f"{somebody.site.address}/")
    assert to_tell(somebody, reference).count() == 0
    page.goto(address)
    assert name not in page.locator("main").inner_text()
    look_namelessly(somebody, "told-them", name)


@pytest.mark.journey
@LANGUAGES
def test_who_was_told_hears_what_changed_and_that_it_is_taken_back(site, desk, visitor, language):
    rita = visitor(language)
    rita.sign_in("reception")
    name, phone, _new = TOLD[language]
    fiche = f"{site.address}/candidates/{quick_fiche(rita, name, phone=phone)}"
    introduce_and_tell(rita, fiche)
    rita.page.goto(f"{fiche}/consent")
    told = rita.page.locator("[aria-labelledby=told-heading]").inner_text()
    reference = REFERENCE.search(told).group()
    correct_the_phone(rita, fiche, reference)
    take_back_the_yes(rita, fiche)
    assert to_tell(rita, reference).filter(has_text=rita.say(TO_ERASE)).count() == 0
    let_ten_minutes_pass(desk, reference)
    tell_them(rita, reference)
