"""The command ``flask organisations import``: what it prints, and what it refuses."""

import json

import pytest

from tests.organisations.files import SEARCH, answer, table
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.organisations.models import Organisation

FIGURES = ("new", "changed", "unchanged", "withdrawn", "rejected")
NOTHING = dict.fromkeys(FIGURES, 0) | {"rejects": [], "notes": []}


@pytest.fixture
def file(tmp_path):
    """Write a file; return its path."""

    def file(content, name="lijst.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return file


def report(commands, *words, **how):
    return json.loads(commands("organisations", "import", *words, "--json", **how))


def test_an_import_reports_in_json_and_again_changes_nothing(commands, file):
    path = file(table({"name": "De Brug"}, {"name": "Het Anker", "phone": "02 555 00 11"}))
    assert report(commands, path) == NOTHING | {"new": 2}
    assert report(commands, path) == NOTHING | {"unchanged": 2}


def test_the_sample_answer_of_the_register_can_be_brought_in_again(commands):
    if not SEARCH.exists():
        pytest.skip("the sample answer is not here")
    for outcome in ("new", "unchanged"):
        made = report(commands, str(SEARCH))
        assert [(note["row"], note["column"]) for note in made["notes"]] == [(1, "sectors")]
        assert made | {"notes": []} == NOTHING | {outcome: 1}


def test_rejected_rows_come_with_their_number_and_reason(commands, file):
    made = report(commands, file(table({"name": "", "kbo": "1"}, {"name": "B"})))
    assert (made["new"], made["rejected"]) == (1, 1)
    assert made["rejects"][0]["row"] == 2
    assert made["rejects"][0]["reason"]


def test_what_we_know_stays_unless_it_may_be_replaced(commands, file, make, database):
    make.organisation(name="De Brug", phone="+3225550011")
    path = file(table({"name": "De Brug", "phone": "02 555 00 22"}))
    assert "--replace" in commands("organisations", "import", path)
    assert report(commands, path) == NOTHING | {"unchanged": 1}
    assert report(commands, path, "--replace") == NOTHING | {"changed": 1}
    assert database.query(Organisation).one().phone == "+3225550022"


def test_an_import_says_in_words_what_came_in_and_what_did_not(commands, file):
    said = commands(
        "organisations", "import", file(answer({}, {"naam": ""}, metadata={}), "zoek.json")
    )
    assert "row 2: " in said or "rij 2: " in said
    assert said.startswith("1 ")


def test_a_dry_run_reports_and_changes_nothing(commands, file, database):
    assert report(commands, file(table({"name": "A"})), "--dry-run") == NOTHING | {"new": 1}
    assert database.query(Organisation).count() == 0
    assert database.query(ImportRun).count() == 0


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"a;b\n1;2\n", b"<x/>", b"{", b"{}"])
def test_an_unreadable_file_is_one_clear_line_and_changes_nothing(
    commands, file, database, content
):
    said = commands("organisations", "import", file(content), "--json", code=2)
    assert len(said.strip().splitlines()) == 1
    assert database.query(ImportRun).count() == 0


def test_a_file_that_is_not_there_is_one_clear_line(commands):
    said = commands("organisations", "import", "nowhere.csv", code=2)
    assert len(said.strip().splitlines()) == 1


def test_each_import_is_kept_without_its_file(commands, file, database):
    report(commands, file(table({"name": "A"})))
    record = database.query(ImportRun).one()
    assert (record.file_name, record.content) == (None, None)
    assert record.taken_over_at
