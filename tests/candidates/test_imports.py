"""Taking over an existing list: each row a fiche of its own, its consent as declared."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.candidates.lists import LONG_AGO, RECENT, SAMIRA, SOURCE, TOM, everybody
from tests.figures import totals
from tests.imports.bringing_in import begun, compared, figures, reasons, run_of, undone
from tests.organisations.files import table
from vrijwilligers.candidates import actions, queries
from vrijwilligers.candidates.feature import CandidateFact
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.imports.actions import parts
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.vocabulary.clock import day_of, today


def test_a_row_becomes_a_whole_fiche_that_is_found(bring_in, database):
    bring_in(SAMIRA)
    (one,) = everybody(database)
    assert (one.full_name, one.birth_year, one.phone) == ("Samira El Amrani", 1985, "+32470000001")
    assert (one.language, one.municipality, one.practise_dutch) == ("fr", "21012", True)
    assert {each.language: each.level for each in one.languages} == {
        "fr": None,
        "nl": "A2",
        "ar": "native",
    }
    assert {each.code for each in one.talents} == {"cooking", "helping"}
    assert [each.code for each in one.categories] == ["food"]
    assert (one.engagement, one.motivation, one.notes) == (
        "regular",
        "Ik wil koken.",
        "Belt liever.",
    )
    assert [found.id for found, _ in queries.searching("amrani", limit=5)] == [one.id]


def test_consent_is_as_the_list_declares_it_and_for_the_fiche_alone(bring_in, database):
    bring_in(SAMIRA, TOM)
    for one, way in zip(everybody(database), (ConsentWay.PAPER, None), strict=True):
        (act,) = one.consents
        assert (act.purpose, act.text, act.way, act.witness_id) == (
            ConsentPurpose.FICHE,
            None,
            way,
            None,
        )
        assert day_of(act.given_at).isoformat() == RECENT
        assert one.last_contact_on.isoformat() == RECENT
        assert one.erase_on > today()


def test_a_fact_tells_how_many_came_in_by_a_list(bring_in, database):
    run = bring_in(SAMIRA, TOM)
    assert totals(database) == {f"{CandidateFact.FICHE_MADE}:imported": 2}
    undone(database, run)
    assert totals(database) == {}


def test_a_text_with_a_private_word_stays_empty_and_the_row_comes_in_p06(app, bring_in, database):
    private = {"motivation": "Ik ben moslim.", "notes": "Heeft autisme."}
    with app.test_request_context(headers={"Accept-Language": "en"}):
        found = compared(CANDIDATES, table(SAMIRA | private), source_name=SOURCE)
        (row,) = found.rows
        assert row.state == "new"
        assert [str(note) for note in row.row.notes] == [
            f"{column} was left out: a word of illness, faith, origin or status is not kept."
            for column in ("motivation", "notes")
        ]
    bring_in(SAMIRA | private)
    (one,) = everybody(database)
    assert (one.motivation, one.notes, one.given_name) == (None, None, "Samira")


def test_a_cell_with_a_national_number_is_emptied_and_its_row_comes_in_once_p07(bring_in, database):
    private = {"notes": "rr 85.07.30-033.28", "birth_year": "85073003328", "rijksregister": "x"}
    row = SAMIRA | private | {"rijksregister": "85.07.30-033.28"}
    found = compared(CANDIDATES, table(row), source_name=SOURCE)
    (one,) = found.rows
    assert one.state == "new"
    assert [note.column for note in one.row.notes] == ["birth_year", "notes"]
    bring_in(row)
    (fiche,) = everybody(database)
    assert (fiche.notes, fiche.birth_year, fiche.given_name) == (None, None, "Samira")
    again = compared(CANDIDATES, table(row), source_name=SOURCE)
    assert figures(again) == {"unchanged": 1}
    without = table(SAMIRA | {"notes": "", "birth_year": "", "rijksregister": ""})
    assert figures(compared(CANDIDATES, without, source_name=SOURCE)) == {"unchanged": 1}


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"given_name": "", "family_name": ""}, "The name is missing."),
        ({"consent_given_on": ""}, "The day of consent is missing"),
        ({"consent_given_on": "once"}, "consent_given_on"),
        ({"consent_given_on": (today() + timedelta(days=2)).isoformat()}, "has not come yet"),
        ({"email": "", "phone": "soon"}, "nobody could reach this person"),
        ({"birth_year": str(today().year - 15)}, "under 16"),
        ({"given_name": "85.07.30-033.28", "family_name": ""}, "a national register number"),
        ({"consent_given_on": "85.07.30-033.28"}, "a national register number"),
        ({"consent_given_on": LONG_AGO, "last_contact_on": ""}, "older than a year"),
    ],
)
def test_a_row_that_may_not_come_in_is_rejected_in_words(app, database, cells, words):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        found = compared(CANDIDATES, table(SAMIRA | cells), source_name=SOURCE)
        assert figures(found) == {"rejected": 1}
        assert words in reasons(found)[0]


@pytest.mark.parametrize("family_name", ["", "85.07.30-033.28"])
def test_a_row_with_one_name_comes_in_p07(bring_in, database, family_name):
    bring_in(TOM | {"family_name": family_name})
    (one,) = everybody(database)
    assert (one.given_name, one.family_name) == ("Tom", "")


def test_a_cell_is_lost_before_a_row_is(bring_in, database):
    bad = {"birth_year": "1830", "talents": "cooking, vliegen", "days": "soms", "languages": "xx"}
    found = compared(CANDIDATES, table(SAMIRA | bad | {"email": "no"}), source_name=SOURCE)
    (row,) = found.rows
    assert row.state == "new"
    assert {note.column for note in row.row.notes} == {*bad, "email"}
    assert row.row.details.details.talents == {"cooking"}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("birth_year", "1830." + "0" * 70),
        ("talents", "x" * 70),
    ],
)
def test_of_a_cell_that_is_left_out_sixty_characters_are_repeated(app, database, column, cell):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        (row,) = compared(CANDIDATES, table(SAMIRA | {column: cell}), source_name=SOURCE).rows
        (note,) = [str(note) for note in row.row.notes if note.column == column]
        assert f"“{cell[:60]}" in note
        assert cell[:61] not in note


def test_who_writes_a_language_that_we_do_not_write_reads_which_we_do(app, database):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        row = SAMIRA | {"language": "Turks"}
        (read,) = compared(CANDIDATES, table(row), source_name=SOURCE).rows
        said = [*map(str, read.row.notes), *map(str, read.row.reasons)]
    assert [text for text in said if "Turks" in text and "nl, fr, en" in text]


def test_somebody_with_whom_nobody_was_in_touch_for_a_year_comes_in_only_when_confirmed(
    bring_in, database
):
    late = SAMIRA | {"consent_given_on": LONG_AGO, "last_contact_on": ""}
    met_since = SAMIRA | {"consent_given_on": LONG_AGO}
    found = compared(CANDIDATES, table(late, met_since), source_name=SOURCE)
    assert figures(found) == {"new": 1, "rejected": 1}
    assert CANDIDATES.question(found)

    bring_in(late, is_confirmed=True)
    (one,) = everybody(database)
    assert one.last_contact_on.isoformat() == LONG_AGO
    assert one.erase_on == today() + timedelta(days=14)


def test_the_same_row_again_is_unchanged_whatever_became_of_the_fiche(bring_in, make, database):
    bring_in(SAMIRA)
    (one,) = everybody(database)
    actions.touch(one, today=today())
    one.notes = "Al gebeld."
    database.commit()
    found = compared(CANDIDATES, table(SAMIRA, TOM), source_name=SOURCE)
    assert figures(found) == {"new": 1, "unchanged": 1}
    assert figures(compared(CANDIDATES, table(SAMIRA), source_name="een andere")) == {"new": 1}


def test_the_same_row_twice_in_a_file_comes_in_once(bring_in, database):
    bring_in(TOM, TOM)
    assert len(everybody(database)) == 1


def test_a_likely_double_gets_a_fiche_of_its_own_and_is_named(commands, make, database, tmp_path):
    known = make.candidate(given_name="Samira", family_name="El Amrani", email=None, comes_by=True)
    number = known.id
    path = tmp_path / "lijst.csv"
    path.write_bytes(table(SAMIRA, TOM, TOM | {"given_name": "Tommie"}))
    said = json.loads(commands("candidates", "import", str(path), "--json"))

    assert (said["new"], said["rejected"]) == (3, 0)
    ids = said["ids"]
    assert said["doubles"] == [{"row": 2, "id": number}, {"row": 4, "id": ids["3"]}]
    assert {*ids.values(), number} == {one.id for one in everybody(database)}


def test_the_command_reports_ids_also_of_rows_that_came_in_before(commands, database, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_bytes(table(SAMIRA, TOM))
    first = json.loads(commands("candidates", "import", str(path), "--json"))
    again = json.loads(commands("candidates", "import", str(path), "--json"))
    assert (again["new"], again["unchanged"]) == (0, 2)
    assert again["ids"] == first["ids"]
    assert set(first["ids"]) == {"2", "3"}


def test_a_dry_run_changes_nothing(commands, database, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_bytes(table(SAMIRA))
    said = json.loads(commands("candidates", "import", str(path), "--dry-run", "--json"))
    assert (said["new"], said["ids"]) == (1, {})
    assert everybody(database) == []
    assert database.query(ImportRun).count() == 0


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"a;b\n1;2\n", b"voornaam;naam\nA;B\n"])
def test_what_cannot_be_used_is_one_clear_line(commands, database, tmp_path, content):
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    said = commands("candidates", "import", str(path), code=2)
    assert len(said.strip().splitlines()) == 1


def test_a_sheet_and_a_header_line_can_be_named(commands, database, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_bytes(b"Onze lijst 2026\n\n" + table(SAMIRA))
    said = json.loads(commands("candidates", "import", str(path), "--header-row", "3", "--json"))
    assert (said["new"], set(said["ids"])) == (1, {"4"})
    commands("candidates", "import", str(path), "--profile", "onbekend", code=2)


def test_a_list_that_two_took_over_brings_everybody_in_once(database):
    one, first = begun(CANDIDATES, table(SAMIRA, TOM), source_name=SOURCE)
    other, second = begun(CANDIDATES, table(SAMIRA, TOM), source_name=SOURCE)
    ids = [parts.carry_on(*each).records for each in ((one, first), (other, second))]
    assert len(everybody(database)) == 2
    assert ids[0] == ids[1]


def test_a_list_that_was_taken_over_leaves_no_rows_of_people_behind(bring_in, database):
    key = bring_in(SAMIRA, TOM | {"consent_given_on": ""})
    run = run_of(database, key)
    assert (run.content, run.rejected, run.preview) == (None, None, None)
    assert run.file_name is None  # it may be the name of a person
    assert "Samira" not in run.report
    assert "tom@example.org" not in run.report


def test_a_list_of_many_comes_in_part_by_part(bring_in, database):
    rows = [
        TOM | {"given_name": f"Kandidaat{n}", "email": f"kandidaat{n}@example.org"}
        for n in range(120)
    ]
    key = bring_in(*rows)
    assert database.scalar(select(func.count()).select_from(Candidate)) == 120
    assert undone(database, key) == {"removed": 120}
