from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from tests.bundles.pictures import drawn
from tests.desk import Desk
from vrijwilligers.bundles import rules
from vrijwilligers.bundles.feature import BundleFact, BundlePermission
from vrijwilligers.bundles.models import Edition
from vrijwilligers.exchange import documents
from vrijwilligers.extensions import db
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import today


def editions(database):
    database.rollback()
    return database.scalar(select(func.count()).select_from(Edition))


def printed(page):
    """Return the text of the PDF that a page answered."""
    assert page.response.mimetype == "application/pdf"
    reader = PdfReader(BytesIO(page.response.data))
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)


def made(desk, **answers):
    """Make an edition and return its PDF."""
    page = desk.submit("bundles.index", answers)
    return desk.open(page.location + "/pdf")


def looked_at(desk, **answers):
    """Return how a choice would look."""
    page = desk.get("bundles.index")
    page.html.select_one("main form[method=post]")["action"] = desk.url("bundles.look")
    return desk.send(page, answers, status=200)


def test_a_coordinator_makes_an_edition_and_prints_it(coordinator, make, database):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})

    page = made(coordinator, language="nl")

    assert "Soep koken" in printed(page)
    name = f"vacaturebundel-{today().isoformat()}-nl.pdf"
    assert page.response.headers["Content-Disposition"] == f"attachment; filename={name}"
    edition = database.scalars(select(Edition)).one()
    assert (edition.vacancies, edition.printed_by_id) == (1, coordinator.staff_id)


def test_an_edition_is_printed_again_exactly_although_all_has_changed(coordinator, make, database):
    vacancy = make.vacancy()
    first = made(coordinator, language="nl").response.data
    vacancy.contact_phone = "+3225550199"
    vacancy.places = 0
    database.commit()

    edition = database.scalars(select(Edition)).one()
    again = coordinator.get("bundles.download", edition_id=edition.id).response.data

    assert again == first


def test_reception_looks_at_the_vacancies_of_today_without_counting(reception, make, database):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})

    assert "Soep koken" in printed(looked_at(reception, language="nl"))

    assert editions(database) == 0


def test_reception_makes_no_edition(reception, make, database):
    make.vacancy()
    reception.submit("bundles.index", {}, status=403)
    assert editions(database) == 0


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


def test_chapters_come_as_numbered_and_a_chapter_with_0_stays_out(coordinator, make):
    make.vacancy(category="food", texts={"nl": ("Soep", "Lekker")})
    make.vacancy(category="board", texts={"nl": ("Raad", "Vergaderen")})
    make.vacancy(category="sport", texts={"nl": ("Bal", "Spelen")})

    text = printed(made(coordinator, place_food="9", place_board="1", place_sport="0"))

    assert text.index("Raad") < text.index("Soep")
    assert "Bal" not in text


def test_the_page_says_what_would_be_in_it(reception, make):
    make.vacancy(category="food", engagement="short")
    make.vacancy(category="board", texts={"fr": ("Trier", "Vous triez.")})
    make.vacancy(category=None)

    text = reception.get("bundles.index").text

    assert "Cooking and food 1 1 1 Board 1 0 0 Other 1 0 0 Total 3 1 1" in text
    assert "(3 vacancies)" in text
    assert "(1 vacancy)" in text
    assert "1 vacancy has no category" in text
    assert "1 vacancy has no text in Dutch" in text
    assert "3 vacancies have no text in English" in text


def test_the_language_of_the_page_is_chosen_at_first_and_the_whole_bundle(app, make):
    make.vacancy()
    desk = Desk(app, "fr").sign_in(make.staff("reception"))
    page = desk.get("bundles.index")
    chosen = [item["value"] for item in page.html.select("main input[checked]")]
    assert chosen == ["bundle", "fr", "a4", "y"]


def test_a_list_of_one_category_has_a_name_of_its_own(coordinator, make):
    make.vacancy(category="food", engagement="once", texts={"nl": ("Soep", "Lekker")})
    make.vacancy(category="board", engagement="once", texts={"nl": ("Raad", "Vergaderen")})
    answers = {"language": "en", "season": "winter", "category": "food"}

    page = made(coordinator, **answers)

    assert (
        f"winter-list-{today().isoformat()}-en-food.pdf"
        in page.response.headers["Content-Disposition"]
    )
    assert "Soep" in printed(page)
    assert "Raad" not in printed(page)


def test_nothing_to_print_says_so_and_counts_no_edition(coordinator, make, database):
    make.vacancy(engagement="regular")

    page = coordinator.submit("bundles.index", {"season": "summer"}, status=422)

    assert page.problems == [
        "There is no open vacancy for this choice. Choose another list or category."
    ]
    assert editions(database) == 0


@pytest.mark.parametrize(
    "answers",
    [
        {"language": "de"},
        {"season": "spring"},
        {"category": "soup"},
        {"size": "a3"},
        {"place_food": "100"},
    ],
)
def test_an_answer_that_we_did_not_offer_is_refused(coordinator, make, database, answers):
    make.vacancy()
    page = coordinator.submit("bundles.index", answers, status=422)
    assert len(page.problems) == 1
    assert editions(database) == 0


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


def test_signs_that_cannot_be_printed_are_named_before_an_edition_is_made(
    coordinator, make, database
):
    vacancy = make.vacancy(texts={"nl": ("Feest 🎉", "Samen")})
    make.vacancy()

    asked = coordinator.submit("bundles.index", {"language": "nl"}, status=422)

    assert "🎉" in asked.html.select_one("main").get_text()
    places = [link["href"] for link in asked.html.select("main li a")]
    assert places == [coordinator.url("vacancies.show", vacancy_id=vacancy.id)]
    assert editions(database) == 0
    page = coordinator.send(asked, {}, status=303)
    assert editions(database) == 1
    assert "Feest ☐" in printed(coordinator.open(page.location + "/pdf"))


@pytest.mark.parametrize("how", ["look", "flyer"])
def test_signs_that_cannot_be_printed_are_named_wherever_one_prints(reception, make, how):
    vacancy = make.vacancy(texts={"nl": ("Feest 🎉", "Samen")})
    if how == "flyer":
        asked = reception.get("bundles.flyer", vacancy_id=vacancy.id, language="nl", size="a5")
        fields = asked.html.select("#accept [name]")
        answers = {field["name"]: field["value"] for field in fields}
        page = reception.open(f"{reception.url('bundles.flyer', vacancy_id=vacancy.id, **answers)}")
    else:
        page = reception.get("bundles.index")
        page.html.select_one("main form[method=post]")["action"] = reception.url("bundles.look")
        asked = reception.send(page, {"language": "nl"}, status=422)
        page = reception.send(asked, {}, status=200)
    assert "🎉" in asked.html.select_one("main").get_text()
    assert "Feest ☐" in printed(page)


def test_nobody_waits_for_the_database_while_we_print(coordinator, make, monkeypatch):
    make.vacancy()
    seen = []

    def watched(*arguments):
        seen.append(db.session.registry().in_transaction())
        return typeset(*arguments)

    typeset = documents._typeset
    monkeypatch.setattr(documents, "_typeset", watched)
    coordinator.submit("bundles.index", {})

    assert seen == [False]


def test_a_print_that_fails_says_what_one_can_try(coordinator, make, database, monkeypatch):
    make.vacancy()
    monkeypatch.setattr(documents, "SECONDS", 0.001)
    page = coordinator.submit("bundles.index", {}, status=500)
    assert "Print fewer at once" in page.html.select_one("#refusal").get_text()
    assert editions(database) == 0


def test_an_administrator_has_nothing_to_print(administrator, make):
    administrator.get("bundles.index", status=403)
    assert not make.staff("administrator").may(BundlePermission.PRINT)


def test_a_bundle_has_what_is_open_today_and_not_what_was_yesterday(reception, make):
    make.vacancy(texts={"nl": ("Voorbij", "Was")}, publish_until=today() - timedelta(days=1))
    make.vacancy(texts={"nl": ("Vandaag", "Is")}, publish_until=today())

    text = printed(looked_at(reception))

    assert "Vandaag" in text
    assert "Voorbij" not in text
