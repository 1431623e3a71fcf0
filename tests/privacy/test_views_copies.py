"""A coordinator gives somebody a copy of all their data: asked, made, handed over, logged."""

import json
import zipfile
from io import BytesIO

import pytest
from sqlalchemy import select

from tests.desk import Desk
from tests.privacy.whole import whole_person
from vrijwilligers.privacy.actions.copies import log_copy
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import today

PAGE = "privacy.copy"
ANSWERS = {"asker": "self", "check": "known", "shape": "both", "language": "fr"}


@pytest.fixture
def signed(app, make):
    """A coordinator who signed to keep support needs secret."""
    return Desk(app).sign_in(make.staff("coordinator", secrecy_signed_on=today()))


@pytest.fixture
def person(make, database):
    return whole_person(make, database)


def logged(database, person):
    database.rollback()
    about = AuditEvent.record_id == person.id, AuditEvent.thing == "candidate"
    return [
        (event.deed, event.reason)
        for event in database.scalars(select(AuditEvent).where(*about).order_by(AuditEvent.id))
        if event.deed in ("copy given", "support needs opened")
    ]


def asked(desk, person, *, status=200, **answers):
    return desk.submit(PAGE, ANSWERS | answers, candidate_id=person.id, status=status)


def test_the_copy_goes_out_as_both_files_and_is_logged_with_who_asked_p13(signed, person, database):
    page = asked(signed, person)
    name = f"fiche-{person.number}"
    packed = zipfile.ZipFile(BytesIO(page.response.data))
    assert packed.namelist() == [f"{name}.pdf", f"{name}.json"]
    assert json.loads(packed.read(f"{name}.json"))["language"] == "fr"
    assert packed.read(f"{name}.pdf").startswith(b"%PDF")
    headers = page.response.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Disposition"] == f"attachment; filename={name}.zip"
    assert logged(database, person) == [
        ("copy given", "self known"),
        ("support needs opened", None),
    ]


def test_the_log_of_the_fiche_says_who_asked_and_how_it_was_seen_p13_p22(signed, make, database):
    somebody = make.candidate()
    asked(signed, somebody, shape="json", asker="parent", check="document")
    log_copy(somebody, reason="command", by=None)
    database.commit()
    text = signed.get("desk.log", candidate_id=somebody.id).text
    assert "gave a copy of all data" in text
    assert "A parent or guardian. We saw an identity document; we noted nothing of it." in text
    assert "by a command" in text


@pytest.mark.parametrize(("shape", "start"), [("pdf", b"%PDF"), ("json", b"{")])
def test_one_of_both_can_be_asked_p13(signed, person, shape, start):
    page = asked(signed, person, shape=shape)
    assert page.response.mimetype == f"application/{shape}"
    assert page.response.data.startswith(start)


def test_without_saying_who_asks_and_how_it_was_seen_nothing_goes_out_p13(signed, person, database):
    page = asked(signed, person, asker="", check="", status=422)
    assert "Say who asks." in page.text
    assert "Say how you saw who it is." in page.text
    assert logged(database, person) == []


def test_without_a_signature_no_copy_goes_out_p13_p18(coordinator, person, database):
    page = coordinator.get(PAGE, candidate_id=person.id)
    assert "you signed to keep what people need secret" in page.text
    assert page.html.select_one(f'main .warn a[href="{coordinator.url("accounts.staff")}"]')
    address = coordinator.url(PAGE, candidate_id=person.id)  # asks nothing, so nobody sends it
    sent = coordinator.client.post(address, data=ANSWERS | coordinator.signed(address))
    assert sent.status_code == 422
    assert logged(database, person) == []


def test_only_coordinators_give_a_copy_p13(reception, administrator, signed, person):
    for desk in (reception, administrator):
        desk.get(PAGE, candidate_id=person.id, status=403)
    person.restricted_at = None
    page = signed.get(PAGE, candidate_id=person.id)
    assert "Zohra" not in page.text
    signed.get(PAGE, candidate_id=4711, status=404)


def test_the_fiche_leads_coordinators_to_it(reception, coordinator, make):
    key = make.candidate().id
    link = f"[href='{coordinator.url(PAGE, candidate_id=key)}']"
    assert coordinator.get("desk.fiche", candidate_id=key).html.select(link)
    assert not reception.get("desk.fiche", candidate_id=key).html.select(link)


def test_a_sign_that_the_paper_cannot_show_is_named_before_the_copy_goes_out_p13(
    signed, make, database
):
    somebody = make.candidate(given_name="Zoë 🎉")
    page = asked(signed, somebody, status=422, shape="pdf")
    assert "🎉" in page.html.select_one("main").get_text()
    assert logged(database, somebody) == []
    assert signed.send(page, {}, status=200).response.data.startswith(b"%PDF")
    assert asked(signed, somebody, shape="json").response.data.startswith(b"{")
