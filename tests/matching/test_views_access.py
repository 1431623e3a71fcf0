"""Who may enter the pages of matching, and what is logged."""

import pytest
from sqlalchemy import delete, select

from tests.desk import Desk
from tests.matching.pages import introductions
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.records.proof import ending


def views_of(database, candidate_id):
    viewed = select(AuditEvent).where(
        AuditEvent.deed == RecordDeed.VIEWED,
        AuditEvent.thing == "candidate",
        AuditEvent.record_id == candidate_id,
    )
    return database.scalars(viewed).all()


def addresses(make):
    introduction = make.introduction()
    follow_up = make.follow_up(candidate=introduction.candidate)
    person = {"candidate_id": introduction.candidate_id}
    return [
        ("matching.suggestions", person),
        ("matching.why_not", person),
        ("matching.introduce", person | {"vacancy": make.vacancy().id}),
        ("matching.introduction", {"introduction_id": introduction.id}),
        ("matching.plan_follow_up", {"candidate": introduction.candidate_id}),
        ("matching.postpone_follow_up", {"follow_up_id": follow_up.id}),
        ("matching.reopen_follow_up", {"follow_up_id": follow_up.id}),
    ]


def test_the_administrator_sees_nobody(administrator, make):
    for endpoint, values in [*addresses(make), ("matching.follow_ups", {})]:
        administrator.get(endpoint, status=403, **values)


def test_who_withdrew_consent_has_no_page(reception, make, database):
    pages = addresses(make)
    introduction = introductions(database)[0]
    introduction.candidate.fiche_consent = False
    database.commit()
    for endpoint, values in pages:
        reception.get(endpoint, status=404, **values)


def test_what_is_not_there_is_a_404(reception, make):
    person = make.candidate().id
    for number in (987654, "x", "-1", 2**31, 10**30, ""):
        reception.get("matching.introduce", status=404, candidate_id=person, vacancy=number)
        reception.get("matching.plan_follow_up", status=404, introduction=number)
        reception.get("matching.plan_follow_up", status=404, candidate=number)


@pytest.mark.parametrize("place", range(5))
def test_opening_a_page_about_somebody_is_logged(reception, make, database, place):
    endpoint, values = addresses(make)[place]
    candidate_id = introductions(database)[0].candidate_id
    reception.get(endpoint, **values)
    (view,) = views_of(database, candidate_id)
    assert view.staff_id == reception.staff_id


@pytest.mark.parametrize("place", [2, 3, 4])
def test_a_refused_form_that_shows_somebody_is_logged_as_well(reception, make, database, place):
    endpoint, values = addresses(make)[place]
    candidate_id = introductions(database)[0].candidate_id
    page = reception.get(endpoint, **values)
    with ending(AuditEvent.__table__):
        database.execute(delete(AuditEvent))
    database.commit()
    answers = {"note": "85.07.30-033 28"} if place < 4 else {}
    reception.send(page, answers, status=422, at=reception.url(endpoint, **values))
    (refused,) = views_of(database, candidate_id)
    assert refused.staff_id == reception.staff_id


def test_a_deed_is_logged_as_a_deed_and_not_as_a_view(reception, make, database):
    introduction = make.introduction()
    candidate_id, key = introduction.candidate_id, introduction.id
    reception.submit("matching.introduction", {"target": "talked"}, introduction_id=key)
    assert len(views_of(database, candidate_id)) == 1


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_pages_open_in_each_language(app, make, language):
    staff = make.staff("reception", language=language)
    desk = Desk(app, language).sign_in(staff)
    for endpoint, values in [*addresses(make), ("matching.follow_ups", {})]:
        desk.get(endpoint, **values)
