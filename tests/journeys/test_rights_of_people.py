"""What a coordinator does for somebody: support needs, a copy of all data, and erasing."""

import json
import re
import zipfile
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journeys.steps import (
    ADMINISTRATES,
    look_namelessly,
    press,
    quick_fiche,
    send,
    sign_to_keep_secret,
    words_of,
)

HELPED = {"nl": "Gerrit", "fr": "Antoine", "en": "Humphrey"}
PEOPLE = {"nl": "Ludovica", "fr": "Philippine", "en": "Rosalind"}
LANGUAGES = pytest.mark.parametrize("language", ["nl", "fr", "en"])


@pytest.fixture
def hilde(visitor, language):
    """Sign in a coordinator who administers the desk too."""
    hilde = visitor(language)
    hilde.sign_in(*ADMINISTRATES)
    return hilde


def note_what_helps(somebody, fiche, name):
    """Note support needs in a conversation of today, once consent for them is given."""
    page = somebody.page
    page.goto(fiche)
    press(page.locator("details:has(form[action$='/conversations/walk_in']) > summary"))
    press(page.locator("form[action$='/conversations/walk_in'] button"))
    page.wait_for_url(re.compile(r"/conversations/\d+$"))
    page.goto(fiche)
    press(page.locator("main a[href$='/support']"))
    page.wait_for_url(f"{fiche}/support")
    look_namelessly(somebody, "support-needs-shut", name)
    press(page.locator("main a.btn-main[href*='/consent']"))
    page.wait_for_url(re.compile(r"/consent"))
    look_namelessly(somebody, "consent-to-support-needs", name)
    press(page.locator("[name=support_needs][value=spoken]"), "Space")
    send(somebody)
    page.wait_for_url(f"{fiche}/support")
    look_namelessly(somebody, "support-needs", name)
    for box in page.locator("[name=needs]").all()[:2]:
        press(box, "Space")
    send(somebody)
    page.wait_for_url(re.compile(r"/conversations/\d+$"))


def withdraw_what_helps(somebody, fiche, name):
    """Take back that consent: what was noted is gone at once, also when that is undone."""
    page = somebody.page
    page.goto(f"{fiche}/support")
    assert page.locator("[name=needs]:checked").count() == 2
    look_namelessly(somebody, "support-needs-noted", name)
    page.goto(f"{fiche}/consent")
    press(page.locator("form[action$='/withdraw/support_needs'] button"))
    page.locator("form[action$='/withdrawal/undo']").wait_for()
    look_namelessly(somebody, "support-needs-withdrawn", name)
    page.goto(f"{fiche}/support")
    assert page.locator("[name=needs]").count() == 0
    page.goto(f"{fiche}/consent")
    press(page.locator("form[action$='/withdrawal/undo'] button"))
    page.locator("#messages .message").first.wait_for()
    page.goto(f"{fiche}/support")
    assert page.locator("[name=needs]:checked").count() == 0


@pytest.mark.journey
@LANGUAGES
def test_support_needs_are_noted_with_consent_and_go_with_it(site, desk, hilde, language):
    name = HELPED[language]
    fiche = f"{site.address}/candidates/{quick_fiche(hilde, name)}"
    sign_to_keep_secret(hilde, desk)
    note_what_helps(hilde, fiche, name)
    withdraw_what_helps(hilde, fiche, name)


def take_a_copy(somebody, fiche, name):
    """Give somebody a copy of all data; return its files by their endings."""
    page = somebody.page
    page.goto(fiche)
    press(page.locator("main a[href$='/copy']"))
    page.wait_for_url(f"{fiche}/copy")
    look_namelessly(somebody, "copy", name)
    press(page.locator("[name=asker][value=self]"), "Space")
    press(page.locator("[name=check][value=known]"), "Space")
    with page.expect_download() as waiting:
        send(somebody)
    packed = zipfile.ZipFile(waiting.value.path())
    names = [waiting.value.suggested_filename, *packed.namelist()]
    assert [one for one in names if name.lower() in one.lower()] == []
    look_namelessly(somebody, "copied", name)
    return {one.rpartition(".")[2]: packed.read(one) for one in packed.namelist()}


def read_the_copy(files, language, name):
    """Read both files of a copy back: the name stands in them, and in no title."""
    content = json.loads(files["json"])
    assert (content["language"], name in json.dumps(content["tables"])) == (language, True)
    pdf = PdfReader(BytesIO(files["pdf"]))
    assert pdf.trailer["/Root"]["/Lang"] == language
    assert name in words_of(pdf)
    assert name not in str(pdf.metadata)


def erase_on_request(somebody, fiche, name):
    """Erase somebody who asked for it: the number of the fiche is typed, a wrong one refused."""
    page = somebody.page
    page.goto(fiche)
    press(page.locator("main a[href$='/erase']"))
    page.wait_for_url(f"{fiche}/erase")
    look_namelessly(somebody, "erase", name)
    number = re.search(r"\d[\d-]+", page.locator("h1").inner_text()).group()
    press(page.locator("[name=reason][value=request]"), "Space")
    page.locator("#number").fill(f"{number}0")
    send(somebody)
    page.locator("#error-summary").wait_for()
    look_namelessly(somebody, "erase-refused", name)
    page.locator("#number").fill(number)
    send(somebody)
    page.wait_for_url(f"{somebody.site.address}/privacy/")
    assert number in page.locator("#messages").inner_text()
    look_namelessly(somebody, "erased", name)


def find_nobody(somebody, fiche, name):
    """Look for somebody who is erased: by the address, and by the name."""
    page = somebody.page
    assert page.goto(fiche).status == 404
    page.goto(somebody.site.address)
    page.locator("#find").fill(name)
    page.locator("#find").press("Enter")
    page.wait_for_url(f"{somebody.site.address}/find")
    assert page.locator(".found-page a").count() == 0
    look_namelessly(somebody, "found-nobody", name)


@pytest.mark.journey
@LANGUAGES
def test_somebody_takes_a_copy_of_all_data_and_is_erased(site, desk, hilde, language):
    name = PEOPLE[language]
    fiche = f"{site.address}/candidates/{quick_fiche(hilde, name)}"
    sign_to_keep_secret(hilde, desk)
    read_the_copy(take_a_copy(hilde, fiche, name), language, name)
    erase_on_request(hilde, fiche, name)
    find_nobody(hilde, fiche, name)
