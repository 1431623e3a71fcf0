"""A referrer hears by its link, in one word, how it goes with who agreed; and on paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.answers.links import linked
from tests.exchange.pdfs import faults
from tests.referrers.made import a_client, a_referrer
from vrijwilligers.candidates.actions import consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.links.models import SignedLink
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.outbox import Message
from vrijwilligers.referrers.rules.links import REFERRER
from vrijwilligers.vocabulary.clock import now, today

PAGE, PDF = "referrers.progress_by_link", "referrers.progress_pdf_by_link"


def _samira(make, referrer, state=IntroductionState.STARTED):
    person = a_client(make, referrer, given_name="Samira", family_name="El Amrani")
    make.introduction(candidate=person, state=state)
    make.session.commit()
    return person


def test_a_counsellor_gets_a_mail_that_names_nobody_and_a_page_with_one_word(
    coordinator, desk, make, database
):
    referrer = a_referrer(make)
    introduced = _samira(make, referrer)
    a_client(make, a_referrer(make, name="Een andere"), given_name="Verborgen")
    page = coordinator.get("referrers.link", organisation_id=referrer.id)
    assert "Samira E." in page.text
    (person,) = referrer.contact_persons
    coordinator.send(page, {"to": str(person.id)}, at=page.address)
    (mail,) = database.scalars(select(Message))
    assert "Samira" not in mail.body
    address = next(line for line in mail.body.splitlines() if "/referrers/progress/" in line)
    shown = desk.open(address[address.index("/referrers") :])
    assert [one.get_text(" ", strip=True) for one in shown.html.select("main .rows li")] == [
        "Samira E. started" if shown.html.html["lang"] == "en" else "Samira E. gestart"
    ]
    assert "Amrani" not in shown.text
    assert introduced.phone is None or introduced.phone not in shown.text


@pytest.mark.parametrize(("language", "word"), [("nl", "gestart"), ("fr", "commencé")])
def test_the_page_and_the_print_speak_the_language_of_the_mail(
    desk, make, database, language, word
):
    referrer = a_referrer(make)
    _samira(make, referrer)
    token = linked(database, REFERRER, referrer, address="x@example.org", language=language)
    assert word in desk.get(PAGE, token=token).text
    pdf = desk.get(PDF, token=token).response.data
    assert faults(pdf) == []
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)
    assert "Samira E." in printed
    assert word in printed
    assert "El Amrani" not in printed


def test_who_takes_consent_back_is_off_the_page_at_once(desk, make, database):
    referrer = a_referrer(make)
    person = _samira(make, referrer)
    token = linked(database, REFERRER, referrer)
    assert "Samira" in desk.get(PAGE, token=token).text
    consent.withdraw(person, ConsentPurpose.REFERRER, by=None, today=today())
    database.commit()
    assert "Samira" not in desk.get(PAGE, token=token).text


def test_a_new_mail_ends_the_former_link_of_the_same_reader_alone(coordinator, make, database):
    referrer = a_referrer(make, email="huis@example.org")
    (person,) = referrer.contact_persons
    for to in (str(person.id), "organisation", str(person.id)):
        page = coordinator.get("referrers.link", organisation_id=referrer.id)
        coordinator.send(page, {"to": to}, form="form.sheet", at=page.address)
    made = database.scalars(select(SignedLink).order_by(SignedLink.id)).all()
    assert [link.ended_because for link in made] == ["replaced", None, None]


def test_the_desk_ends_all_links_with_a_tick_and_a_dead_one_says_so(
    coordinator, desk, make, database
):
    referrer = a_referrer(make)
    page = coordinator.get("referrers.link", organisation_id=referrer.id)
    shown = coordinator.send(page, {"to": "show"}, status=200, at=page.address)
    address = shown.html.select_one("#link")["value"]
    path = address[address.index("/referrers") :]
    assert desk.open(path)
    page = coordinator.get("referrers.link", organisation_id=referrer.id)
    ending = coordinator.url("referrers.end_links", organisation_id=referrer.id)
    coordinator.send(page, coordinator.sure(ending), form="form.harm")
    dead = desk.open(path, status=410)
    assert dead.html.h1.get_text()


def test_a_link_is_dead_when_it_is_old_or_the_organisation_refers_no_more(desk, make, database):
    referrer = a_referrer(make)
    old = linked(database, REFERRER, referrer, expires_at=now() - timedelta(minutes=1))
    desk.get(PAGE, token=old, status=410)
    token = linked(database, REFERRER, referrer)
    referrer.ended_on = today()
    database.commit()
    desk.get(PAGE, token=token, status=410)


def test_all_referrers_are_told_by_one_button_that_shows_first_who_gets_what(
    coordinator, make, database
):
    referrer = a_referrer(make)
    _samira(make, referrer)
    a_referrer(make, name="Zonder cliënten")
    page = coordinator.get("referrers.send_links")
    ticked = page.html.select("[name=to][checked]")
    assert [one["value"].partition("-")[0] for one in ticked] == [str(referrer.id)]
    assert "hears of 1 person" in page.text
    refused = coordinator.send(page, {"to": []}, at=page.address, status=422)
    assert refused.problems == ["Choose who gets an e-mail."]
    coordinator.send(page, {}, at=page.address)
    (mail,) = database.scalars(select(Message))
    assert mail.address == "noor@example.org"


def test_reception_prints_the_list_and_sends_nothing(reception, make):
    referrer = a_referrer(make)
    _samira(make, referrer)
    about = {"organisation_id": referrer.id}
    printed = reception.get("referrers.print_progress", **about)
    assert printed.response.mimetype == "application/pdf"
    reception.get("referrers.link", **about, status=403)
