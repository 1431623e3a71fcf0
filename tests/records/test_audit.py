"""The log of views is written on a connection of its own."""

import pytest
from flask import g
from sqlalchemy import select

from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent


def test_a_view_is_logged_before_the_writing_begins_or_not_at_all(app, make, database):
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
