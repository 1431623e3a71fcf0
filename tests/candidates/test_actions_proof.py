"""Consent is proof: what was given stays as it was given, and a slip of the hand can be undone."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.figures import totals
from vrijwilligers.candidates import actions
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose, ConsentWay, erase_after
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import as_of, months_after, now, today

BOTH = [ConsentPurpose.FICHE, ConsentPurpose.SHARING]
AGAIN = ConsentDetails(ways={ConsentPurpose.SHARING: ConsentWay.SPOKEN}, language="nl")


@pytest.fixture
def given(make, database):
    """Consent for the fiche, as it stands in the database, with its witness."""
    candidate = make.candidate(consents=BOTH)
    text_id = candidate.consents[0].text_id
    by = make.staff("reception").id
    database.execute(text("DELETE FROM consent"))
    database.expire_all()
    acts = {"candidate_id": candidate.id, "text_id": text_id, "way": ConsentWay.PAPER}
    database.add(Consent(purpose="fiche", given_at=now(), witness_id=by, **acts))
    database.commit()
    return candidate


@pytest.mark.parametrize(
    "change",
    [
        "way = 'online'",
        "way = NULL",
        "purpose = 'pool'",
        "text_id = NULL",
        "text_id = text_id + 1",
        "given_at = '2024-01-01 00:00:00'",
        "id = id + 1",
        "witness_id = (SELECT max(id) FROM staff_member)",
    ],
)
def test_what_was_given_cannot_be_changed_by_anybody_p03(given, make, database, change):
    make.staff("coordinator")
    with pytest.raises(DBAPIError, match="consent_proves"):
        database.execute(text(f"UPDATE consent SET {change}"))
    database.rollback()


@pytest.mark.parametrize(
    "change",
    [
        "body = 'Mag alles?'",
        "months = 60",
        "digest = 'x'",
        "version = 2",
        "language = 'en'",
        "purpose = 'pool'",
        "id = id + 100",
    ],
)
def test_a_text_that_was_shown_cannot_be_changed_by_anybody_p03(given, database, change):
    with pytest.raises(DBAPIError, match="consent_text_proves"):
        database.execute(text(f"UPDATE consent_text SET {change}"))
    database.rollback()


@pytest.mark.parametrize(
    "change",
    [
        "withdrawn_at = '2037-01-01 00:00:00'",
        "withdrawn_by_id = (SELECT max(id) FROM staff_member)",
        "parent_agreed_at = '2037-01-01 00:00:00'",
        "parent_agreed_at = NULL",
    ],
)
def test_what_came_later_is_neither_moved_nor_emptied_to_be_said_anew_p03(
    given, make, database, change
):
    actions.withdraw(given, ConsentPurpose.FICHE, by=make.staff("reception").id, today=today())
    database.execute(text("UPDATE consent SET parent_agreed_at = given_at"))
    database.execute(text("UPDATE consent SET withdrawn_by_id = NULL"))  # a colleague is erased
    database.commit()
    with pytest.raises(DBAPIError, match="consent_proves"):
        database.execute(text(f"UPDATE consent SET {change}"))
    database.rollback()


def test_the_witness_may_be_forgotten_and_all_of_it_erased(given, database):
    database.execute(text("UPDATE consent SET witness_id = NULL"))
    database.execute(text("DELETE FROM consent"))
    database.execute(text("DELETE FROM consent_text"))
    database.rollback()


@pytest.fixture
def withdrawn(make, database):
    """Somebody of whom everything was just withdrawn, by whom."""
    candidate, by = make.candidate(consents=BOTH), make.staff("reception").id
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=by, today=today())
    database.commit()
    return candidate, by


def test_a_mistaken_withdrawal_is_undone_and_is_no_new_consent_p03(withdrawn, database):
    candidate, by = withdrawn
    before = [(act.id, act.given_at) for act in candidate.consents]
    assert totals(database)["consent_withdrawn"] == 2
    actions.undo_withdrawal(candidate, by=by, at=now())
    database.commit()
    database.expire_all()
    assert [(act.id, act.given_at) for act in candidate.consents] == before
    assert all(candidate.consents_to(purpose) for purpose in BOTH)
    assert database.query(Candidate).filter(Candidate.is_in_use).one() is candidate
    assert candidate.erase_on == erase_after(candidate.last_contact_on)
    assert "consent_withdrawn" not in totals(database)
    deeds = [event.deed for event in database.query(AuditEvent).order_by(AuditEvent.id)]
    assert deeds[-2:] == ["consent withdrawn", "withdrawal undone"]


@pytest.mark.parametrize("left", [timedelta(days=3), timedelta(days=14)])
def test_withdrawing_keeps_nothing_longer_and_undoing_it_gives_the_day_back(make, database, left):
    """A list leaves somebody who is overdue two weeks: that day comes back too."""
    day = today() + left
    candidate = make.candidate(
        consents=BOTH, last_contact_on=months_after(today(), -14), erase_on=day
    )
    by = make.staff("reception").id
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=by, today=today())
    assert candidate.erase_on == day
    actions.undo_withdrawal(candidate, by=by, at=now())
    assert candidate.erase_on == day
    assert candidate.is_in_use


def test_consent_can_be_withdrawn_although_the_clock_was_put_back_since_p04(make, database):
    with as_of(now() + timedelta(hours=1)):
        candidate = make.candidate(consents=BOTH)
        database.commit()
    by = make.staff("reception").id
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=by, today=today())
    database.commit()
    assert not candidate.is_in_use
    actions.undo_withdrawal(candidate, by=by, at=now())
    database.commit()
    assert candidate.is_in_use


def test_after_ten_minutes_or_by_somebody_else_it_stays_withdrawn(withdrawn, make):
    candidate, by = withdrawn
    last = candidate.consents[0].withdrawn_at
    refused = (
        {"by": by, "at": last + timedelta(minutes=10)},
        {"by": make.staff("reception").id, "at": last},
        {"by": None, "at": last},
    )
    for when in refused:
        with pytest.raises(actions.UndoIsTooLate):
            actions.undo_withdrawal(candidate, **when)
    assert not candidate.is_in_use
    actions.undo_withdrawal(candidate, by=by, at=last + timedelta(minutes=9, seconds=59))
    with pytest.raises(actions.UndoIsTooLate):
        actions.undo_withdrawal(candidate, by=by, at=last)


def test_only_what_was_withdrawn_last_comes_back(make, database):
    candidate, by = make.candidate(consents=BOTH), make.staff("reception").id
    actions.withdraw(candidate, ConsentPurpose.SHARING, by=by, today=today())
    database.commit()
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=by, today=today())
    database.commit()
    actions.undo_withdrawal(candidate, by=by, at=now())
    assert candidate.consents_to(ConsentPurpose.FICHE)
    assert not candidate.consents_to(ConsentPurpose.SHARING)


def test_what_was_given_anew_since_is_not_undone(make, database):
    candidate, by = make.candidate(consents=BOTH), make.staff("reception").id
    actions.withdraw(candidate, ConsentPurpose.SHARING, by=by, today=today())
    database.commit()
    actions.give(candidate, AGAIN, by=by, today=today())
    database.commit()
    with pytest.raises(actions.UndoIsTooLate):
        actions.undo_withdrawal(candidate, by=by, at=now())


def _withdraw(reception, candidate):
    page = reception.get("candidates.ask_to_withdraw", candidate_id=candidate.id)
    form = 'form[action$="/withdraw/fiche"]'
    return reception.open(reception.send(page, {}, form=form).location)


def test_the_page_offers_to_undo_and_says_when_it_is_too_late(reception, make, database):
    candidate = make.candidate(consents=BOTH)
    page = reception.get("candidates.give", candidate_id=candidate.id)
    assert not page.html.select('form[action$="/withdrawal/undo"]')
    page = _withdraw(reception, candidate)
    undo = 'form[action$="/withdrawal/undo"]'
    again = reception.open(reception.send(page, {}, form=undo).location)
    assert "The consent is valid again." in again.text
    database.expire_all()
    assert candidate.is_in_use
    page = _withdraw(reception, candidate)
    other = reception.get("candidates.give", candidate_id=candidate.id)
    reception.send(page, {}, form=undo)
    late = reception.open(reception.send(other, {}, form=undo).location)
    assert "There is nothing left to undo." in late.text
    database.expire_all()
    assert candidate.is_in_use
