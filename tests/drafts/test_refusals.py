"""What is sent and not saved is kept, also without a script: a session over, a lock, a fault."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.accounts.people import change_session, idle
from tests.drafts.typing import hidden, offers, value_of
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates import actions
from vrijwilligers.drafts.models import Draft
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import now

TYPED = {"motivation": "Wil mensen ontmoeten", "given_name": "Noor", "family_name": "Proef"}


@pytest.fixture
def fiche(reception, make, database):
    candidate = make.candidate(phone="+32470112233")
    database.commit()
    return reception.get("candidates.change", candidate_id=candidate.id)


def send(desk, page, **changes):
    """Send the form of a page; return the answer, whatever it is."""
    names = ("csrf_token", "version", "draft", "deed")
    answers = {name: hidden(page, name) for name in names} | {"language": "nl"} | TYPED | changes
    with desk._request():
        return desk.client.post(page.address, data=answers)


def sign_in_again(desk):
    return desk.sign_in(db.session.get(StaffMember, desk.staff_id))


def typed_before(desk, page):
    """Open the form again and put back what it offers."""
    offered = offers(desk.open(page.address))
    assert len(offered) == 1
    return desk.open(desk.open(offered[0], status=302).location)


def test_what_is_sent_when_the_day_is_over_is_there_after_signing_in_r01(reception, fiche):
    change_session(reception, signed_in_at=now() - timedelta(hours=11))
    answer = send(reception, fiche)
    assert (answer.status_code, answer.location.startswith("/accounts/sign-in")) == (302, True)
    door = reception.open(answer.location)
    assert any("What you typed is kept" in message for message in door.messages)
    sign_in_again(reception)
    assert value_of(typed_before(reception, fiche), "motivation") == TYPED["motivation"]


def test_what_is_sent_to_a_locked_screen_is_there_when_it_is_open(reception, fiche):
    idle(reception)
    locked = send(reception, fiche)
    assert locked.status_code == 423
    assert TYPED["motivation"] not in locked.text
    change_session(reception, active_at=now())
    assert not reception.open("/accounts/me").messages  # it goes on by itself: nothing to say
    assert value_of(typed_before(reception, fiche), "motivation") == TYPED["motivation"]


def test_another_who_signs_in_afterwards_is_offered_nothing(reception, fiche, make, database):
    change_session(reception, signed_in_at=now() - timedelta(hours=11))
    send(reception, fiche)
    other = make.staff("reception")
    database.commit()
    reception.sign_in(other)
    assert offers(reception.open(fiche.address)) == []
    assert "You were in the middle of" not in reception.open("/").text


def test_a_session_that_was_ended_everywhere_keeps_nothing_more(reception, fiche, database):
    member = database.get(StaffMember, reception.staff_id)
    member.session_epoch += 1
    database.commit()
    send(reception, fiche)
    assert database.scalars(select(Draft.id)).all() == []


@pytest.mark.parametrize("error", [RuntimeError("a bug"), IntegrityError("", {}, Exception())])
def test_what_is_sent_into_a_fault_is_kept_f02(reception, fiche, monkeypatch, error):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(actions, "change", fail)
    assert send(reception, fiche, phone="0470112233").status_code in (409, 500)
    assert value_of(typed_before(reception, fiche), "motivation") == TYPED["motivation"]


def test_a_refused_form_that_is_shown_again_is_enough(reception, fiche, database):
    answer = reception._read(send(reception, fiche, email="no address"), 422)
    assert value_of(answer, "motivation") == TYPED["motivation"]
    assert hidden(answer, "draft") == hidden(fiche, "draft")
    assert database.scalars(select(Draft.id)).all() == []


def test_a_page_of_somebody_elsewhere_keeps_nothing(reception, fiche, database):
    assert send(reception, fiche, csrf_token="made elsewhere").status_code == 400
    assert database.scalars(select(Draft.id)).all() == []


def sign_out(desk):
    page = desk.get("accounts.me")
    desk.send(page, {}, form="form[action='/accounts/sign-out']")


def test_who_signed_out_in_another_tab_finds_what_was_sent_from_this_one(reception, fiche):
    sign_out(reception)
    assert send(reception, fiche).status_code == 400
    sign_in_again(reception)
    assert send(reception, fiche).status_code == 400
    assert value_of(typed_before(reception, fiche), "motivation") == TYPED["motivation"]


def test_a_page_of_who_left_keeps_nothing_for_who_came(reception, fiche, make, database):
    other = make.staff("reception")
    database.commit()
    sign_out(reception)
    reception.sign_in(other)
    assert send(reception, fiche).status_code == 400
    assert offers(reception.open(fiche.address)) == []
    assert "You were in the middle of" not in reception.open("/").text


def test_the_way_back_from_an_error_leads_to_what_was_typed_last(reception, fiche):
    send(reception, fiche, version="0", family_name="")  # refused with a page: nothing is kept
    way = f"/drafts/latest?form={fiche.address}"
    assert reception.open(way, status=302).location == fiche.address
    assert send(reception, fiche, deed="of another page").status_code == 400
    draft = reception.open(way, status=302).location
    page = reception.open(reception.open(draft, status=302).location)
    assert value_of(page, "motivation") == TYPED["motivation"]
    assert reception.open("/drafts/latest?form=/nowhere", status=302).location == "/"
