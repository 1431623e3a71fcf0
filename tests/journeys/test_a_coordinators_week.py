"""A coordinator's week: bring in a file, correct it, publish, make an edition, print it."""

import re

import pytest
from pypdf import PdfReader

from tests.journeys.steps import press

HEADER = "Nummer;Organisatie;Titel;Rubriek;Gemeente;Publiceren tot"
ROWS = (
    "A1;Buurthuis De Brug;Soep koken;food;Jette;31/12/2027",
    "A2;Buurthuis De Brug;Voorlezen;children_youth;Schaarbeek;31/12/2027",
    "A3;;Wandelen;sport;Elsene;28/02/2027",
)
MEANINGS = (  # of the columns, in their order
    *("source_id", "organisation", "title_nl", "category", "municipality", "publish_until"),
)


def bring_in(somebody, path, source):
    """Send a file, say what its columns mean where that is asked, and come to the report."""
    page = somebody.page
    page.goto(f"{somebody.site.address}/vacancies/imports/new")
    page.locator("#file").set_input_files(path)
    page.locator("#source_name").fill(source)
    page.locator("main .btn-main").click()
    page.wait_for_url(re.compile(r"/vacancies/imports/\d+"))
    somebody.look("import")
    columns = page.locator('main a[href$="/columns"]')
    if columns.count():
        columns.first.click()
        somebody.look("columns")
        for number, meaning in enumerate(MEANINGS):
            page.locator(f"#column_{number}").select_option(meaning)
        page.locator("main .btn-main").click()
        page.wait_for_url(re.compile(r"/vacancies/imports/\d+$"))
        somebody.look("preview")


def take_over(somebody):
    page = somebody.page
    if page.locator("#is_another").count():  # the same list, as the week in another language has it
        page.locator("#is_another").check()
    page.locator('main button[form="take-over"]').click()
    page.locator("main .tags .tag.good").first.wait_for()
    page.wait_for_load_state()
    somebody.look("taken-over")


def correct(somebody, folder, source):
    """Download what was rejected, correct it, bring it in again as it is."""
    page = somebody.page
    with page.expect_download() as waiting:
        page.locator('main a[href$="/rejected.csv"], main a[download]').first.click()
    path = folder / "verbeterd.csv"
    waiting.value.save_as(path)
    rejected = path.read_text(encoding="utf-8-sig")
    assert "Wandelen" in rejected
    assert "Soep" not in rejected
    path.write_text(rejected.replace("A3;;", "A3;Buurthuis De Brug;"), encoding="utf-8-sig")
    bring_in(somebody, path, source)
    take_over(somebody)


def write_a_vacancy(somebody, title):
    """Write a draft for the organisation that came with the file; return its address."""
    page = somebody.page
    page.goto(f"{somebody.site.address}/vacancies/organisation?text=Brug")
    press(page.locator(".rows a").first)
    page.wait_for_url(re.compile(r"/vacancies/new"))
    page.locator("#title_nl").focus()
    page.keyboard.type(title)
    page.locator("#description_nl").focus()
    page.keyboard.type("Je kookt soep. Daarna eten we samen.")
    page.locator("#category").select_option("food")
    press(page.locator("main .send .btn-main"))
    page.wait_for_url(re.compile(r"/vacancies/\d+(#.*)?$"))
    return page.url.partition("#")[0]


def answer_for_the_organisation(somebody):
    """Say what the law asks of an organisation: what it is, and that it is insured."""
    page = somebody.page
    page.locator('#missing a[href*="/organisations/"]').first.press("Enter")
    page.wait_for_url(re.compile(r"/organisations/\d+/change"))
    page.locator("#kind").select_option("vzw")
    press(page.locator('[name="has_liability_insurance"][value="yes"]'), "Space")
    press(page.locator("main .send .btn-main"))
    page.locator("#messages .message").first.wait_for()


def publish(somebody, title):
    """Publish a vacancy of our own: refused in words, answered, shown to everybody."""
    page = somebody.page
    address = write_a_vacancy(somebody, title)
    if page.locator('#missing a[href*="/organisations/"]').count():
        answer_for_the_organisation(somebody)
        page.goto(address)
    press(page.locator('#missing a[href*="#allowance"]'))
    press(page.locator('[name="allowance"][value="none"]'), "Space")
    press(page.locator("main .send .btn-main"))
    page.wait_for_url(re.compile(r"/vacancies/\d+(#.*)?$"))
    press(page.locator('main form[action$="/publish"] button'))
    page.locator("#messages .message").first.wait_for()
    somebody.look("published")
    assert page.locator("#missing").count() == 0
    number = address.rpartition("/")[2]
    answer = page.request.get(f"{somebody.site.address}/v/{number}")
    assert (answer.status, title in answer.text()) == (200, True)


def make_an_edition(somebody):
    """Make an edition of the bundle, leaf through it, and read it as a page."""
    page = somebody.page
    page.goto(f"{somebody.site.address}/bundles/")
    for answer in ('[name="language"][value="nl"]', '[name="size"][value="a5"]', "#large"):
        page.locator(answer).check()
    page.locator("#name").fill("Feest 🎉")
    page.locator("main .send .btn-main").click()
    say_that_a_sign_is_lost(somebody)
    page.wait_for_url(re.compile(r"/bundles/editions/\d+$"))
    somebody.look("edition")
    address = page.url
    page.locator("main [rel=next]").click()
    somebody.look("leaf")
    page.goto(f"{address}/read")
    somebody.look("read")
    page.goto(f"{somebody.site.address}/bundles/editions/")
    somebody.look("editions")
    page.goto(f"{address}/delete")
    somebody.look("edition-delete")
    return address


def say_that_a_sign_is_lost(somebody):
    """The name of the edition has a sign that no font of ours has: that is said before."""
    somebody.page.locator("#accept").wait_for()
    somebody.look("lost-signs")
    somebody.page.locator("#accept button").click()


def print_volumes(somebody, address, folder):
    """Print each volume of an edition."""
    page = somebody.page
    page.goto(address)
    volumes = page.locator("main nav.pager").first.locator("a[href*='volume=']:not([rel])")
    links = [link.get_attribute("href") for link in volumes.all()]
    return [
        print_twice(somebody, f"{somebody.site.address}{link}" if link else address, folder)
        for link in links or [""]
    ]


def print_twice(somebody, address, folder):
    """Print a volume, and once more: it is the same to the last byte."""
    somebody.page.goto(address)
    prints = [folder / "bundel.pdf", folder / "nog eens.pdf"]
    for path in prints:
        with somebody.page.expect_download() as waiting:
            somebody.page.locator('main a[href*="/pdf"]').first.click()
        waiting.value.save_as(path)
    assert prints[0].read_bytes() == prints[1].read_bytes()
    return PdfReader(prints[0])


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_week_from_the_file_to_the_print(site, visitor, language, tmp_path):
    hilde = visitor(language)
    hilde.sign_in("coordinator")
    path, source = tmp_path / "lijst.csv", f"Weekblad {language}"
    path.write_text("\n".join((HEADER, *ROWS)), encoding="utf-8")
    bring_in(hilde, path, source)
    take_over(hilde)
    correct(hilde, tmp_path, source)
    publish(hilde, f"Samen soep eten {language}")

    printed = print_volumes(hilde, make_an_edition(hilde), tmp_path)
    leaves = [leaf.extract_text() for volume in printed for leaf in volume.pages]
    text = " ".join("".join(leaves).split())
    for title in ("Soep koken", "Voorlezen", "Wandelen", f"Samen soep eten {language}"):
        assert title in text
    assert {volume.trailer["/Root"]["/Lang"] for volume in printed} == {"nl"}


DESK = (
    "/vacancies/?state=work",
    "/vacancies/?state=expired",
    "/vacancies/changes/",
    "/vacancies/export",
    "/vacancies/sources",
    "/vacancies/new?organisation=1",
    "/vacancies/imports/new",
    "/organisations/new",
    "/organisations/1/change",
    "/organisations/1/contacts/new",
    "/organisations/1/limits",
    "/organisations/1/information",
    "/organisations/1/people/new",
    "/organisations/1/addresses/new",
    "/organisations/1/agreements/new",
    "/organisations/1/proposal-link",
    "/organisations/1/merge",
    "/organisations/agreements/",
    "/organisations/doubles/",
    "/organisations/imports/",
    "/organisations/imports/new",
    "/organisations/export",
    "/exports/",
    "/bundles/",
    "/bundles/editions/",
)


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_page_of_the_coordinator_can_be_read_by_everybody(site, visitor, language):
    hilde = visitor(language)
    hilde.sign_in("coordinator")
    for address in DESK:
        answer = hilde.page.goto(site.address + address)
        assert answer.status == 200, address
        hilde.look(address.strip("/").replace("/", "-").partition("?")[0])
