"""Somebody joins the pool on the public pages: no cookie, and no answer tells who is known."""

import re

import pytest
from sqlalchemy import select

from tests.conftest import settings
from tests.site.public import Visitor
from vrijwilligers.app import create_app
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.pool.models import PoolApplication, PoolMembership
from vrijwilligers.records.outbox import Message
from vrijwilligers.web.extensions import limiter, load_limiter

SAID = {
    "given_name": "Louis",
    "family_name": "Proefaanvraag",
    "email": "louis@example.org",
    "channel": "mail",
    "notice": "day",
    "is_old_enough": "y",
    "fiche": "y",
    "pool": "y",
}

CHANGED = "This text changed meanwhile. Read it again, and tick it again."


def send(visitor, said=None, *, status=303, language="en"):
    page = visitor.open(f"/site/{language}/pool")
    return visitor.send(page, SAID if said is None else said, status=status)


def link_in(database):
    (body,) = database.scalars(select(Message.body)).all()
    return re.search(r"https?://[^/]+(/pool/join/\S+)", body)[1]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_somebody_joins_with_one_click_in_the_mail(visitor, desk, database, language):
    sent = send(visitor, language=language)
    thanks = visitor.open(sent.location)
    assert thanks.html.html["lang"] == language
    address = link_in(database)
    opened = desk.open(address)
    assert opened.html.html["lang"] == language
    assert database.scalars(select(Candidate)).all() == []  # opening changes nothing
    done = desk.send(opened, {}, form='form[action$="/yes"]')
    assert desk.open(done.location).html.h1
    database.expire_all()
    assert database.scalars(select(PoolMembership)).one().candidate.given_name == "Louis"
    assert desk.open(address).heading == desk.open(done.location).heading  # opened again


def test_what_one_reads_is_the_same_for_who_is_known(visitor, desk, make, database):
    send(visitor)
    new = desk.open(link_in(database))
    unknown = desk.open(desk.send(new, {}, form='form[action$="/yes"]').location).text
    database.delete(database.scalars(select(Message)).one())
    database.commit()

    send(visitor)  # now there is a fiche
    known = desk.open(link_in(database))
    assert known.text == new.text
    assert desk.open(desk.send(known, {}, form='form[action$="/yes"]').location).text == unknown
    assert len(database.scalars(select(Candidate)).all()) == 1
    assert database.scalars(select(PoolApplication)).one().confirmed_at is not None


def test_who_does_not_want_it_erases_it_by_the_link(visitor, desk, database):
    send(visitor)
    page = desk.open(link_in(database))
    done = desk.send(page, {}, form='form[action$="/no"]')
    assert desk.open(done.location).heading == "It is erased"
    assert database.scalars(select(PoolApplication)).all() == []


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ("pool", "Tick that we may ask you for short assignments."),
        ("fiche", "Tick that we may keep a record: without it we cannot ask."),
        ("is_old_enough", "Tick that you are 16 or older, or come to the desk."),
        ("channel", "Choose how we may ask you."),
        ("notice", "Choose how long before we must ask you."),
        ("email", "Enter an e-mail address or a phone number."),
    ],
)
def test_what_is_missing_is_asked_and_what_was_typed_stays(visitor, database, left_out, sentence):
    page = send(visitor, {**SAID, left_out: []}, status=422)
    assert page.problems == [sentence]
    assert page.html.select_one("[name=family_name]")["value"] == "Proefaanvraag"
    assert database.scalars(select(PoolApplication)).all() == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"given_name": "", "family_name": ""}, "Enter your name."),
        ({"channel": "phone"}, "Enter your phone number, or choose another way."),
        (
            {"email": "", "phone": "0470 00 00 78"},
            "Enter your e-mail address, or choose another way.",
        ),
        ({"website": "https://example.org"}, "Leave it empty."),
        (
            {"shown_pool": "0" * 64},
            "This text changed meanwhile. Read it again, and tick it again.",
        ),
    ],
)
def test_what_does_not_go_together_is_said(visitor, database, said, sentence):
    assert send(visitor, SAID | said, status=422).problems == [sentence]
    assert database.scalars(select(PoolApplication)).all() == []


@pytest.fixture
def counted(server, app, make, tmp_path):
    """A visitor of an app that counts; the keys are those of the other app."""
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    counting = create_app(settings(server, tmp_path, RATELIMIT_ENABLED=True, **keys))
    counting.load_pages()
    yield Visitor(counting)
    limiter.enabled = load_limiter.enabled = False
    with counting.app_context():
        db.engine.dispose()


def test_nobody_fills_the_mailbox_of_somebody_else(counted, database):
    send(counted, SAID | {"pool": []}, status=422)  # what is refused does not count
    for _time in range(3):
        send(counted)
    send(counted, SAID | {"email": "LOUIS@example.org"}, status=429)
    send(counted, SAID | {"email": "ander@example.org"})


def test_the_desk_calls_who_gave_a_number_alone(visitor, reception, database):
    send(visitor, SAID | {"email": "", "phone": "0470 00 00 79", "channel": "phone"})
    day = reception.get("desk.today")
    assert "1 person wants to join the pool" in day.text
    page = reception.get("pool.applications")
    assert "call to confirm it" in page.text
    one = reception.open(page.html.select_one("main .rows a")["href"])
    assert "0470 00 00 79" in one.text
    joined = reception.send(one, {}, at=one.address)
    assert "In the pool for short assignments since" in reception.open(joined.location).text


def test_the_desk_chooses_whose_fiche_it_is_or_erases_it(visitor, reception, make, database):
    known = make.candidate(given_name="Louis", family_name="Proefaanvraag")
    send(visitor)
    page = reception.get("pool.applications")
    one = reception.open(page.html.select_one("main .rows a")["href"])
    assert "Perhaps we know this person already" in one.text
    refused = reception.send(one, {}, at=one.address, status=422)
    assert refused.problems == ["Choose who this is."]
    reception.send(one, {"who": str(known.id)}, at=one.address)
    database.expire_all()
    assert database.scalars(select(PoolMembership)).one().candidate_id == known.id

    send(visitor, SAID | {"email": "weg@example.org"})
    gone = reception.open(reception.get("pool.applications").html.select_one(".rows a")["href"])
    reception.send(gone, {}, form="form.harm")
    assert "Nobody waits here." in reception.get("pool.applications").text
