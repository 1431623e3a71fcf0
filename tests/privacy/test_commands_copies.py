"""``flask privacy export`` writes two files for the person alone, and says so in the log."""

import json
import stat
from io import BytesIO

import page
import pytest
from pypdf import PdfReader
from sqlalchemy import select, text

from tests.privacy.whole import COLLEAGUE, CONTACT, whole_person
from vrijwilligers.privacy.wording.labels import TABLES
from vrijwilligers.records import outbox
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.key_check import check_keys
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import speaking


def deeds(database, person_id):
    database.rollback()
    about = AuditEvent.record_id == person_id, AuditEvent.thing == "candidate"
    events = database.scalars(select(AuditEvent).where(*about).order_by(AuditEvent.id))
    return [(event.deed, event.reason, event.staff_id) for event in events]


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def languages_of(element):
    """Return the languages that a part of a PDF, and all below it, tells a reader to speak."""
    element = element.get_object()
    if isinstance(element, list):
        return {language for part in element for language in languages_of(part)}
    if not isinstance(element, dict):
        return set()
    below = languages_of(element["/K"]) if "/K" in element else set()
    return below | ({element["/Lang"]} if "/Lang" in element else set())


def test_a_copy_is_written_for_its_owner_alone_and_logged_p13(commands, make, database, tmp_path):
    person = whole_person(make, database)
    number, key = person.number, person.id
    folder = tmp_path / "copy"

    output = commands("privacy", "export", str(key), "--out", str(folder), "--json")

    files = [folder / f"fiche-{number}.json", folder / f"fiche-{number}.pdf"]
    said = json.loads(output)
    assert said["files"] == [*map(str, files)]
    assert said["language"] == "fr"
    assert said["rows"]["consent"] == 3
    assert mode(folder) == 0o700
    assert [mode(file) for file in files] == [0o600, 0o600]
    assert json.loads(files[0].read_text())["number"] == number
    assert deeds(database, key)[-1:] == [("copy given", "command", None)]


def test_support_needs_are_in_a_copy_only_for_a_colleague_who_signed_p18(
    commands, make, database, tmp_path
):
    key = whole_person(make, database).id
    signed = make.staff("coordinator", secrecy_signed_on=today())
    unsigned = make.staff("coordinator")
    command = ("privacy", "export", str(key), "--out")
    for number, member in enumerate([unsigned.email, "nobody@x.example"]):
        commands(*command, str(tmp_path / str(number)), "--by", member, code=2)
    commands(*command, str(tmp_path / "shut"))
    commands(*command, str(tmp_path / "open"), "--by", signed.email)

    texts = [next((tmp_path / one).glob("*.json")).read_text() for one in ("shut", "open")]
    assert ["assistance_dog" in one for one in texts] == [False, True]
    assert ["left_out" in json.loads(one)["explanations"] for one in texts] == [True, False]
    assert deeds(database, key)[-3:] == [
        ("copy given", "command", None),
        ("copy given", "command", signed.id),
        ("support needs opened", None, signed.id),
    ]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_print_is_for_every_reader_and_says_all_in_words_p13(
    commands, make, database, tmp_path, app, language
):
    person = whole_person(make, database)
    number = person.number
    key = str(person.id)
    by = make.staff("coordinator", secrecy_signed_on=today()).email
    out = ("--out", str(tmp_path))
    commands("privacy", "export", key, *out, "--language", language, "--by", by)

    pdf = (tmp_path / f"fiche-{number}.pdf").read_bytes()
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    reader = PdfReader(BytesIO(pdf))
    assert reader.root_object["/Lang"] == language
    assert "Zohra" not in reader.metadata.title
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)
    with app.test_request_context(), speaking(language):
        titles = [str(words) for words in TABLES.values()]
    said = ("Zohra", "0470 11 22 33", "De la soupe · Buurthuis De Zon", "Lijst van vroeger")
    for words in (*titles, *said, "TEST-", "Votre rendez-vous est lundi.", "Ze bellen elkaar"):
        assert words in text
    for code in ("too_far", "walk_in", "assistance_dog", "21012", COLLEAGUE, CONTACT):
        assert code not in text


def test_a_text_that_was_read_in_another_language_says_so_to_ears_p13(
    commands, make, database, tmp_path
):
    person = whole_person(make, database)
    number, key = person.number, str(person.id)
    commands("privacy", "export", key, "--out", str(tmp_path), "--language", "en")
    reader = PdfReader(tmp_path / f"fiche-{number}.pdf")
    assert reader.root_object["/Lang"] == "en"
    assert languages_of(reader.root_object["/StructTreeRoot"]) == {"nl"}


def test_a_file_that_is_there_is_never_written_over(commands, make, database, tmp_path):
    person = make.candidate()
    number, key = person.number, person.id
    there = tmp_path / f"fiche-{number}.pdf"
    there.write_text("mine")

    output = commands("privacy", "export", str(key), "--out", str(tmp_path), code=2)

    assert str(there) in output
    assert there.read_text() == "mine"
    assert [*tmp_path.iterdir()] == [there]
    assert deeds(database, key) == []


def test_nobody_of_this_number_and_no_such_language_are_refused(commands, make, tmp_path):
    key = str(make.candidate().id)
    out = ("--out", str(tmp_path / "none"))
    for number in ("0", "4711", "99999999999", "Zohra"):
        assert commands("privacy", "export", number, *out, code=2)
    assert "nl, fr, en" in commands("privacy", "export", key, *out, "--language", "de", code=2)
    assert not (tmp_path / "none").exists()


def test_without_a_folder_no_copy_is_left_where_somebody_happens_to_be(
    commands, make, tmp_path, monkeypatch
):
    key = str(make.candidate().id)
    monkeypatch.chdir(tmp_path)
    for nothing in ("", " "):
        assert "--out: " in commands("privacy", "export", key, "--out", nothing, code=2)
    assert not [*tmp_path.iterdir()]


def test_what_does_not_open_any_more_keeps_no_copy_from_going_out_p13(
    commands, make, database, tmp_path
):
    candidate = make.candidate()
    key = candidate.id
    make.staff("reception")
    words = {"address": "an@x.example", "language": "nl", "subject": "Dag", "to": candidate}
    outbox.queue("reset", name="An", link="https://x.example", **words)
    database.commit()
    check_keys()  # as the server did when it began
    database.execute(text("UPDATE staff_member SET totp_secret = 'no cipher'"))
    database.execute(text("UPDATE message SET body = 'no cipher'"))
    database.commit()
    commands("privacy", "export", str(key), "--out", str(tmp_path / "copy"))
    assert len([*(tmp_path / "copy").iterdir()]) == 2


def test_who_took_consent_back_still_gets_a_copy_p13(commands, make, tmp_path):
    person = make.candidate(consents=())
    output = commands("privacy", "export", str(person.id), "--out", str(tmp_path))
    assert len(output.splitlines()) == 2
