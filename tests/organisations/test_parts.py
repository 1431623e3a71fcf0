"""The pages of what belongs to an organisation: persons, addresses, agreements, what was said."""

import io
import tempfile
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from tests.figures import totals
from tests.files.pdfs import pdf, pdf_that_says, written_pdf
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    InformationNote,
    OrganisationAddress,
    OrganisationContact,
)
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import may_write
from vrijwilligers.vocabulary.clock import today

INES = {"name": "Ines Proef", "role": "onthaal", "phone": "02 555 00 11", "language": "fr"}
PDF = pdf()
DAY = timedelta(days=1)


def paper(content=PDF, name="Overeenkomst Ines.pdf"):
    return (io.BytesIO(content), name)


def agreement(**wanted):
    given = {"kind": "sharing", "signed_on": "2026-01-05", "ends_on": "2027-01-04"}
    return given | wanted


def first(database, model):
    database.expire_all()
    return database.scalars(select(model).order_by(model.id)).first()


def show(desk, organisation):
    return desk.get("desk.organisation", organisation_id=organisation.id)


def test_a_contact_person_is_added_changed_and_removed(coordinator, make, database):
    brug = make.organisation()
    coordinator.submit("organisations.new_person", INES, organisation_id=brug.id)
    person = first(database, ContactPerson)
    assert (person.phone, person.language) == ("+3225550011", "fr")
    where = {"organisation_id": brug.id, "person_id": person.id}
    coordinator.submit("organisations.change_person", {"email": "ines@example.org"}, **where)
    assert first(database, ContactPerson).email == "ines@example.org"
    page = show(coordinator, brug)
    assert "Ines Proef" in page.html.select_one("section[aria-labelledby=first]").get_text()
    sure = coordinator.get("privacy.erase_contact_person", **where)
    assert "Ines Proef" in sure.text
    assert "Ines" not in sure.html.title.get_text()
    coordinator.send(sure, {"reason": "left"})
    assert first(database, ContactPerson) is None
    coordinator.get("organisations.change_person", **where, status=404)


def test_a_contact_person_of_another_organisation_is_not_there(coordinator, make, database):
    brug, other = make.organisation(), make.organisation()
    database.add(ContactPerson(organisation_id=other.id, name="Omar Proef"))
    database.commit()
    key = first(database, ContactPerson).id
    for endpoint in ("organisations.change_person", "privacy.erase_contact_person"):
        coordinator.get(endpoint, organisation_id=brug.id, person_id=key, status=404)


def test_two_colleagues_who_change_one_person_see_each_other(coordinator, make, database):
    brug = make.organisation()
    coordinator.submit("organisations.new_person", INES, organisation_id=brug.id)
    where = {"organisation_id": brug.id, "person_id": first(database, ContactPerson).id}
    page = coordinator.get("organisations.change_person", **where)
    coordinator.send(page, {"role": "directie"})
    slower = coordinator.send(page, {"role": "balie"}, status=409)
    assert [both for _question, *both in slower.conflict] == [["directie", "balie"]]
    coordinator.send(slower, {})
    assert first(database, ContactPerson).role == "balie"


def test_a_postcode_suggests_the_municipality_and_a_person_decides(coordinator, make, database):
    brug = make.organisation()
    where = {"organisation_id": brug.id}
    coordinator.submit("organisations.new_address", {"postcode": "1030"}, **where)
    address = first(database, OrganisationAddress)
    assert (address.municipality, address.is_main) == ("21015", True)
    where |= {"address_id": address.id}
    coordinator.submit("organisations.change_address", {"municipality": "21004"}, **where)
    assert first(database, OrganisationAddress).municipality == "21004"
    outside = {"postcode": "1800", "municipality": "", "place": "Vilvoorde"}
    coordinator.submit("organisations.change_address", outside, **where)
    assert "1800 Vilvoorde" in show(coordinator, brug).text
    coordinator.submit("organisations.remove_address", {}, **where)
    assert first(database, OrganisationAddress) is None


def test_an_address_without_a_place_is_refused(coordinator, make):
    brug = make.organisation()
    page = coordinator.submit("organisations.new_address", {}, status=422, organisation_id=brug.id)
    assert page.problems == ["Fill in a street, a postcode, a municipality or a town."]


def test_an_agreement_is_kept_with_its_file_and_taken_out_again_p19(
    coordinator, reception, make, database
):
    brug = make.organisation()
    coordinator.submit(
        "organisations.new_agreement", agreement(file=paper()), organisation_id=brug.id
    )
    kept = first(database, Agreement)
    assert kept.file_name == "Overeenkomst Ines.pdf"
    where = {"organisation_id": brug.id, "agreement_id": kept.id}
    answer = reception.get("organisations.agreement_file", **where).response
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="agreement-{kept.id}-2026-01-05.pdf"'
    )
    seen = database.scalars(select(AuditEvent).where(AuditEvent.deed == "viewed")).one()
    assert (seen.thing, seen.record_id, seen.staff_id) == (
        "agreement",
        kept.id,
        reception.staff_id,
    )
    coordinator.submit("organisations.change_agreement", {"about": "Kandidaten"}, **where)
    assert first(database, Agreement).file == PDF
    coordinator.submit("organisations.remove_agreement", {}, **where)
    assert first(database, Agreement) is None


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (paper(b"PK\x03\x04 a zip"), "This is not a PDF. Save the document as a PDF first."),
        (paper(b""), "This is not a PDF. Save the document as a PDF first."),
        (paper(PDF[:60]), "This PDF cannot be opened: it is damaged."),
        (paper(written_pdf(password="geheim")), "This PDF asks for a password."),
        (paper(PDF + b"x" * 5_000), "This file is larger than 5 MB. Choose a smaller one."),
        (paper(name="85.07.30-033.28.pdf"), "This holds a national register number."),
        (
            paper(pdf_that_says("Tussen ons", "en 85.07.30-033.28")),
            "This holds a national register number.",
        ),
    ],
)
def test_a_file_that_is_no_pdf_or_too_large_is_refused(
    coordinator, make, database, monkeypatch, file, message
):
    monkeypatch.setattr("vrijwilligers.organisations.forms.parts.LARGEST_FILE", 5_000)
    brug = make.organisation()
    page = coordinator.submit(
        "organisations.new_agreement",
        agreement(file=file),
        status=422,
        organisation_id=brug.id,
    )
    assert [problem for problem in page.problems if problem.startswith(message)]
    assert first(database, Agreement) is None


@pytest.fixture
def read_before_writing(app, database, tmp_path, monkeypatch):
    """Tell of each transaction that writes whether a file from outside was read before it."""
    seen = []

    def begins(_connection):
        if may_write():
            seen.append(any(tmp_path.glob("vrijwilligers-*/reader-*")))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    event.listen(db.engine, "begin", begins)
    yield seen
    event.remove(db.engine, "begin", begins)


@pytest.mark.parametrize(
    ("endpoint", "answers"),
    [("organisations.new_agreement", agreement()), ("organisations.information", {})],
)
def test_while_a_pdf_is_opened_the_other_desks_can_write(
    coordinator, make, read_before_writing, endpoint, answers
):
    brug = make.organisation()
    page = coordinator.get(endpoint, organisation_id=brug.id)
    read_before_writing.clear()
    coordinator.send(page, answers | {"file": paper()})
    assert set(read_before_writing) == {True}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"signed_on": ""}, "Enter the day on which it was signed."),
        ({"signed_on": "2199-01-01"}, "This day is still to come."),
        ({"ends_on": "2025-01-01"}, "It cannot end before the day on which it was signed."),
    ],
)
def test_days_that_cannot_be_are_refused(coordinator, make, wrong, message):
    brug = make.organisation()
    page = coordinator.submit(
        "organisations.new_agreement", agreement(**wrong), status=422, organisation_id=brug.id
    )
    assert [problem for problem in page.problems if problem.startswith(message)]


def test_an_agreement_without_a_file_has_none_to_hand_over(reception, make, database):
    brug, other = make.organisation(), make.organisation()
    database.add(Agreement(organisation_id=brug.id, kind="other", signed_on=today()))
    database.commit()
    key = first(database, Agreement).id
    for organisation in (brug, other):
        reception.get(
            "organisations.agreement_file",
            organisation_id=organisation.id,
            agreement_id=key,
            status=404,
        )
    reception.get("organisations.information_file", organisation_id=brug.id, status=404)


def test_the_register_of_agreements_says_what_ends_soon_p19(reception, make, database):
    empty = reception.get("organisations.agreements")
    assert "No agreement is kept yet." in empty.text
    brug = make.organisation(name="De Brug")
    ends_on = today() + 9 * DAY
    database.add(
        Agreement(organisation_id=brug.id, kind="sharing", signed_on=today(), ends_on=ends_on)
    )
    database.commit()
    page = reception.get("organisations.agreements")
    assert page.html.select_one(".tag.due").get_text().startswith("ends on")
    assert "De Brug" in page.text


def test_the_information_note_says_what_is_missing(coordinator, make):
    brug = make.organisation()
    where = {"organisation_id": brug.id}
    card = "section[aria-labelledby=information]"
    assert "incomplete" in show(coordinator, brug).html.select_one(card).get_text()
    told = dict.fromkeys(
        ("says_aim", "says_liability", "says_other_insurance", "says_allowance"), "y"
    )
    note = told | {"dated_on": "2026-01-05", "file": paper()}
    coordinator.submit("organisations.information", note, **where)
    text = show(coordinator, brug).html.select_one(card).get_text(" ", strip=True)
    assert "The duty of secrecy" in text
    assert "liability" not in text
    coordinator.submit("organisations.information", {"says_secrecy": "y"}, **where)
    text = show(coordinator, brug).html.select_one(card).get_text(" ", strip=True)
    assert "incomplete" not in text
    assert coordinator.get("organisations.information_file", **where).response.data == PDF


def test_a_note_that_a_colleague_changed_meanwhile_is_joined(coordinator, make, database):
    brug = make.organisation()
    opened = [coordinator.get("organisations.information", organisation_id=brug.id) for _ in "ab"]
    coordinator.send(opened[0], {"says_aim": "y"})
    coordinator.send(opened[1], {"says_secrecy": "y", "file": paper()})
    note = database.get(InformationNote, brug.id)
    assert (note.says_aim, note.says_secrecy, bool(note.file)) == (True, True, True)


def test_reception_notes_a_call_in_a_minute(reception, make, database):
    brug = make.organisation()
    database.add(ContactPerson(organisation_id=brug.id, name="Ines Proef"))
    database.commit()
    person = first(database, ContactPerson)
    page = reception.get("organisations.note", organisation_id=brug.id)
    reception.send(page, {"note": "Belt maandag terug.", "contact_person": str(person.id)})
    kept = first(database, OrganisationContact)
    assert (kept.channel, kept.staff_id) == ("phone", reception.staff_id)
    text = show(reception, brug).html.select_one("section[aria-labelledby=happened]").get_text()
    assert "Phone call with Ines Proef" in text
    assert "Belt maandag terug." in text


def test_a_note_by_mistake_is_taken_out_by_a_coordinator_and_counts_no_longer(
    coordinator, reception, make, database
):
    brug = make.organisation()
    reception.submit("organisations.note", {"note": "Fout nummer."}, organisation_id=brug.id)
    where = {"organisation_id": brug.id, "contact_id": first(database, OrganisationContact).id}
    reception.get("organisations.remove_note", **where, status=403)
    elsewhere = where | {"organisation_id": make.organisation().id}
    coordinator.get("organisations.remove_note", **elsewhere, status=404)
    assert "Fout nummer." in coordinator.get("organisations.remove_note", **where).text
    coordinator.submit("organisations.remove_note", {}, **where)
    assert first(database, OrganisationContact) is None
    assert totals(database, "organisation_contact") == {}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"note": " "}, "Write what was said."),
        ({"on": "2199-01-01"}, "This day is still to come."),
        ({"on": ""}, "Enter a day."),
        ({"note": "85.07.30-033.28"}, "This holds a national register number."),
        ({"contact_person": "999"}, "Not a valid choice"),
    ],
)
def test_a_note_that_cannot_be_kept_is_refused_and_stays(reception, make, database, wrong, message):
    brug = make.organisation()
    answers = {"note": "Belt terug."} | wrong
    page = reception.submit("organisations.note", answers, status=422, organisation_id=brug.id)
    assert [problem for problem in page.problems if problem.startswith(message)]
    assert page.html.select_one("#note").get_text().strip() == answers["note"].strip()
    assert first(database, OrganisationContact) is None


def test_an_administrator_notes_nothing(administrator, make):
    brug = make.organisation()
    administrator.get("organisations.note", organisation_id=brug.id, status=403)
    administrator.get("organisations.agreements", status=403)
