"""Two desks that need the same rows at the same moment: no two of them wait for each other."""

from datetime import time

import pytest

from tests.desk import Desk
from tests.matching.deeds import DAY, PHONED, due_call, introduce
from tests.together import all_at_once, posting
from tests.vacancies.own import READY, own
from tests.web.test_actions_deed_numbers import filled
from vrijwilligers.candidates.actions import pairs
from vrijwilligers.candidates.models import CandidatePair, Consent
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.desk import actions
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.actions import waiting
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.models import VacancyWait
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

ENDS = {"outcome": "ended", "side": "candidate", "reason": "no_time"}
STEPS = 'form[action="/matching/introductions/{}/steps"]'
DONE, FASTER = 303, 409


@pytest.fixture
def scene(make, database):
    """Somebody who is called today, with a second fiche, and who is expected elsewhere."""
    call = due_call(make)
    person, house = call.candidate, make.organisation(**READY)
    call.introduction.since_on = today() - 8 * DAY
    other = make.candidate(given_name="Samira", phone=person.phone)
    likely = CandidatePair(one_id=person.id, other_id=other.id, weight=90)
    agrees = Consent(purpose=ConsentPurpose.APPROACHED, way=ConsentWay.SPOKEN, given_at=now())
    person.consents.append(agrees)
    there, elsewhere = (own(make, status=Status.PUBLISHED, organisation=house) for _ in "ab")
    database.commit()
    (expected,) = introduce(person, there, contacted=PHONED)
    details = AppointmentDetails(on=today() + 5 * DAY, begins_at=time(10))
    make_appointment(expected, details, by=None, today=today())
    database.add_all(
        [likely, VacancyWait(candidate_id=person.id, least=Fit.POSSIBLE, looked_on=today())]
    )
    visit = actions.count_with(
        person, Channel.WALK_IN, by=make.staff("reception").id, today=today()
    )
    database.commit()
    introduction = call.introduction_id
    return {
        "outcome": (f"/matching/follow-ups/{call.id}/outcome", "main form", {"outcome": "started"}),
        "inbox": (f"/matching/inbox/no-answer/{introduction}", "main form", ENDS),
        "step": (
            f"/matching/introductions/{introduction}",
            STEPS.format(introduction),
            {"target": "talked"},
        ),
        "note": (f"/conversations/{visit.id}", "form:has([name=note])", {"note": "Zei iets."}),
        "merge": (
            f"/candidates/{other.id}/merge/{person.id}",
            "main form.sheet",
            {"reason": "person_says"},
        ),
        "mail": (f"/matching/introductions/{expected.id}/mail-appointment", "main form", {}),
        "merge vacancies": (f"/vacancies/{elsewhere.id}/merge/{there.id}", "main form.sheet", {}),
    }


@pytest.mark.parametrize(
    "deeds",
    [
        *(("outcome", other) for other in ("inbox", "step", "merge")),
        ("note", "merge"),
        ("mail", "merge vacancies"),  # one of these gives way, and is done anew
    ],
)
def test_who_needs_the_same_rows_at_once_waits_for_nobody_in_a_ring(
    app, make, database, scene, deeds
):
    sent = [sending(app, make, *scene[deed]) for deed in deeds]
    database.rollback()
    answers = all_at_once(app, *sent)
    assert DONE in answers
    assert {*answers} <= {DONE, FASTER}, answers


@pytest.mark.parametrize("night", [pairs.find_each_night, waiting.look_each_night])
def test_a_night_and_a_merge_wait_for_each_other_in_no_ring(app, make, database, scene, night):
    sent = sending(app, make, *scene["merge"])
    database.rollback()
    assert all_at_once(app, sent, lambda: night(now() + DAY)) == [DONE, None]


def sending(app, make, address, form, answers):
    desk = Desk(app).sign_in(make.staff("reception", "coordinator"))
    return posting(desk, *filled(desk, desk.open(address), form, answers))
