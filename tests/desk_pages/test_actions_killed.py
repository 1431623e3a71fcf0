"""Killed between its writes, a deed of the desk leaves all or nothing, and can be done again."""

import pytest

from tests.desk_pages.killing import each_place, everything, form_sent, killed_after
from tests.matching.deeds import due_call
from tests.matching.pages import in_days
from vrijwilligers.candidates.actions import pairs
from vrijwilligers.desk.models import ConversationNote
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.models import Appointment, FollowUp
from vrijwilligers.vocabulary.clock import now

CHANGED = 303


@pytest.fixture
def all_or_nothing(database):
    """Kill a deed after each of its writes: nothing is left, until all is; tell how many were."""

    def all_or_nothing(send):
        before = everything()
        for places, place in enumerate(each_place()):
            killed_after(place, send)
            if everything() != before:
                return places
        raise AssertionError("the deed did nothing")

    return all_or_nothing


def test_the_outcome_of_a_due_call(reception, make, database, all_or_nothing):
    due_call(make)
    answers = {"outcome": "appointment", "on": str(in_days(2)), "place": "Hoogstraat 1"}
    page = reception.get("desk.today")
    send = form_sent(reception, page, answers, ".todo form")
    assert all_or_nothing(send) >= 5
    done, following = database.query(FollowUp).order_by(FollowUp.id)
    assert (done.done_at is None, following.done_at is None) == (False, True)
    assert database.query(Appointment).one().place == "Hoogstraat 1"
    assert send() == CHANGED  # its answer did not come: sent again, it is done once
    assert database.query(FollowUp).count() == 2


def test_two_fiches_that_become_one(coordinator, make, database, all_or_nothing):
    reach = {"phone": "+32470112233"}
    stays = make.candidate(given_name="Samira", family_name="Proef", **reach)
    goes = make.candidate(given_name="Samira", family_name="Proeve", **reach)
    make.introduction(candidate=goes)
    make.follow_up(candidate=goes)
    pairs.find_each_night(now())
    database.commit()
    two = {"stays_id": stays.id, "goes_id": goes.id}
    page = coordinator.get("candidates.merge", **two)
    send = form_sent(coordinator, page, {"reason": "person_says"}, "main form.sheet")
    assert all_or_nothing(send) >= 8
    assert coordinator.open(f"/candidates/{two['goes_id']}", status=302)
    assert [one.candidate_id for one in database.query(FollowUp)] == [two["stays_id"]]


def test_a_conversation_that_is_saved_part_by_part(reception, make, database, all_or_nothing):
    candidate = make.candidate()
    visit = make.visit(Channel.WALK_IN)
    visit.candidate_id = candidate.id
    database.commit()
    where = {"contact_id": visit.id}
    page = reception.get("desk.conversation", **where)
    said = {"note": "Komt vrijdag terug."}
    assert all_or_nothing(form_sent(reception, page, said, "#note-form")) >= 2
    assert [one.text for one in database.query(ConversationNote)] == [said["note"]]

    page = reception.get("desk.conversation", **where)
    told = form_sent(reception, page, {}, "form[action*='/explained/welcome/']")
    assert all_or_nothing(told) >= 2
    assert [one.text for one in database.query(ConversationNote)] == [said["note"]]
