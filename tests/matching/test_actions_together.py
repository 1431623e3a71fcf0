"""Several volunteers and one follow-up: one of them wins, nothing is done twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from tests.desk import Desk
from tests.matching.deeds import DAY, due_call
from tests.together import PATIENCE, at_once
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import inbox
from vrijwilligers.matching.models import FicheEvent, FollowUp, ReminderPause
from vrijwilligers.vocabulary.clock import today

NOTE = ".todo form"
VOLUNTEERS = 3


def test_three_volunteers_and_one_follow_up(app, make, database):
    due_call(make)
    staff = [make.staff("reception", name=f"Vrijwilliger {place}") for place in range(VOLUNTEERS)]
    desks = [Desk(app).sign_in(member) for member in staff]
    database.rollback()
    pages = [desk.open("/") for desk in desks]
    start = Barrier(VOLUNTEERS, timeout=PATIENCE)

    def work(desk, page):
        form = page.html.select_one(NOTE)
        sent = {one["name"]: one["value"] for one in form.select("input[type=hidden]")}
        start.wait()
        with app.app_context():
            answer = desk.client.post(form["action"], data=sent | {"outcome": "not_reached"})
        return answer.status_code, answer.text

    with ThreadPoolExecutor(VOLUNTEERS) as pool:
        answers = sorted(pool.map(work, desks, pages))

    assert [status for status, _text in answers] == [303, 409, 409]
    assert all("noted this already: Not reached." in text for _status, text in answers[1:])
    assert database.scalar(select(func.count(FollowUp.id))) == 2
    assert database.scalar(select(func.count(FicheEvent.id))) == 1


def test_two_who_pause_the_same_person_at_once_leave_one_pause(app, make, database):
    person, until = make.candidate(), today() + DAY
    database.commit()

    def pause():
        whom = db.session.get_one(Candidate, person_id)
        inbox.pause(whom, None, until, by=None, today=today())

    person_id = person.id
    database.rollback()
    assert at_once(app, pause) == ["done", "done"]
    assert database.scalar(select(func.count(ReminderPause.id))) == 1
