"""Ticks on the page of support needs are kept before they are saved, as strictly as when noted."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.accounts.people import change_session
from tests.desk import Desk
from tests.drafts.typing import offers, typed_in
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.drafts.models import Draft
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import as_of, now, today

PAGE = "support_needs.support"
TYPED = {"needs": "assistance_dog"}


def drafts():
    db.session.rollback()
    return db.session.execute(select(Draft.is_special, Draft.content)).all()


def ticked(page):
    return {box["value"] for box in page.html.select("input[name=needs][checked]")}


@pytest.fixture
def page(candidate, signed, talking):
    """Return the page of support needs in a conversation, opened by a volunteer who signed."""
    talking(candidate)
    volunteer = signed("reception")
    shown = volunteer.desk.get(PAGE, candidate_id=candidate.id)
    shown.desk, shown.member = volunteer.desk, volunteer.member
    return shown


def test_what_was_ticked_and_not_saved_is_sealed_for_itself_and_put_back_p05(page, candidate):
    typed_in(page.desk, page, TYPED)
    ((is_special, content),) = drafts()
    assert is_special
    assert "dog" not in content
    again = page.desk.get(PAGE, candidate_id=candidate.id)
    assert ticked(again) == set()
    back = page.desk.open(page.desk.open(offers(again)[0], status=302).location)
    assert ticked(back) == {"assistance_dog"}


def test_what_is_sent_to_a_locked_screen_is_said_to_be_kept_and_nothing_else_p05(page):
    change_session(page.desk, locked_at=now())
    page.desk.send(page, TYPED, form="form.sheet")
    assert len(drafts()) == 1
    change_session(page.desk, locked_at=None, active_at=now())
    said = page.desk.get("desk.today").messages
    assert [words.split(".")[0] for words in said] == ["What you typed is kept"]


def test_such_a_draft_goes_with_consent_for_the_support_needs_p05(page, candidate, database):
    typed_in(page.desk, page, TYPED)
    candidates.withdraw(candidate, ConsentPurpose.SUPPORT_NEEDS, by=None, today=today())
    database.commit()
    assert drafts() == []
    typed_in(page.desk, page, TYPED, status=404)
    assert drafts() == []


def test_on_another_day_such_a_draft_does_not_open_p05(page, app):
    kept = typed_in(page.desk, page, TYPED)
    with as_of(now() + timedelta(days=1)):
        desk = Desk(app).sign_in(page.member)
        shown = desk.open(desk.open(f"/drafts/{kept['id']}", status=302).location)
    assert "opens only in a conversation of today" in shown.text
    assert "dog" not in shown.text


def test_without_a_signature_nothing_that_is_ticked_is_kept_p18(page, database):
    database.execute(update(db.metadata.tables["staff_member"]).values(secrecy_signed_on=None))
    database.commit()
    typed_in(page.desk, page, TYPED, status=404)
    assert drafts() == []
