"""Files that organisations sign: nobody can rewrite them, so somebody must look (P-11)."""

import io
import zlib

from sqlalchemy import text

from tests.files.pdfs import pdf_that_says
from tests.privacy.erasing import gone
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.organisations.actions.file_texts import read_each_night
from vrijwilligers.organisations.models import Agreement, ContactPerson, InformationNote
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now, today

SIGNED = pdf_that_says("Getekend door", "An Quackelbeen, 0470 99 88 77")
NOBODY = pdf_that_says("Getekend door de voorzitter")


SUBJECTS = {ContactPerson: DataSubject.CONTACT_PERSON, Candidate: DataSubject.CANDIDATE}


def signed(organisation, file, kind="partnership"):
    """Make an agreement as it was kept before the words of its file were."""
    dated = {"kind": kind, "signed_on": today()}
    named = {"file_name": "afspraken.pdf", "file": file}
    return Agreement(organisation_id=organisation.id, **dated, **named)


def in_a_line(words):
    return " ".join(words.split())


def words_of(database, table):
    kept = database.scalars(text(f"SELECT file_text FROM {table}")).all()
    return [zlib.decompress(bytes(one)).decode() for one in kept]


def test_a_signed_file_that_names_somebody_is_listed_and_stays_p11(coordinator, make, database):
    brug = make.organisation()
    candidate = make.candidate(given_name="An", family_name="Quackelbeen", phone="+32470998877")
    database.commit()
    answers = {"kind": "sharing", "signed_on": "2026-01-05"}
    for content in (SIGNED, NOBODY):
        answers["file"] = (io.BytesIO(content), "afspraken.pdf")
        coordinator.submit("organisations.new_agreement", answers, organisation_id=brug.id)
    page = coordinator.get("privacy.erase_candidate", candidate_id=candidate.id).html
    (named,) = page.select("#named ~ p")
    assert named.get_text().startswith("A file may name this person. We cannot change it")
    assert named.a["href"] == f"/organisations/{brug.id}"

    person = PersonKey(DataSubject.CANDIDATE, candidate.id)
    first = database.scalar(text("SELECT min(id) FROM agreement"))
    assert gone(person).mentions == [("agreement", first)]

    files = database.scalars(text("SELECT file FROM agreement ORDER BY id")).all()
    assert [bytes(one) for one in files] == [SIGNED, NOBODY]
    kept = {in_a_line(words) for words in words_of(database, "agreement")}
    assert kept == {"Getekend door [erased], [erased]", "Getekend door de voorzitter"}


def test_a_scan_is_listed_for_those_of_its_organisation_and_nobody_else_p11(make, database):
    brug = make.organisation()
    introduced = make.candidate()
    make.introduction(candidate=introduced, vacancy=make.vacancy(organisation=brug))
    nobody, contact = make.candidate(), ContactPerson(organisation_id=brug.id, name="Wim Proef")
    unread, scan, read = (signed(brug, NOBODY) for _ in range(3))
    scan.file_text, read.file_text = (zlib.compress(words) for words in (b" \n", b"Getekend"))
    database.add_all([contact, unread, scan, read])
    database.commit()
    wordless = [("agreement", unread.id), ("agreement", scan.id)]
    people = {contact: wordless, introduced: wordless, nobody: []}
    keys = {PersonKey(SUBJECTS[type(one)], one.id): files for one, files in people.items()}
    assert {key: gone(key).mentions for key in keys} == keys


def test_files_that_were_kept_before_are_read_at_night_once_p11(make, database, caplog):
    brug = make.organisation()
    note = {"file_name": "nota.pdf", "file": SIGNED}
    damaged = signed(brug, b"%PDF-1.7 damaged", kind="other")
    database.add_all(
        [signed(brug, NOBODY), damaged, InformationNote(organisation_id=brug.id, **note)]
    )
    database.commit()
    number = damaged.id

    read_each_night(now())

    assert "Quackelbeen" in words_of(database, "information_note")[0]
    unread = "SELECT id FROM agreement WHERE file_text IS NULL"
    assert database.scalars(text(unread)).all() == [number]
    assert f"agreement {number}: its file cannot be read" in caplog.text
