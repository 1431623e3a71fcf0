"""Editions that were made: their list, name, pages, what is new, and what becomes of them."""

import pytest
from sqlalchemy import select

from tests.bundles.pictures import drawn
from tests.bundles.printing import editions, made, printed
from tests.desk import Desk
from vrijwilligers.bundles import rules
from vrijwilligers.bundles.feature import BundleFact
from vrijwilligers.bundles.models import Edition
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.facts import Fact


def test_an_edition_is_printed_again_exactly_although_all_has_changed(coordinator, make, database):
    vacancy = make.vacancy()
    first = made(coordinator, language="nl").response.data
    vacancy.contact_phone = "+3225550199"
    vacancy.places = 0
    database.commit()

    edition = database.scalars(select(Edition)).one()
    again = coordinator.get("bundles.download", edition_id=edition.id).response.data

    assert again == first


def test_an_edition_is_looked_through_page_by_page(coordinator, reception, make, database):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep. " * 600)})
    made(coordinator, language="nl")
    edition_id = database.scalars(select(Edition.id)).one()

    page = reception.get("bundles.edition", edition_id=edition_id, page=2)
    picture = reception.open(page.html.select_one("img.leaf")["src"]).response

    assert [a["rel"] for a in page.html.select("a[rel]")] == [["prev"], ["next"]]
    assert page.html.select_one("img.leaf")["alt"] == "Page 2 of 3"
    assert len(page.html.select(".leaves img")) == 3
    leaf = drawn(picture.data)
    assert (leaf.mode, leaf.width, leaf.height) == ("RGB", 1000, 1415)
    assert leaf.getpixel((0, 0)) == (255, 255, 255)
    assert len(leaf.getcolors(maxcolors=leaf.width * leaf.height)) > 2, "something stands on it"
    assert picture.headers["Cache-Control"] == "no-store"
    reception.get("bundles.page", edition_id=edition_id, number=4, status=404)
    reception.get("bundles.page", edition_id=edition_id, number=0, status=404)
    reception.get("bundles.edition", edition_id=edition_id + 1, status=404)


def test_an_edition_is_read_as_a_web_page(coordinator, reception, make, database):
    make.vacancy(texts={"fr": ("Trier", "Vous triez.")}, contact_email="jo@example.org")
    made(coordinator, language="nl")
    edition_id = database.scalars(select(Edition.id)).one()

    page = reception.get("bundles.read", edition_id=edition_id)

    assert page.html.select_one("h3 [lang]")["lang"] == "fr"
    assert page.html.select_one("h2").find_parent("div", lang="nl")
    assert "jo@example.org" in page.html.select_one("article").get_text()


@pytest.mark.parametrize("choice", [None, rules.to_json(rules.BundleChoice(language="nl"))])
def test_an_edition_of_which_the_paper_is_gone_says_so(reception, make, database, choice):
    old = Edition(language="nl", vacancies=3, choice=choice)
    database.add(old)
    database.commit()

    assert "no longer here" in reception.get("bundles.edition", edition_id=old.id).text

    assert not reception.get("bundles.editions").html.select("main a[href*='/pdf']")
    reception.get("bundles.download", edition_id=old.id, status=404)
    reception.get("bundles.read", edition_id=old.id, status=404)


def test_what_is_new_since_the_last_edition_is_marked(coordinator, make):
    make.vacancy(texts={"nl": ("Soep", "Lekker.")})
    assert "New" not in printed(made(coordinator, language="en"))
    make.vacancy(texts={"nl": ("Brood", "Lekker.")})

    assert printed(made(coordinator, language="en")).count("New") == 1


def test_the_next_edition_begins_as_the_last_one(coordinator, make):
    make.vacancy(category="food")
    make.vacancy(category="board")
    answers = {"size": "a5", "large": "y", "qr": "y", "place_food": "2", "place_board": "1"}
    made(coordinator, **answers)

    page = coordinator.get("bundles.index")

    chosen = {item["name"] for item in page.html.select("main input[checked]")}
    assert {"large", "qr", "contact", "marks_new"} <= chosen
    assert page.html.select_one("[name=size][checked]")["value"] == "a5"
    places = [page.html.select_one(f"[name=place_{c}]")["value"] for c in ("board", "food")]
    assert places == ["1", "2"]


def test_earlier_editions_are_listed_with_who_made_them(app, make):
    make.vacancy()
    rita = Desk(app).sign_in(make.staff("coordinator", name="Rita"))
    assert "None yet" in rita.get("bundles.index").text

    rita.submit("bundles.index", {"language": "fr"})

    text = rita.get("bundles.index").text
    assert "French · 1 vacancy" in text
    assert "1 vacancy · A4 · made by Rita" in text


def test_an_edition_has_a_name_and_tells_itself_apart(coordinator, reception, make, database):
    for _ in range(2):
        make.vacancy()
    answers = {"language": "nl", "name": " Open dag ", "size": "a5", "large": True}
    page = made(coordinator, **answers, contact=[])
    assert "Open dag · 2" in printed(page)
    for _ in range(4):
        made(coordinator, language="fr")
    first = reception.get("bundles.index")
    assert "Open dag" not in first.html.select_one("section[aria-labelledby=earlier]").get_text()
    [link] = first.html.select("a[href$='/editions/']")
    assert link.get_text() == "All editions (5)"
    text = reception.get("bundles.editions").text
    assert "Vacancy bundle · Open dag" in text
    assert "Dutch · 2 vacancies · A5 · large print · without contact data" in text


def test_a_coordinator_deletes_an_edition_which_stays_counted(
    coordinator, reception, make, database
):
    make.vacancy()
    made(coordinator, language="nl")
    edition_id = database.scalars(select(Edition.id)).one()
    reception.get("bundles.ask_to_delete", edition_id=edition_id, status=403)
    page = coordinator.get("bundles.ask_to_delete", edition_id=edition_id)
    form = page.html.select_one("form.harm")
    assert form.select_one("[name=is_sure]")
    coordinator.send(page, {"is_sure": []}, status=422, form="form.harm")
    assert editions(database) == 1
    sure = coordinator.sure(coordinator.url("bundles.delete", edition_id=edition_id))
    coordinator.send(page, sure, form="form.harm")
    assert editions(database) == 0
    deeds = select(AuditEvent.deed).where(AuditEvent.thing == "edition")
    assert database.scalars(deeds).all() == ["printed", "deleted"]
    printed = select(Fact).where(Fact.kind == BundleFact.PRINTED, Fact.dimension == "")
    assert len(database.scalars(printed).all()) == 1
