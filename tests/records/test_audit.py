"""The log of views is written on a connection of its own."""

from collections import Counter
from datetime import timedelta

import pytest
from flask import g
from sqlalchemy import select

from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import as_of, now


def test_a_view_is_logged_before_the_writing_begins_or_not_at_all_p22(app, make, database):
    candidate, by = make.candidate(), make.staff("reception").id
    view = audit.reference(candidate)
    database.rollback()
    with app.test_request_context():
        g.may_write = True
        with pytest.raises(RuntimeError, match="before the writing begins"):
            audit.record_view_of(view, by=by)
        g.may_write = False
        audit.record_view_of(view, by=by)
    (event,) = database.scalars(select(AuditEvent)).all()
    assert (event.deed, event.thing, event.record_id, event.staff_id) == ("viewed", *view, by)


def test_who_looks_again_within_the_hour_leaves_one_row_a_person_p22(app, make, database):
    one, other = make.candidate(), make.candidate()
    first, second = make.staff("reception").id, make.staff("reception").id
    seen = [audit.reference(one), audit.reference(other)]
    moment = now()
    database.rollback()
    with app.test_request_context():
        for at in (moment, moment + timedelta(minutes=59), moment + timedelta(minutes=61)):
            with as_of(at):
                for view in seen:
                    audit.record_view_of(view, by=first)
                audit.record_view_of(seen[0], by=second)
    logged = database.execute(select(AuditEvent.staff_id, AuditEvent.record_id)).all()
    assert Counter(logged) == {
        (first, seen[0][1]): 2,
        (first, seen[1][1]): 2,
        (second, seen[0][1]): 2,
    }


def test_a_list_leaves_a_row_with_how_many_it_showed_p22(app, make, database):
    by = make.staff("reception").id
    database.rollback()
    with app.test_request_context():
        audit.record_seen("candidate", amount=0, by=by)
        audit.record_seen("candidate", amount=25, by=by)
    (event,) = database.scalars(select(AuditEvent)).all()
    assert (event.deed, event.thing, event.record_id, event.amount, event.staff_id) == (
        *("seen in a list", "candidate", None, 25),
        by,
    )
