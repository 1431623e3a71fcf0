"""Conversations that are counted, and taken back."""

from datetime import timedelta

import pytest

from tests.figures import totals
from vrijwilligers.desk import actions
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel, DeskContactDetails
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import now, start_of, today

DAY = timedelta(days=1)


def test_a_visit_that_belongs_to_somebody_cannot_be_undone(make, database):
    by = make.staff("reception").id
    contact = actions.count_with(make.candidate(), Channel.WALK_IN, by=by, today=today())
    with pytest.raises(actions.ContactHasAName):
        actions.undo(contact, today=today())
    assert database.query(DeskContact).one().counted
    assert totals(database) == {"desk_contact": 1}


def test_a_visit_gets_a_name_on_its_own_day_alone_and_counts_as_contact(make, database):
    by, person = make.staff("reception").id, make.candidate(last_contact_on=today() - DAY)
    visit = actions.count(DeskContactDetails(channel=Channel.WALK_IN), by=by)
    with pytest.raises(actions.ContactIsOfAnotherDay):
        actions.join(visit, person, by=by, today=today() + DAY)
    actions.join(visit, person, by=by, today=today())
    assert (visit.candidate_id, person.last_contact_on) == (person.id, today())
    assert totals(database) == {"desk_contact": 1}


def test_a_visit_without_a_name_keeps_its_second_for_the_day_alone(make, database):
    by = make.staff("reception").id
    nameless = actions.count(DeskContactDetails(channel=Channel.PHONE), by=by)
    named = actions.count_with(make.candidate(), Channel.WALK_IN, by=by, today=today())
    second, other = nameless.at, named.at
    database.commit()
    end_all(now())
    database.expire_all()
    assert nameless.at == second
    tomorrow = now() + timedelta(days=1)
    end_all(tomorrow)
    end_all(tomorrow)
    database.expire_all()
    assert nameless.at == start_of(today())
    assert named.at == other


def test_the_log_keeps_no_second_of_a_visit_without_a_name(make, database):
    by = make.staff("reception").id
    first, second = (
        actions.count(DeskContactDetails(channel=Channel.PHONE), by=by) for _ in range(2)
    )
    database.flush()
    actions.amend(first, DeskContactDetails(channel=Channel.WALK_IN), by=by, today=today())
    actions.undo(second, today=today())
    assert database.query(AuditEvent).all() == []
    actions.join(first, make.candidate(), by=by, today=today())
    actions.amend(first, DeskContactDetails(channel=Channel.PHONE), by=by, today=today())
    logged = database.query(AuditEvent.thing, AuditEvent.deed).order_by(AuditEvent.id).all()
    assert logged == [("candidate", "conversation"), ("desk_contact", "amended")]
