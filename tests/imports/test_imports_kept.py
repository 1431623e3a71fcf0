"""A file that waits is kept without what the law lets nobody keep (P-06, P-07)."""

import csv
import io
import json
import re

import pytest
from sqlalchemy import text

from tests.exchange.test_tables import workbook
from tests.privacy.story import traces
from tests.privacy.test_actions_erasure import raw_bytes
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.exchange.tables import MAX_CELL, read_table
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.readers.kept_files import kept_feed, kept_table
from vrijwilligers.records.db import write_back

NUMBER, PLAIN = "85.07.30-033.28", "85073003328"
WORD = "epilepsie"
HEADER = ("given_name", "family_name", "email", "consent_given_on", "notes", "diagnose")
ROWS = (
    ("Samira", "Voorbeeld", "samira@example.org", "2026-05-04", f"Nummer {NUMBER}", "geen"),
    ("Bo", "Proef", "bo@example.org", "2026-05-04", f"Heeft {WORD}.", ""),
    ("Cas", "Test", "cas@example.org", "2026-05-04", "Komt met de tram", WORD),
    ("", "", "niemand@example.org", "2026-05-04", PLAIN, f"ook {WORD}"),
)


def as_csv(*rows):
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode()


FILES = {"csv": as_csv, "xlsx": workbook}


@pytest.fixture(params=FILES)
def make_file(request):
    return lambda *rows: (io.BytesIO(FILES[request.param](*rows)), f"lijst.{request.param}")


def nothing_of_it(database):
    """Look in every column, in what is packed, and in the raw bytes."""
    write_back()
    left = raw_bytes(database).lower() if database.get_bind().dialect.name == "sqlite" else b""
    content = database.scalar(text("SELECT content FROM import_run ORDER BY id DESC LIMIT 1"))
    found = traces(NUMBER, PLAIN, WORD) - {"sensitive_word.word", "sensitive_word.folded"}
    secrets = (NUMBER.encode(), PLAIN.encode())
    words = (bytes(content or b"").lower(), WORD.encode())
    return not found and not any(one in left for one in secrets) and words[1] not in words[0]


def upload(coordinator, file, **more):
    return coordinator.submit("candidates.import_new", {"file": file, "source_name": "A"} | more)


def take_over(coordinator, key):
    page = coordinator.get("candidates.import_show", import_id=key)
    coordinator.send(page, {}, form="#take-over")


def report(database):
    run = database.query(ImportRun).order_by(ImportRun.id.desc()).first()
    return run.id, json.loads(run.report)


def test_a_list_that_waits_holds_no_number_and_no_word_of_illness_p06_p07(
    coordinator, make_file, database
):
    upload(coordinator, make_file(HEADER, *ROWS))
    assert nothing_of_it(database)
    key, said = report(database)
    assert (said["new"], said["rejected"]) == (3, 1)
    assert {(note[0], note[1]) for note in said["notes"]} >= {(2, "notes"), (3, "notes")}

    take_over(coordinator, key)

    people = {one.given_name: one.notes for one in database.query(Candidate)}
    assert people == {"Samira": None, "Bo": None, "Cas": "Komt met de tram"}
    assert nothing_of_it(database)


def test_the_same_list_again_is_known_whether_it_waited_or_not_p07(
    coordinator, make_file, database
):
    upload(coordinator, make_file(HEADER, *ROWS[:3]))
    key, _said = report(database)
    take_over(coordinator, key)
    upload(coordinator, make_file(HEADER, *ROWS[:3]))
    _key, said = report(database)
    assert (said["new"], said["unchanged"]) == (0, 3)


def test_a_list_of_which_the_columns_are_asked_first_holds_neither_p06_p07(
    coordinator, make_file, database
):
    header = ("Hoe heet je", "En je naam", "Mailadres?", "Wanneer ja gezegd", "Varia", "Nog iets")
    upload(coordinator, make_file(header, *ROWS))
    assert report(database)[1]["asks_columns"]
    assert nothing_of_it(database)


def table_of(content, **how):
    table = read_table(content, **how)
    faults = [str(row.fault) if row.fault else "" for row in table.rows]
    return table.columns, [(row.number, row.cells, row.emptied) for row in table.rows], faults


@pytest.mark.parametrize(
    ("rows", "how"),
    [
        (
            [["# over dit bestand"], [], ["Naam", "Nr"], ["a", NUMBER], [], ["'=b", 'c "d"\ne;f']],
            {},
        ),
        ([["Jan", "jan@example.org"], ["An", PLAIN]], {}),
        ([["Jan", PLAIN], ["An", "b"]], {}),
        ([["Naam", NUMBER], ["a", "b"]], {"has_header": True}),
        (
            [["iets", PLAIN], ["Naam", "Nr"], ["a", "b", "c"], ["d", "x" * (MAX_CELL + 2)]],
            {"header_row": 2},
        ),
        ([["Naam"], ["a", "x" * (MAX_CELL + 2)], [NUMBER, "c"]], {}),
    ],
)
def test_what_is_kept_is_read_as_the_file_itself(rows, how):
    content = as_csv(*rows)
    kept = kept_table(read_table(content, **how))
    assert table_of(kept, **how) == table_of(content, **how)
    assert not re.search(rb"8507|85\.07", kept)


def test_who_says_later_that_there_is_no_header_finds_the_first_row_as_it_was():
    content = as_csv(["Jan", "Peeters"], ["An", "Proef"])
    kept = kept_table(read_table(content))
    assert table_of(kept, has_header=False) == table_of(content, has_header=False)


def test_a_feed_that_waits_holds_no_number_p07():
    feed = (
        f'<a:feed xmlns:a="urn:x"><a:b c="{PLAIN}">{NUMBER}</a:b><!-- {PLAIN} -->x &amp; y</a:feed>'
    )
    kept = kept_feed(feed.encode()).decode()
    assert "x &amp; y" in kept
    assert "urn:x" in kept
    assert "85" not in kept
    assert json.loads(kept_feed(json.dumps([{"a": int(PLAIN), "b": 3}]).encode()))[0]["b"] == 3
    page = f'<html lang="nl"><script type="application/ld+json">{{"t": "{NUMBER}"}}</script></html>'
    kept = kept_feed(page.encode()).decode()
    assert ("85" in kept, 'lang="nl"' in kept) == (False, True)
