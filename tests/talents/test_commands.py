"""The command ``flask talents import``: what it prints, and what it refuses."""

import json

from tests.talents.files import DANCING, csv, rows
from vrijwilligers.talents import queries


def test_an_import_reports_in_json_and_a_trial_changes_nothing(commands, lists, file):
    path = file({"talents": [*rows(DANCING, without=("music",)), {"name_nl": "x"}]})
    asked = ("talents", "import", path, "--json")
    tried = json.loads(commands(*asked, "--dry-run"))
    assert queries.current_set().name == "infopunt-1"
    lists.rollback()
    report = json.loads(commands(*asked))
    assert report == tried
    assert {name: report[name] for name in ("new", "unchanged", "withdrawn", "rejected")} == {
        "new": 1,
        "unchanged": 23,
        "withdrawn": 1,
        "rejected": 1,
    }
    assert report["out_of_use"] == [{"talent": "music", "fiches": 0, "vacancies": 0}]
    assert (report["set"], report["published"]) == ("infopunt-2", True)
    assert [one["row"] for one in report["rejects"]] == [25]


def test_an_import_of_a_table_is_said_in_words(commands, lists, file):
    said = commands("talents", "import", file(csv(DANCING), "talents.csv"))
    assert "1 nieuw, 0 gewijzigd, 24 ongewijzigd, 0 buiten gebruik, 0 geweigerd" in said
    assert "reeks infopunt-2" in said
    assert "reeks infopunt-2, zoals vroeger" in commands("talents", "import", file(csv(DANCING)))


def test_what_cannot_be_used_is_one_line_and_exit_2(commands, lists, file):
    many = rows(*({"code": f"t{n}", "name_nl": f"talent {n}"} for n in range(10_000)))
    for content in (b"", b"[]", b"[1, 2, 3]", rows()[:3], many):
        said = commands("talents", "import", file(content), code=2)
        assert len(said.strip().splitlines()) <= 3
    assert "all.json" in commands("talents", "import", "/nowhere/at/all.json", code=2)
    assert queries.current_set().name == "infopunt-1"
