import json
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from tests.figures import totals
from vrijwilligers.bundles.feature import BundleFact
from vrijwilligers.bundles.models import Edition
from vrijwilligers.records.audit import AuditEvent


def kept(database):
    """Count what a print leaves behind."""
    database.rollback()
    counted = (select(func.count()).select_from(thing) for thing in (Edition, AuditEvent))
    editions, logged = (database.scalar(count) for count in counted)
    return [editions, totals(database).get(BundleFact.PRINTED, 0), logged]


def test_a_bundle_is_printed_from_the_terminal(commands, make, database, tmp_path):
    for category in ("food", "board", None):
        make.vacancy(category=category)
    file = tmp_path / "bundel.pdf"

    output = commands("bundles", "print", "--language", "nl", "--out", str(file))

    reader = PdfReader(BytesIO(file.read_bytes()))
    assert reader.root_object["/Lang"] == "nl"
    assert len(reader.pages) == 2
    assert "3 " in output
    assert str(file) in output
    assert len(output.splitlines()) == 1
    assert kept(database) == [1, 1, 1]


def test_a_script_gets_one_object(commands, make, tmp_path):
    make.vacancy(category="food", engagement="short", texts={"nl": ("Feest 🎉", "Samen")})
    make.vacancy(category="food", engagement="regular")
    file = str(tmp_path / "lijst.pdf")
    choice = ("--season", "summer", "--category", "food", "--language", "fr")

    output = commands("bundles", "print", *choice, "--out", file, "--json")

    assert json.loads(output) == {
        "vacancies": 1,
        "file": file,
        "files": [file],
        "language": "fr",
        "season": "summer",
        "category": "food",
        "replaced": {"🎉": 1},
    }


def test_letters_that_could_not_be_printed_are_named(commands, make, tmp_path):
    make.vacancy(texts={"nl": ("Feest 🎉", "Samen")})
    output = commands("bundles", "print", "--language", "nl", "--out", str(tmp_path / "b.pdf"))
    assert output.splitlines()[0].endswith("🎉")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--language", "de"),
        ("--season", "lente"),
        ("--category", "soep"),
        ("--category", ""),
        ("--category", "board"),
        ("--out", "{folder}"),
        ("--out", "{folder}/nergens/bundel.pdf"),
    ],
)
def test_what_cannot_be_printed_says_why_in_a_line_and_changes_nothing(
    commands, make, database, tmp_path, wrong
):
    make.vacancy(category="food", engagement="short")
    option, value = wrong
    asked = {"--language": "nl", "--out": str(tmp_path / "bundel.pdf")}
    asked[option] = value.replace("{folder}", str(tmp_path))

    output = commands(
        "bundles", "print", *(word for pair in asked.items() for word in pair), code=2
    )

    assert len(output.splitlines()) == 1
    assert kept(database) == [0, 0, 0]
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_stays_when_there_is_nothing_to_print(commands, database, tmp_path):
    file = tmp_path / "bundel.pdf"
    file.write_text("van gisteren")

    commands("bundles", "print", "--language", "nl", "--out", str(file), code=2)

    assert file.read_text() == "van gisteren"
