"""Conversations that are counted, and taken back."""

import pytest

from vrijwilligers.desk import actions
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.vocabulary.clock import today


def test_a_visit_that_belongs_to_somebody_cannot_be_undone(make, database):
    by = make.staff("reception").id
    contact = actions.count_with(make.candidate(), Channel.WALK_IN, by=by, today=today())
    with pytest.raises(actions.ContactHasAName):
        actions.undo(contact, by=by, today=today())
    assert database.query(DeskContact).one().fact.amount == 1
