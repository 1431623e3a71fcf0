from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.figures import figures, totals, values
from vrijwilligers.candidates import actions
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.matching.feature import FollowUpDeed, IntroductionDeed
from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import now, today


def contacts(database):
    database.expire_all()
    return database.scalars(select(DeskContact).order_by(DeskContact.id)).all()


def count(reception, channel="walk_in"):
    form = f'form[action="/contacts/{channel}"]'
    return reception.send(reception.get("desk.today"), {}, form=form)


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
    page = reception.open(count(reception).location)
    reception.send(
        page,
        {"language": "ar", "municipality": "21015", "visit": "first", "age_band": "26-44"},
        at=page.address,
    )
    assert totals(database) == {"desk_contact": 1}
    counted = {"language": {"ar": 1}, "municipality": {"21015": 1}, "visit": {"first": 1}}
    channel = {"channel": {"walk_in": 1}}
    assert values(database, "desk_contact") == counted | channel | {"age_band": {"26-44": 1}}


def test_what_nobody_fills_in_of_a_contact_stays_unknown(reception, database):
    page = reception.open(count(reception).location)
    reception.send(page, {}, at=page.address)
    (contact,) = contacts(database)
    known = ("language", "municipality", "age_band", "visit", "asker", "subject")
    assert {getattr(contact, name) for name in known} == {None}


def test_a_count_can_be_taken_back(reception, database):
    page = reception.open(count(reception).location)
    reception.send(page, {}, form='form[action$="/undo"]')
    assert contacts(database) == []
    assert figures(database) == {}


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


def test_a_fiche_does_not_name_the_person_in_title_heading_or_address_p23(reception, make):
    candidate = make.candidate(given_name="Geheim", family_name="Persoon")
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert page.heading == f"Fiche {candidate.number}"
    assert "Geheim" not in page.html.title.get_text()
    assert "Geheim Persoon" in page.text
    links = [tag.get("href", "") for tag in page.html.select("a")]
    assert not [link for link in links if "Geheim" in link and not link.startswith("mailto:")]


def test_opening_a_fiche_is_logged(reception, make, database):
    candidate = make.candidate()
    reception.get("desk.fiche", candidate_id=candidate.id)
    event = database.scalars(select(AuditEvent)).one()
    assert (event.deed, event.record_id, event.staff_id) == (
        "viewed",
        candidate.id,
        reception.staff_id,
    )


def test_a_fiche_shows_what_fits_and_why(reception, make):
    candidate = make.candidate(
        talents=["cooking"], languages={"nl": "B1"}, birth_year=1990, municipality="21015"
    )
    make.vacancy(texts={"nl": ("Soep koken", "Lekker.")}, talents=["cooking"], municipality="21015")
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert "Soep koken" in page.text
    assert page.html.select(".why .yes")


def test_a_fiche_needs_few_queries_whatever_fits(reception, make, counting):
    candidate = make.candidate(talents=["cooking"], languages={"nl": "B1"})
    for _ in range(12):
        make.vacancy(talents=["cooking"], languages={"nl": "A1"})
        make.follow_up(candidate=candidate)
    reception.get("desk.fiche", candidate_id=candidate.id)  # within the hour it is logged once
    make.vacancy()  # so that what fits is asked again
    with counting() as few:
        reception.get("desk.fiche", candidate_id=candidate.id)
    before = few.count
    for _ in range(12):
        make.vacancy(talents=["cooking"], languages={"nl": "A1"})
    with counting() as more:
        reception.get("desk.fiche", candidate_id=candidate.id)
    assert more.count == before


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


def find(reception, text):
    page = reception.get("desk.find")
    found = reception.send(page, {"q": text}, form="main form", at=page.address)
    assert found.location.endswith("/find"), "a name never stands in an address"
    return reception.open(found.location)


def test_one_field_finds_people_organisations_and_vacancies(reception, make):
    candidate = make.candidate(given_name="Rozelien")
    organisation = make.organisation(name="De Rozelaar")
    make.vacancy(texts={"nl": ("Rozen snoeien", "In de tuin.")}, organisation=organisation)
    page = find(reception, "roze")
    assert [h.get_text() for h in page.html.select(".found-page h2")] == [
        "People",
        "Organisations",
        "Vacancies",
    ]
    links = [a["href"] for a in page.html.select(".results a")]
    assert f"/candidates/{candidate.id}" in links
    assert f"/organisations/{organisation.id}" in links


def test_five_of_each_are_shown_while_one_types_and_twenty_five_on_the_page(reception, make):
    for _ in range(26):
        make.candidate(given_name="Rozelien")
    page = find(reception, "roze")
    assert len(page.html.select('.results a[href^="/candidates/"]')) == 25
    token = page.html.select_one("[name=csrf_token]")["value"]
    with reception.app.app_context():
        answer = reception.client.post(
            "/find",
            data={"csrf_token": token, "q": "roze"},
            headers={"X-Requested-With": "desk"},
        )
    assert answer.text.count('href="/candidates/') == 5


def test_a_search_that_a_script_sends_from_the_page_goes_on_to_the_page(reception):
    page = reception.get("desk.find")
    sent = {"csrf_token": page.html.select_one("[name=csrf_token]")["value"], "q": "roze"}
    with reception.app.app_context():
        answer = reception.client.post(
            "/find", data=sent, headers={"X-Requested-With": "desk", "X-Form": "yes"}
        )
    assert (answer.status_code, answer.headers.get("X-Next")) == (204, "/find")


def test_what_is_looked_for_has_a_hundred_characters_at_most(reception, make):
    make.organisation(name="x" * 100)
    assert len(find(reception, "x" * 100).html.select("main .results a")) == 1
    page = reception.get("desk.find")
    assert "Find a person" in page.html.select_one("main label[for=q]").get_text()
    refused = reception.send(page, {"q": "x" * 101}, form="main form", at=page.address, status=200)
    assert "longer than 100 characters" in refused.text
    assert "Nothing found." not in refused.text
    assert not refused.html.select("main .results a")


def test_nothing_found_says_what_to_try_and_begins_a_fiche_with_this_name(reception, make):
    page = find(reception, "xaveria van xyzzy")
    assert "Nothing found." in page.text
    begin = reception.send(page, {}, form=".found-page form", at="/candidates/begin", status=200)
    names = [begin.html.select_one(f"#{name}")["value"] for name in ("given_name", "family_name")]
    assert names == ["Xaveria", "van Xyzzy"]
    assert begin.html.select_one("main form")["action"] == "/candidates/new"
    make.candidate(given_name="Xaviera", family_name="Zyxx")
    assert "this comes near" in find(reception, "xaveria").text


def test_the_number_of_a_vacancy_comes_before_people(reception, make):
    vacancy = make.vacancy(id=314, texts={"nl": ("Soep", "Uitdelen.")})
    make.candidate(id=314)
    page = find(reception, "nr. 314")
    assert [a["href"] for a in page.html.select(".results a")] == [
        f"/vacancies/{vacancy.id}",
        "/candidates/314",
    ]


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
    assert "opened the fiche" in page.text
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
    page = reception.open(count(reception).location)
    (contact,) = contacts(database)
    contact.at -= timedelta(days=2)
    database.commit()
    again = reception.send(page, {}, form='form[action$="/undo"]', status=409)
    assert "counted on another day" in again.text
    assert len(contacts(database)) == 1


def test_two_who_add_to_a_visit_see_each_other(reception, database):
    page = reception.open(count(reception).location)
    reception.send(page, {"language": "fr"}, at=page.address)
    late = reception.send(page, {"subject": "law"}, at=page.address, status=409)
    rows = [row.get_text("|", strip=True) for row in late.html.select(".warn tbody tr")]
    assert rows == ["Language|French|–", "About what?|–|rights and duties"]
    reception.send(late, {"language": "fr"}, at=page.address)
    (contact,) = contacts(database)
    assert (contact.language, contact.subject) == ("fr", "law")


def test_a_second_click_on_undo_says_the_page_is_gone(reception):
    address = count(reception).location
    page, beside = reception.open(address), reception.open(address)
    reception.send(page, {}, form='form[action$="/undo"]')
    reception.send(beside, {}, form='form[action$="/undo"]', status=404)


def test_everything_that_is_due_is_on_the_page_of_the_day(reception, make):
    day = today()
    for number in range(12):
        make.follow_up(what=f"Vandaag {number}.", due_on=day)
    make.follow_up(what="Volgende week", due_on=day + timedelta(days=5))
    text = reception.get("desk.today").text
    assert all(f"Vandaag {number}." in text for number in range(12))
    assert "Volgende week" not in text
    assert "1 more" in text


def test_what_was_chosen_for_a_visit_is_kept_on_the_way_to_a_fiche(reception, database):
    page = reception.open(count(reception).location)
    answers = {"language": "ar", "then_fiche": "y"}
    assert reception.send(page, answers, at=page.address).location.endswith("/candidates/new")
    assert contacts(database)[0].language == "ar"


def test_who_was_never_asked_about_sharing_did_not_refuse_it_p02(reception, make, database):
    """Only a yes, or one that was taken back, stands on the fiche."""
    asked, never = make.candidate(), make.candidate(consents=[ConsentPurpose.FICHE])

    def tags(candidate):
        page = reception.get("desk.fiche", candidate_id=candidate.id)
        return [
            tag.get_text(" ", strip=True)
            for tag in page.html.select(".tags .tag.good, .tags .tag.no")
        ]

    assert tags(never) == []
    assert tags(asked) == ["✓ may be shared with organisations"]
    actions.withdraw(asked, ConsentPurpose.SHARING, by=None, today=today())
    database.commit()
    assert tags(asked) == ["✗ may not be shared with organisations"]


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


def test_the_first_questions_better_the_list_at_once_and_are_not_asked_again(reception, make):
    candidate = make.candidate(languages={"ar": "native"})
    other = make.vacancy(category="sport")
    wished = make.vacancy(category="food")

    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert page.html.select_one(".fit h3 a")["href"].endswith(f"/{other.id}")
    answers = {"dutch": "A1", "practise_dutch": "y", "category": "food"}
    posted = reception.send(page, answers, form="#first-questions")

    page = reception.open(posted.location)
    assert page.html.select_one(".fit h3 a")["href"].endswith(f"/{wished.id}")
    assert [box["value"] for box in page.html.select("[name=parts_of_week]")] == [
        "days",
        "evenings",
        "weekend",
    ]
    assert not page.html.select("[name=dutch], [name=category]")
