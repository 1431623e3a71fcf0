"""A clock that jumps: what was done under it stays readable, and is done once and undone."""

from datetime import timedelta

import pytest

from tests.desk_pages.test_views_conversations import NOTE, begin, notes
from tests.figures import totals
from tests.matching.deeds import due_call
from tests.matching.pages import DAY, follow_ups
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.vocabulary.clock import as_of, now

JUMPS = [timedelta(days=3), timedelta(days=-3), timedelta(hours=30), timedelta(hours=-1)]
ROW = ".todo form"


def comes_in(desk):
    """Sign in anew: a session that looks old, or not begun yet, is over."""
    db.session.rollback()
    desk.sign_in(db.session.get_one(StaffMember, desk.staff_id))


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_clock_that_jumps_loses_nothing_of_a_conversation(reception, make, database, jump):
    person = make.candidate(given_name="Samira", family_name="Proef")
    database.commit()
    with as_of(now() + jump):
        comes_in(reception)
        page = begin(reception, person)
        reception.send(page, {"note": "Onder een klok die sprong."}, form=NOTE)

    comes_in(reception)
    fiche = reception.get("desk.fiche", candidate_id=person.id)
    assert "Onder een klok die sprong." in fiche.text
    assert reception.get("desk.today").heading
    again = begin(reception, person)
    stands = again.html.select_one("#note").get_text().strip()  # of the same day, one's own
    reception.send(again, {"note": f"{stands} Daarna."}, form=NOTE)
    said = " ".join(one.text for one in notes(database))
    assert "Onder een klok die sprong." in said
    assert "Daarna." in said
    assert all(one.staff_id == reception.staff_id for one in notes(database))


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_an_outcome_under_a_clock_that_jumped_is_noted_once_and_undone(
    reception, make, database, jump
):
    due_call(make, due_on=(now() - timedelta(days=7)).date())
    with as_of(now() + jump):
        comes_in(reception)
        page = reception.get("desk.today")
        done = reception.send(page, {"outcome": "not_reached"}, form=ROW)
        address = reception.open(done.location).html.select_one('[role="status"] a')["href"]
    comes_in(reception)
    reception.get("desk.fiche", candidate_id=follow_ups(database)[0].candidate_id)
    for view in ("desk.today", "matching.follow_ups"):
        reception.get(view)
    assert totals(database)[MatchingFact.FOLLOW_UP_DONE] == 1

    undoing = reception.open(address)
    if jump < -DAY:
        refused = reception.send(undoing, {}, at=address, status=422)
        assert refused.problems[0].startswith("This was done some days ago")
        return
    assert reception.send(undoing, {}, at=address).location == "/"
    (back,) = follow_ups(database)
    assert back.done_at is None
    assert not totals(database).get(MatchingFact.FOLLOW_UP_DONE)
