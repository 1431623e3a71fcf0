"""Handing out vacancies by a command."""

import json

import pytest
from sqlalchemy import select

from tests.vacancies.files import many, table
from vrijwilligers.exchange.tables import read_table
from vrijwilligers.records.audit import AuditEvent


@pytest.fixture
def source(commands, tmp_path):
    file = tmp_path / "list.csv"
    file.write_bytes(table(*many(40)))
    commands("vacancies", "import", str(file), "--source", "Buurtwerk")
    return "Buurtwerk"


@pytest.mark.parametrize("shape", ["csv", "xlsx"])
def test_what_a_source_gave_comes_back_unchanged(commands, source, tmp_path, shape):
    out = tmp_path / f"out.{shape}"
    said = commands(
        *("vacancies", "export", "--format", shape, "--out", str(out), "--all"),
        *("--source", source),
    )
    assert said.startswith("40 ")
    again = commands("vacancies", "import", str(out), "--source", source, "--complete", "--json")
    assert json.loads(again) == {
        "new": 0,
        "changed": 0,
        "unchanged": 40,
        "withdrawn": 0,
        "rejected": 0,
        "rejects": [],
        "notes": [],
    }


def test_only_the_open_ones_unless_all_are_asked(commands, make, database, tmp_path):
    make.vacancy(texts={"nl": ("Open", "")})
    make.vacancy(texts={"nl": ("Vol", "")}, places=0)
    out = tmp_path / "out.csv"
    ask = ("vacancies", "export", "--format", "csv", "--out", str(out), "--language", "fr")
    for words, titles in (((), ["Open"]), (("--all",), ["Open", "Vol"])):
        commands(*ask, *words)
        found = read_table(out.read_bytes()).rows
        assert [row.cells["titre en néerlandais"] for row in found] == titles
    database.rollback()
    logged = database.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert [(e.deed, e.amount, e.reason, e.staff_id) for e in logged] == [
        ("exported", 1, "other", None),
        ("exported", 2, "other", None),
    ]


def test_a_feed_can_be_brought_in_elsewhere(commands, source, tmp_path):
    out = tmp_path / "feed.json"
    commands("vacancies", "export", "--format", "engagement", "--out", str(out))
    total = json.loads(out.read_bytes())["total"]
    report = commands("vacancies", "import", str(out), "--source", "Elsewhere", "--json")
    counts = json.loads(report)
    assert total == counts["new"] > 20
    assert counts["rejects"] == []


def test_what_cannot_be_written_changes_nothing(commands, make, database, tmp_path):
    ask = ("vacancies", "export", "--format", "csv", "--out")
    commands(*ask, str(tmp_path / "x.csv"), code=2)
    make.vacancy()
    commands(*ask, str(tmp_path / "nowhere" / "x.csv"), code=2)
    commands(*ask, str(tmp_path / "x.csv"), "--purpose", "correct", code=2)
    assert not (tmp_path / "x.csv").exists()
    database.rollback()
    assert database.scalars(select(AuditEvent)).all() == []
