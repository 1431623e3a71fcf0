"""Mail that does not go is seen by a coordinator, who calls or tries again (F8)."""

from pathlib import Path

import pytest

from vrijwilligers.desk import actions
from vrijwilligers.matching.actions.problems import FicheMayNotBeUsed
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.outbox import (
    GONE,
    TOO_OLD,
    UNOPENED,
    BounceKind,
    Message,
    undeliverable,
)
from vrijwilligers.registry import registry_of
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def refused(database):
    """Let a mail have been refused."""

    def refuse(answer="550", **values):
        words = {"kind": "vacancy_reminder", "language": "nl", "subject": "Dag", "body": "Dag"}
        message = Message(
            **words | {"address": "oud@x.example", "answer": answer, "given_up_at": now()} | values
        )
        database.add(message)
        database.commit()
        return message

    return refuse


@pytest.fixture
def contact(make, database):
    organisation = make.organisation(name="Buurthuis De Zon")
    person = ContactPerson(name="Ines Proef", email="nieuw@x.example", phone="+3225551122")
    organisation.contact_persons = [person]
    database.commit()
    return person


def test_the_day_tells_a_coordinator_how_many_mails_do_not_go(coordinator, refused):
    assert "are not sent" not in coordinator.get("desk.today").text
    refused()
    refused()
    assert "2 e-mails are not sent" in coordinator.get("desk.today").text


def test_the_list_says_for_whom_why_and_whom_to_call(coordinator, refused, contact, make):
    refused("550", contact_person_id=contact.id)
    candidate = make.candidate(given_name="Zohra", email="zohra@x.example")
    refused("451", kind="fiche_ends", candidate_id=candidate.id, address="zohra@x.example")
    page = coordinator.get("desk.messages")
    for word in ("Buurthuis De Zon", "Ines Proef", "does not exist", "(550)", "02 555 11 22"):
        assert word in page.text
    assert page.html.select_one('a[href="tel:+3225551122"]')
    assert "nieuw@x.example" in page.text, "the address of now, not that of then"
    assert f"Record {candidate.number}" in page.text
    assert "for five days: later" in page.text
    assert "Zohra" not in page.text
    assert "zohra@" not in page.text


def test_a_mail_to_nobody_by_name_leads_to_the_organisation_of_its_address(
    coordinator, refused, make, contact
):
    house = make.organisation(name="De Brug", email="info@brug.example", phone="+3225550033")
    make.vacancy(organisation=house, contact_email="Soep@brug.example")
    for address in ("Info@brug.example", "soep@brug.example", "info@nergens.example"):
        refused(address=address)
    candidate = make.candidate(email="info@brug.example")
    refused(candidate_id=candidate.id, address="info@brug.example")
    page = coordinator.get("desk.messages")
    ours = coordinator.url("desk.organisation", organisation_id=house.id)
    assert len(page.html.select(f'main li strong a[href="{ours}"]')) == 2
    assert len(page.html.select('main a[href="tel:+3225550033"]')) == 2
    assert page.html.select_one("main li:nth-of-type(3) strong a") is None


def test_try_again_takes_the_address_of_now(coordinator, refused, contact, database):
    message = refused(contact_person_id=contact.id)
    page = coordinator.get("desk.messages")
    coordinator.send(page, {}, form='form[action$="/again"]')
    database.refresh(message)
    assert (message.address, message.given_up_at) == ("nieuw@x.example", None)
    assert (message.tries, message.answer) == (0, None)
    assert database.query(AuditEvent.deed).filter_by(thing="message").one() == ("sent again",)


def test_no_mail_goes_again_to_somebody_whose_fiche_is_not_in_use_p04(
    coordinator, refused, make, database
):
    candidate = make.candidate(email="zohra@x.example")
    message = refused(kind="fiche_ends", candidate_id=candidate.id)
    page = coordinator.get("desk.messages")
    candidate.restricted_at = now()
    database.commit()
    coordinator.send(page, {}, form='form[action$="/again"]')
    database.refresh(message)
    assert message.given_up_at is not None
    with pytest.raises(FicheMayNotBeUsed):
        actions.send_again(message, "zohra@x.example", by=1)
    page = coordinator.get("desk.messages")
    assert "not in use" in page.text
    assert page.html.select_one('form[action$="/again"]') is None


def test_what_is_settled_leaves_the_list(coordinator, refused, database):
    message = refused()
    coordinator.send(coordinator.get("desk.messages"), {}, form='form[action$="/settled"]')
    database.refresh(message)
    assert message.settled_at
    assert database.scalars(undeliverable()).all() == []
    assert "All e-mail is sent" in coordinator.get("desk.messages").text


def test_what_cannot_be_opened_is_not_tried_again(coordinator, refused):
    refused(UNOPENED)
    page = coordinator.get("desk.messages")
    assert "cannot be opened" in page.text
    assert page.html.select_one('form[action$="/again"]') is None


def test_a_mail_of_which_the_text_is_gone_is_not_tried_again(coordinator, refused):
    refused(TOO_OLD, body=GONE)
    refused("550", body=GONE)
    page = coordinator.get("desk.messages")
    assert "waited for more than a month" in page.text
    assert page.html.select_one('form[action$="/again"]') is None


def test_every_mail_that_we_send_has_a_name_in_the_list(app):
    mails = Path(app.config["TEMPLATES"], "mails").glob("*.txt")
    assert {one.stem for one in mails if not one.name.startswith("_")} == {*registry_of(app).mails}


def test_what_came_back_stands_in_the_list_and_with_the_organisation(
    coordinator, refused, contact, database
):
    sent = {"given_up_at": None, "sent_at": now(), "bounced_at": now(), "address": contact.email}
    refused("5.1.1", contact_person_id=contact.id, body=GONE, bounce=BounceKind.HARD, **sent)
    page = coordinator.get("desk.messages")
    assert "nobody reads e-mail at this address" in page.text
    place = {"organisation_id": contact.organisation_id}
    assert "correct the address" in coordinator.get("desk.organisation", **place).text

    coordinator.send(page, {}, form="form[action$=settled]")

    assert "e-mail comes back" not in coordinator.get("desk.organisation", **place).text
    refused("5.2.2", body=GONE, bounce=BounceKind.SOFT, **sent)
    assert "1 e-mail came back" in coordinator.get("desk.organisation", **place).text
