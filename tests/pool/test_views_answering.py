"""Somebody who answers by link is warned of a place in another call at that hour."""

from tests.answers.links import linked
from tests.pool.calls import a_call, asked_people, seated
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.vocabulary.clock import now


def test_who_has_a_place_elsewhere_at_that_hour_is_warned(desk, make, database):
    there, call = a_call(make, places=[1]), a_call(make, places=[1, 1], begins=(11, 15))
    person = make.candidate(consents=(ConsentPurpose.FICHE, ConsentPurpose.POOL), language="en")
    (other,), (asked,) = asked_people(there, [person]), asked_people(call, [person])
    token = linked(database, ANSWER, asked, language="en")
    warning = f"At {there.vacancy.organisation.name} you have a place at the same time"
    assert warning not in desk.get("pool.answer", token=token).text
    seated(other)
    assert warning in desk.get("pool.answer", token=token).text
    there.state, there.ended_at = CallState.CANCELLED, now()
    database.commit()
    assert warning not in desk.get("pool.answer", token=token).text
