"""Conversations that are counted, and taken back."""

from datetime import timedelta

import pytest

from tests.figures import totals
from vrijwilligers.desk import actions
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel, DeskContactDetails
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.vocabulary.clock import now, start_of, today


def test_a_visit_that_belongs_to_somebody_cannot_be_undone(make, database):
    by = make.staff("reception").id
    contact = actions.count_with(make.candidate(), Channel.WALK_IN, by=by, today=today())
    with pytest.raises(actions.ContactHasAName):
        actions.undo(contact, by=by, today=today())
    assert database.query(DeskContact).one().counted
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
