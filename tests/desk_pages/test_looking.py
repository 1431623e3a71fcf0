"""Looking at people leaves a trace: lists, searches, doubles, fiches, consent (P-22)."""

import pytest
from sqlalchemy import select

from vrijwilligers.records.audit import AuditEvent

TYPED = {"given_name": "Zebedeus", "family_name": "Quackel", "phone": "0470 12 34 56"}


@pytest.fixture
def logged(database):
    """Return what was logged since the last look: deed, number, how many were shown."""

    def logged():
        database.rollback()
        rows = database.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
        told = [(row.deed, row.record_id, row.amount) for row in rows[logged.seen :]]
        logged.seen = len(rows)
        return told

    logged.seen = 0
    return logged


@pytest.fixture
def zebedeus(make):
    make.candidate()
    return make.candidate(given_name="Zebedeus", family_name="Quackel", phone="+32470123456")


def test_a_list_leaves_one_row_with_how_many_were_shown_p22(reception, zebedeus, logged):
    page = reception.get("candidates.index")
    assert logged() == [("seen in a list", None, 2)]
    assert "Zebedeus Q." in page.text
    assert "Quackel" not in page.text
    reception.get("candidates.index", municipality="21015")
    assert logged() == []


def test_a_search_leaves_one_row_also_while_typing_p22(reception, zebedeus, logged):
    page = reception.get("desk.today")
    form = 'form[action="/find"]'
    found = reception.open(reception.send(page, {"q": "Zebed"}, form=form).location)
    assert "Zebedeus Q." in found.text
    assert "Quackel" not in found.text
    assert logged() == [("seen in a list", None, 1)]


def test_looking_for_doubles_leaves_a_row_and_shows_the_short_name_p22_p23(
    reception, zebedeus, logged
):
    page = reception.get("candidates.new")
    token = page.html.select_one('input[name="csrf_token"]')["value"]
    answer = reception.client.post("/candidates/doubles", data=TYPED | {"csrf_token": token})
    assert answer.status_code == 200
    assert "Zebedeus Q." in answer.text
    assert "Quackel" not in answer.text
    assert logged() == [("seen in a list", None, 1)]


def test_a_fiche_and_its_consent_leave_one_row_an_hour_p22(reception, zebedeus, logged):
    for _ in range(3):
        reception.get("desk.fiche", candidate_id=zebedeus.id)
        reception.get("candidates.give", candidate_id=zebedeus.id)
    assert logged() == [("viewed", zebedeus.id, None)]


def test_the_page_of_consent_alone_leaves_a_row_p22(reception, zebedeus, logged):
    reception.get("candidates.give", candidate_id=zebedeus.id)
    assert logged() == [("viewed", zebedeus.id, None)]
