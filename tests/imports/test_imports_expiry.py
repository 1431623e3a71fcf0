"""What an import keeps of people goes by itself, whether or not anybody brings in another file."""

import io
import json
from datetime import timedelta

from tests.candidates.lists import SAMIRA, SOURCE
from tests.imports.bringing_in import compared, run_of, taken_over, undone
from tests.organisations.files import table
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.imports.actions import uploads
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.rules import ImportOptions, Upload
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now

NATIONAL_NUMBER = "85.07.30-033.28"
UNCLEAR = SAMIRA | {"email": "samira@nergens"}


def test_a_file_that_nobody_takes_over_is_forgotten_at_night_p10(database):
    content, options = table(SAMIRA), ImportOptions(source_name=SOURCE)
    found = compared(CANDIDATES, content, source_name=SOURCE)
    upload = Upload(content=content, file_name="lijst.csv", options=options)
    with transaction():
        account = uploads.account_of(CANDIDATES, found, content)
        uploads.try_out(CANDIDATES, upload, account, by=None, at=now())
    end_all(now() + timedelta(days=6))
    assert database.query(ImportRun).count() == 1
    end_all(now() + timedelta(days=9))
    assert database.query(ImportRun).count() == 0


def test_the_words_of_a_file_go_from_its_report_after_its_term_p10(database):
    key = taken_over(ORGANISATIONS, table({"name": "De Brug", "email": "jan bij ons"}))
    assert "jan bij ons" in run_of(database, key).report
    end_all(now() + timedelta(days=92))
    run = run_of(database, key)
    assert (run.preview, run.rejected) == (None, None)
    assert "jan bij ons" not in run.report


def test_what_undoing_made_of_versions_is_forgotten_after_its_term_p10(database):
    taken_over(ORGANISATIONS, table({"name": "De Brug"}))
    key = taken_over(
        ORGANISATIONS, table({"name": "De Brug", "phone": "02 555 00 11"}), replaces=True
    )
    undone(database, key)
    assert run_of(database, key).undone_versions
    end_all(now() + timedelta(days=92))
    assert run_of(database, key).undone_versions is None


def test_what_a_list_says_of_people_is_told_once_and_not_kept(commands, database, tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_bytes(table(UNCLEAR, UNCLEAR | {"phone": ""}))
    said = json.loads(commands("candidates", "import", str(path), "--json"))
    assert (said["new"], said["rejected"]) == (1, 1)
    assert "samira@nergens" in said["notes"][0]["note"]
    assert len(said["rejects"]) == 1
    run = database.query(ImportRun).one()
    assert "samira@nergens" not in run.report


def test_the_name_of_a_file_holds_no_national_number_p07(commands, coordinator, database, tmp_path):
    path = tmp_path / f"{NATIONAL_NUMBER}.csv"
    path.write_bytes(table(SAMIRA))
    said = commands("candidates", "import", str(path), "--source", SOURCE, code=2)
    assert NATIONAL_NUMBER not in said
    answers = {"file": (io.BytesIO(table(SAMIRA)), path.name), "source_name": SOURCE}
    page = coordinator.submit("candidates.import_new", answers, status=422)
    assert "national register number" in page.html.select_one(".wrong").get_text()
    assert database.query(ImportRun).count() == 0
