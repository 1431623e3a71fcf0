"""What is too thick to carry comes in volumes."""

import json
import zipfile
from io import BytesIO

import page
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.bundles.contents import said
from tests.bundles.printing import looked_at
from tests.exchange.bundle_content import OLDER, bundle, vacancy, winter_bundle
from vrijwilligers.bundles import documents, rules
from vrijwilligers.bundles.documents.volumes import volumes
from vrijwilligers.bundles.models import Edition, EditionVolume
from vrijwilligers.bundles.rules import PaperSize
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import speaking

A4 = {"paper": PaperSize.A4, "large": False}


@pytest.fixture
def thin(monkeypatch):
    """Let a volume hold twenty vacancies."""
    monkeypatch.setitem(rules.MOST_IN_VOLUME, (PaperSize.A4, False), 20)


def chapters_of(content):
    """Return the chapters of each volume with their sizes."""
    with speaking("nl"):
        parts = volumes(A4 | content)
    return [[(one["name"], len(one["vacancies"])) for one in part["chapters"]] for part in parts]


def rows(count, **other):
    return [vacancy(OLDER[0], 1000 + nth, **other) for nth in range(count)]


def test_a_bundle_that_one_can_carry_is_one_volume():
    content = A4 | {"registers": []} | bundle({"Ouderen": rows(600), "Sport": rows(400)})
    assert volumes(content) == [content]


def test_chapters_stay_whole_and_volumes_are_few_and_about_as_thick_as_each_other():
    content = bundle(dict(zip("abcd", map(rows, (500, 300, 400, 100)), strict=True)))
    assert chapters_of(content | {"registers": []}) == [
        [("a", 500)],
        [("b", 300), ("c", 400), ("d", 100)],
    ] or chapters_of(content | {"registers": []}) == [
        [("a", 500), ("b", 300)],
        [("c", 400), ("d", 100)],
    ]


def test_a_chapter_that_no_volume_can_hold_is_divided_in_numbered_pieces():
    content = bundle({"Ouderen": rows(2100)}) | {"registers": []}
    names = [f"Ouderen ({nth}/3)" for nth in (1, 2, 3)]
    assert chapters_of(content) == [[(name, 700)] for name in names]


def test_long_texts_count_for_several():
    content = bundle({"a": rows(400, text="x" * 900), "b": rows(300)}) | {"registers": []}
    assert [len(part) for part in chapters_of(content)] == [1, 1]


def volume_name(number):
    return said("nl", "Volume %(number)s of %(count)s", number=number, count=2)


def test_each_volume_stands_alone_with_its_registers_and_the_contents_of_all(thin, app):
    content = A4 | winter_bundle()
    content["words"] = content["words"] | {"volumes": "In de andere delen"}

    printed = documents.print_bundle(content, today=today())

    assert len(printed.volumes) == 2
    for number, pdf in enumerate(printed.volumes, start=1):
        assert page.validate_pdf_bytes(pdf, profile="ua1").failures == []
        reader = PdfReader(BytesIO(pdf))
        cover = " ".join(reader.pages[0].extract_text().split())
        name, other = (volume_name(nth) for nth in (number, 3 - number))
        assert name in cover
        assert name in reader.metadata.title
        assert f"{other}:" in cover.partition("In de andere delen")[2]
        for chapter in content["chapters"]:
            assert chapter["name"] in cover
    first, second = (PdfReader(BytesIO(pdf)).pages[-1].extract_text() for pdf in printed.volumes)
    assert ("101" in first, "501" in first) == (True, False)
    assert ("101" in second, "501" in second) == (False, True)


@pytest.fixture
def many(thin, make):
    """Return the numbers of vacancies in two chapters, too many for one volume."""
    return [make.vacancy(category=code).id for code in ("food", "board") for _ in range(12)]


def test_an_edition_in_volumes_is_looked_through_and_handed_out_volume_by_volume(
    many, coordinator, reception, database
):
    coordinator.submit("bundles.index", {"language": "nl"})
    edition = database.scalars(select(Edition)).one()
    assert edition.volumes == 2

    shown = reception.get("bundles.edition", edition_id=edition.id, volume=2)

    assert "In 2 volumes" in shown.text
    [current] = shown.html.select("main nav [aria-current]")
    assert current.get_text() == "Volume 2 of 2"
    assert "volume=2" in shown.html.select_one("img.leaf")["src"]
    reception.open(shown.html.select_one("img.leaf")["src"])
    [get] = [link for link in shown.html.select("main a") if link.get_text() == "Download"]
    answer = reception.open(get["href"]).response
    assert answer.headers["Content-Disposition"].endswith(f"{today().isoformat()}-nl-2.pdf")
    assert answer.data == database.scalars(select(EditionVolume.pdf)).one()
    first = reception.get("bundles.download", edition_id=edition.id).response.data
    assert first not in (b"", answer.data)
    reception.get("bundles.download", edition_id=edition.id, volume=3, status=404)
    gone = coordinator.get("bundles.ask_to_delete", edition_id=edition.id)
    sure = coordinator.sure(coordinator.url("bundles.delete", edition_id=edition.id))
    coordinator.send(gone, sure, form="form.harm")
    assert database.scalars(select(EditionVolume.id)).all() == []


def test_an_edition_in_volumes_is_read_as_a_web_page_volume_by_volume_with_its_pages(
    many, coordinator, reception, database
):
    coordinator.submit("bundles.index", {"language": "nl"})
    edition = database.scalars(select(Edition)).one()

    page = reception.get("bundles.read", edition_id=edition.id)

    volumes = page.html.select("main h2")
    assert [one.get_text() for one in volumes] == [volume_name(1), volume_name(2)]
    assert [one.find_next("h3").get_text() for one in volumes] == ["Koken en eten", "Bestuur"]
    assert len(page.html.select("main h4")) == len(many)
    for number, one in enumerate(volumes, start=1):
        link = one.find_next("a")
        pdf = reception.get("bundles.download", edition_id=edition.id, volume=number).response.data
        assert link.get_text() == f"{len(PdfReader(BytesIO(pdf)).pages)} pages on paper"
        shown = reception.open(link["href"]).html.select_one("main nav [aria-current]")
        assert shown.get_text() == f"Volume {number} of 2"


def test_what_is_looked_at_in_volumes_comes_in_one_file(many, reception):
    answer = looked_at(reception, language="nl").response
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(BytesIO(answer.data)) as folder:
        names = folder.namelist()
        assert all(folder.read(name).startswith(b"%PDF") for name in names)
    kind = f"vacaturebundel-{today().isoformat()}-nl"
    assert names == [f"{kind}.pdf", f"{kind}-2.pdf"]


def test_the_command_writes_each_volume_and_says_so(many, commands, tmp_path):
    file = tmp_path / "bundel.pdf"
    asked = ("bundles", "print", "--language", "nl", "--out", str(file))
    names = json.loads(commands(*asked, "--json"))["files"]
    assert names == [str(file), str(tmp_path / "bundel-2.pdf")]
    for name in names:
        with open(name, "rb") as pdf:
            assert pdf.read(4) == b"%PDF"
    assert "bundel-2.pdf" in commands(*asked)
