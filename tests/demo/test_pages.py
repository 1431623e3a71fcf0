"""A demo says so on every page and every print, in three languages, to everybody (F-04)."""

import pytest

from tests.exchange.pdfs import pages_of
from vrijwilligers.bundles.documents.bundle import content, print_bundle
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.records import database_flags
from vrijwilligers.vocabulary.clock import today

LINES = {
    "nl": "Demo: iedereen hier is verzonnen.",
    "fr": "Démo\N{NO-BREAK SPACE}: ici, tout le monde est inventé.",
    "en": "Demo: everybody here is made up.",
}


@pytest.fixture
def demo(database):
    database_flags.mark_as_demo()
    database.commit()


def said_on(page):
    return {one["lang"]: one.get_text() for one in page.html.select(".demo-note [lang]")}


def test_every_page_of_the_desk_says_it_p26(demo, coordinator, desk, make):
    person = make.candidate(consents=[ConsentPurpose.FICHE])
    for endpoint in ("desk.today", "candidates.index", "settings.desk"):
        assert said_on(coordinator.get(endpoint)) == LINES
    assert said_on(coordinator.get("desk.fiche", candidate_id=person.id)) == LINES
    assert said_on(coordinator.get("desk.fiche", candidate_id=99999, status=404)) == LINES
    assert said_on(desk.get("accounts.sign_in")) == LINES


@pytest.mark.parametrize("address", ["/site/nl/", "/site/fr/vacancies/", "/site/en/privacy"])
def test_every_public_page_says_it_p26(demo, desk, address):
    assert said_on(desk.open(address)) == LINES


def test_a_real_desk_says_nothing_of_a_demo(coordinator, desk):
    assert said_on(coordinator.get("desk.today")) == {}
    assert said_on(desk.open("/site/nl/")) == {}


def test_every_page_of_a_print_says_it_in_the_language_of_the_print_p26(demo, make):
    make.vacancy()
    said, _ = content(BundleChoice(language="nl"), today=today())
    pages = pages_of(print_bundle(said, today=today()).pdf)
    assert len(pages) > 1
    assert all(LINES["nl"] in page for page in pages)


def test_the_print_of_a_real_desk_says_nothing_of_it(make):
    make.vacancy()
    said, _ = content(BundleChoice(language="nl"), today=today())
    assert not any("Demo" in page for page in pages_of(print_bundle(said, today=today()).pdf))
