"""Nobody outside reads a contact person's phone, mail or name before somebody asked (F-12)."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.imports.bringing_in import taken_over
from tests.vacancies.files import row, table
from vrijwilligers.bundles import documents
from vrijwilligers.bundles.rules import BundleChoice, PaperSize
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today

SOURCE = "Buurtwerk"
FATIMA = {
    "title_nl": "Soep koken met Fatima Zzytop",
    "description_nl": "Bel Fatima Zzytop op 0475/11.22.33 of fatima@zzytop.example. Kom gerust.",
    "title_fr": "Préparer la soupe",
    "description_fr": "Appelez le 0475 11 22 33 ou fatima (at) zzytop.example.",
    "contact_name": "Fatima Zzytop",
    "contact_phone": "0475 11 22 33",
    "contact_email": "fatima@zzytop.example",
}
TRACES = ("0475", "475112233", "11.22.33", "11 22 33", "zzytop", "Zzytop")


@pytest.fixture
def vacancy(database):
    taken_over(VACANCIES, table(row(**FATIMA)), source_name=SOURCE)
    (vacancy,) = database.query(Vacancy)
    vacancy.directions = "Bel 0475 11 22 33 aan de deur."
    vacancy.organisation.phone, vacancy.organisation.email = "+3225121317", "info@huis.example"
    database.commit()
    return vacancy


def in_public(visitor, vacancy, coordinator):
    """Return all that somebody outside can get hold of, by what it is."""
    said = {
        path: visitor.client.get(path).get_data(as_text=True)
        for path in (
            f"/site/nl/vacancies/{vacancy.id}",
            f"/site/fr/vacancies/{vacancy.id}",
            *("/site/nl/", "/site/nl/vacancies/", "/site/nl/widget", "/site/fr/vacancies/"),
            *("/site/nl/feed.json", "/site/fr/feed.json", "/site/nl/feed.atom"),
            *("/api/v1/vacancies", f"/api/v1/vacancies/{vacancy.id}"),
        )
    }
    for shape in ("csv", "engagement"):
        answers = {"shape": shape, "reason": "partner", "source": ""}
        page = coordinator.submit("vacancies.export", answers, status=200)
        said[f"file for a partner: {shape}"] = page.response.get_data(as_text=True)
    with coordinator.app.app_context():
        said |= prints()
    return said


def prints():
    day = today()
    vacancies = Vacancy.query.all()
    content, _ = documents.content(BundleChoice(language="nl"), today=day)
    made = {
        "bundle": documents.print_bundle(content, today=day),
        "selection": documents.selection(vacancies, language="fr", today=day),
        "flyer": documents.flyer(vacancies[0], language="nl", size=PaperSize.A4, today=day),
    }
    return {name: text_of(one.pdf) for name, one in made.items()}


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def leaks(said):
    return {(where, trace) for where, text in said.items() for trace in TRACES if trace in text}


def test_fatima_is_nowhere_until_somebody_says_that_she_may_be_public(
    visitor, coordinator, vacancy, database
):
    assert leaks(in_public(visitor, vacancy, coordinator)) == set()
    page = visitor.open(f"/site/nl/vacancies/{vacancy.id}")
    assert "[telefoonnummer: vraag het infopunt]" in page.text
    assert "[e-mailadres: vraag het infopunt]" in page.text
    assert page.html.select_one('a[href="tel:+3225121317"]'), "of the organisation itself"

    seen = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert "0475/11.22.33" in seen.text, "at the desk it stays"
    coordinator.send(seen, {}, form='form[action$="/contact/public"]')
    database.expire_all()

    found = in_public(visitor, vacancy, coordinator)
    shown = {where for where, _ in leaks(found)}
    assert shown >= {where for where in found if "feed" in where or "api" in where}
    assert shown >= {f"/site/{language}/vacancies/{vacancy.id}" for language in ("nl", "fr")}
    assert shown >= {where for where in found if not where.startswith("/")}

    again = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    coordinator.send(again, {}, form='form[action$="/contact/masked"]')
    database.expire_all()
    assert leaks(in_public(visitor, vacancy, coordinator)) == set()


def test_a_source_may_be_public_as_a_whole(visitor, coordinator, vacancy, database):
    page = coordinator.get("vacancies.imports")
    page = coordinator.open(page.html.select_one('a[href="/vacancies/sources"]')["href"])
    sent = coordinator.send(page, {"public": [SOURCE]})
    assert coordinator.open(sent.location).messages[0].startswith("Noted.")
    assert "0475/11.22.33" in visitor.open(f"/site/nl/vacancies/{vacancy.id}").text
    page = coordinator.get("vacancies.public_sources")
    assert page.html.select_one("[name=public]").has_attr("checked")
    coordinator.send(page, {"public": []})
    assert "0475" not in visitor.open(f"/site/nl/vacancies/{vacancy.id}").text


def test_our_own_vacancy_shows_its_contact_and_masks_what_else_stands_in_a_text(
    visitor, make, database
):
    texts = {"nl": ("Koken", "Bel 0475 11 22 33, of Hilde op 0476 11 22 33.")}
    vacancy = make.vacancy(texts=texts, contact_phone="+32475112233", contact_name="Hilde Proef")
    vacancy.organisation.url = None
    database.commit()
    page = visitor.open(f"/site/nl/vacancies/{vacancy.id}")
    assert "Bel 0475 11 22 33, of Hilde op [telefoonnummer: vraag het infopunt]." in page.text


def test_a_file_to_correct_keeps_what_the_source_said(coordinator, vacancy):
    answers = {"shape": "csv", "reason": "correct", "source": SOURCE}
    page = coordinator.submit("vacancies.export", answers, status=200)
    assert "0475/11.22.33" in page.response.get_data(as_text=True)


def test_nothing_public_takes_a_text_or_a_contact_past_the_mask():
    """Site and prints take their words from ``wording.public`` alone."""
    folders = ("site", "bundles/documents")
    paths = [one for name in folders for one in (Path("vrijwilligers") / name).rglob("*.py")]
    past = ("vacancy.text_in(", "contact_of(vacancy)", "wording.line(", ".contact_name")
    assert len(paths) > 10
    wrong = {(path.name, way) for path in paths for way in past if way in path.read_text()}
    assert wrong == set()
