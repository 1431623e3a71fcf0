from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.figures import totals, values
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.matching.feature import FollowUpDeed, IntroductionDeed
from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import now, today


def contacts(database):
    database.expire_all()
    return database.scalars(select(DeskContact).order_by(DeskContact.id)).all()


WORD = ".last-counted details form"


def count(reception, channel="walk_in"):
    form = f'form[action="/contacts/{channel}"]'
    return reception.send(reception.get("desk.today"), {}, form=form)


def counted(reception, channel="walk_in"):
    """Count a visit, and return the page of the day on which it then stands."""
    return reception.open(count(reception, channel).location)


@pytest.mark.parametrize("channel", ["walk_in", "phone", "mail"])
def test_one_click_counts_a_visit_without_a_name(reception, database, channel):
    count(reception, channel)
    (contact,) = contacts(database)
    assert (contact.channel, contact.candidate_id) == (channel, None)
    assert totals(database) == {"desk_contact": 1}
    assert values(database, "desk_contact") == {"channel": {channel: 1}}
    page = reception.get("desk.today")
    assert "1" in page.html.select_one(f'form[action="/contacts/{channel}"] .count').get_text()


def test_what_is_known_can_be_added_and_the_fact_follows(reception, database):
    page = counted(reception)
    answers = {"language": "ar", "municipality": "21015", "visit": "first", "age_band": "26-44"}
    page = reception.open(reception.send(page, answers, form=WORD).location)
    assert "Arabic · first time · Schaarbeek / Schaerbeek · 26-44" in page.text
    assert totals(database) == {"desk_contact": 1}
    said = {"language": {"ar": 1}, "municipality": {"21015": 1}, "visit": {"first": 1}}
    channel = {"channel": {"walk_in": 1}}
    assert values(database, "desk_contact") == said | channel | {"age_band": {"26-44": 1}}


def test_what_nobody_fills_in_of_a_contact_stays_unknown(reception, database):
    reception.send(counted(reception), {}, form=WORD)
    (contact,) = contacts(database)
    known = ("language", "municipality", "age_band", "visit", "asker", "subject")
    assert {getattr(contact, name) for name in known} == {None}


def test_the_last_count_of_oneself_can_be_taken_back(reception, coordinator, database):
    counted(reception)
    count(coordinator, "mail")
    page = counted(reception, "phone")
    assert page.html.select_one(".last-counted").get_text(" ", strip=True).startswith("Phone, ")
    page = reception.open(reception.send(page, {}, form='form[action$="/undo"]').location)
    assert [contact.channel for contact in contacts(database)] == ["walk_in", "mail"]
    assert page.html.select_one(".last-counted").get_text(" ", strip=True).startswith("Walk-in, ")
    assert totals(database) == {"desk_contact": 2}


def test_the_tally_is_asked_alone_to_be_renewed_in_place(reception):
    count(reception)
    part = reception.get("desk.tally")
    assert part.html.select_one("[data-in-place]")["data-in-place"] == "/tally"
    assert part.html.select_one('form[action="/contacts/walk_in"] .count').get_text().endswith("1")
    assert not part.html.select("main, h1")


def test_a_conversation_with_somebody_is_counted_once(reception, make, database):
    candidate = make.candidate(municipality="21015", birth_year=1990)
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    reception.send(page, {}, form='form[action$="/conversations/walk_in"]')
    (contact,) = contacts(database)
    assert contact.candidate_id == candidate.id
    assert values(database, "desk_contact")["municipality"] == {"21015": 1}
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert not page.html.select('form[action*="/conversations/"]')


def test_a_visit_counted_without_a_name_can_get_one(reception, make, database):
    count(reception)
    candidate = make.candidate()
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    reception.send(page, {}, form='form[action$="/join"]')
    (contact,) = contacts(database)
    assert contact.candidate_id == candidate.id
    assert totals(database) == {"desk_contact": 1}


def test_the_day_shows_what_is_due_and_overdue_and_not_what_comes(reception, make):
    day = today()
    make.follow_up(what="Te laat", due_on=day - timedelta(days=2))
    make.follow_up(what="Vandaag", due_on=day)
    make.follow_up(what="Over een maand", due_on=day + timedelta(days=30))
    text = reception.get("desk.today").text
    assert text.index("2 days late") < text.index("Vandaag")
    assert "Over een maand" not in text


def test_an_empty_day_says_so(reception):
    assert "Nothing to follow up today." in reception.get("desk.today").text


def test_an_administrator_is_led_to_the_team(administrator):
    assert administrator.get("desk.today", status=302).location.endswith("/accounts/staff")


def test_strangers_sign_in_first(desk):
    assert "/accounts/sign-in" in desk.get("desk.today", status=302).location


def test_the_log_is_for_coordinators_and_names_no_candidate_p22(reception, coordinator, make):
    candidate = make.candidate()
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    reception.send(page, {}, form='form[action$="/conversations/phone"]')
    reception.get("desk.log", candidate_id=candidate.id, status=403)
    page = coordinator.get("desk.log", candidate_id=candidate.id)
    assert "opened the record" in page.text
    assert "counted a conversation" in page.text
    assert candidate.full_name not in page.html.get_text()


def test_the_log_tells_of_introductions_and_follow_ups_too(app, coordinator, make, database):
    introduction = make.introduction()
    follow_up = make.follow_up(introduction=introduction)
    for deed, record in ((IntroductionDeed.TALKED, introduction), (FollowUpDeed.DONE, follow_up)):
        audit.record(deed, record, by=coordinator.staff_id)
    database.commit()
    page = coordinator.get("desk.log", candidate_id=introduction.candidate_id)
    assert "noted a step of an introduction" in page.text
    assert "did a follow-up" in page.text


def test_the_log_says_also_a_deed_that_nobody_declares_any_more(coordinator, make, database):
    candidate = make.candidate()
    event = AuditEvent(at=now(), deed="sang a song", thing="candidate", record_id=candidate.id)
    database.add(event)
    database.commit()
    assert "sang a song" in coordinator.get("desk.log", candidate_id=candidate.id).text


def test_a_conversation_of_somebody_who_withdrew_is_out_of_reach(reception, make, database):
    candidate = make.candidate()
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    reception.send(page, {}, form='form[action$="/conversations/walk_in"]')
    (contact,) = contacts(database)
    reception.get("desk.contact", contact_id=contact.id)
    candidate.fiche_consent = False
    database.commit()
    reception.get("desk.contact", contact_id=contact.id, status=404)


def test_what_was_counted_on_another_day_stays(reception, database):
    page = counted(reception)
    (contact,) = contacts(database)
    contact.at -= timedelta(days=2)
    database.commit()
    again = reception.send(page, {}, form='form[action$="/undo"]', status=409)
    assert "counted on another day" in again.text
    assert len(contacts(database)) == 1


def test_what_two_add_to_a_visit_is_kept_of_both(reception, database):
    page, beside = counted(reception), reception.get("desk.today")
    reception.send(page, {"language": "fr"}, form=WORD)
    reception.send(beside, {"subject": "law"}, form=WORD)
    (contact,) = contacts(database)
    assert (contact.language, contact.subject) == ("fr", "law")


def test_a_second_click_on_undo_says_the_page_is_gone(reception):
    page, beside = counted(reception), reception.get("desk.today")
    reception.send(page, {}, form='form[action$="/undo"]')
    reception.send(beside, {}, form='form[action$="/undo"]', status=404)


def test_everything_that_is_due_is_on_the_page_of_the_day(reception, make):
    day = today()
    for number in range(12):
        make.follow_up(what=f"Vandaag {number}.", due_on=day)
    make.follow_up(what="Volgende week", due_on=day + timedelta(days=5))
    page = reception.get("desk.today")
    assert all(f"Vandaag {number}." in page.text for number in range(12))
    assert "Volgende week" not in page.text
    assert len(page.html.select(".card > .todo > li")) == 5
    assert page.html.select_one("details.more > summary").get_text() == "7 more are due"


def test_pages_of_work_that_name_people_leave_one_row_an_hour_p22(reception, make, database):
    person = make.candidate()
    make.follow_up(candidate=person)
    make.follow_up(what="Folders bijvullen")
    for endpoint in ("desk.today", "matching.follow_ups", "desk.today"):
        reception.get(endpoint)
    seen = select(AuditEvent.thing, AuditEvent.amount, AuditEvent.staff_id)
    logged = database.execute(seen.where(AuditEvent.deed == "seen in a list")).all()
    assert logged == [("follow_up", 1, reception.staff_id)]

    make.follow_up(candidate=make.candidate())
    reception.get("desk.today")
    assert len(database.execute(seen.where(AuditEvent.deed == "seen in a list")).all()) == 2
