from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.drafts.typing import typed_in
from tests.figures import totals
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.models import Appointment, FicheEvent
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import now, today

NOTE = "#note-form"
LONG = "Kan op dinsdag. " * 1300  # more than a note holds


def find(desk, name, **asked):
    """Look for somebody with whom a conversation begins."""
    page = desk.get("desk.start", **asked)
    return desk.open(desk.send(page, {"q": name}, at=desk.url("desk.start", **asked)).location)


def begin(desk, candidate, **asked):
    """Begin a conversation with somebody who is known; return its page."""
    page = find(desk, candidate.full_name, **asked)
    form = f'form[action*="/candidates/{candidate.id}/conversations/"]'
    return desk.open(desk.send(page, {}, form=form).location)


def notes(database):
    database.expire_all()
    return database.scalars(select(ConversationNote).order_by(ConversationNote.id)).all()


def contacts(database):
    database.expire_all()
    return database.scalars(select(DeskContact).order_by(DeskContact.id)).all()


def test_a_conversation_with_somebody_known_is_counted_once_and_opens(reception, make, database):
    person = make.candidate(given_name="Samira", family_name="El Idrissi")
    page = begin(reception, person, channel="phone")
    assert page.heading == f"Conversation, record {person.number}"
    assert "Samira El Idrissi" in page.text
    assert begin(reception, person).address == page.address
    assert [(one.candidate_id, one.channel) for one in contacts(database)] == [(person.id, "phone")]
    assert totals(database) == {"desk_contact": 1}


def test_who_may_be_meant_is_told_apart_without_a_name_in_the_address(reception, make):
    make.candidate(
        given_name="Ali", family_name="Amrani", birth_year=1980, phone="+32470000123",
        municipality="21015",
    )  # fmt: skip
    page = find(reception, "ali amrani")
    assert "Ali" not in page.response.request.url
    row = page.html.select_one("#whom .rows li").get_text(" ", strip=True)
    assert all(word in row for word in ("born in 1980", "phone ends in 123", "Schaarbeek"))


def test_who_is_new_gets_a_fiche_with_this_name_and_the_visit_joins_it(reception, database):
    page = find(reception, "Awa Diallo")
    new = reception.open(reception.send(page, {}, form='form[action*="/fiche/"]').location)
    assert [one.candidate_id for one in contacts(database)] == [None]
    assert new.html.select_one("#family_name")["value"] == "Diallo"
    assert "Awa" not in new.response.request.url
    saved = reception.send(
        new, {"fiche": "spoken", "phone": "0470 00 00 02"}, at=new.response.request.full_path
    )
    assert "Awa Diallo" in reception.open(saved.location).text
    (contact,) = contacts(database)
    assert contact.candidate_id == database.scalars(select(Candidate)).one().id
    assert totals(database)["desk_contact"] == 1


def test_who_leaves_the_new_fiche_leaves_a_visit_that_can_be_undone(reception, database):
    page = find(reception, "Awa Diallo")
    reception.send(page, {}, form='form[action*="/fiche/"]')
    page = reception.get("desk.today")
    reception.send(page, {}, form='.last-counted form[action$="/undo"]')
    assert contacts(database) == []


def test_a_visit_counted_before_gets_the_name_and_gives_its_language(reception, make, database):
    visit = make.visit(Channel.WALK_IN)
    visit.language = "fr"
    database.commit()
    page = find(reception, "Awa Diallo", visit=visit.id)
    new = reception.open(reception.send(page, {}, form='form[action*="/fiche/"]').location)
    assert new.html.select_one("[name=language][checked]")["value"] == "fr"
    person = make.candidate(given_name="Samira", family_name="El Idrissi")
    begin(reception, person, visit=visit.id)
    assert [one.candidate_id for one in contacts(database)] == [person.id]


def test_who_says_no_name_is_counted_and_hears_what_needs_none(reception, database):
    page = reception.get("desk.start")
    page = reception.open(reception.send(page, {}, form='form[action*="/nameless/"]').location)
    assert page.heading == "Conversation without a name"
    assert totals(database) == {"desk_contact": 1}
    reception.get("desk.start", visit=contacts(database)[0].id)


def test_a_note_is_dated_and_signed_and_nobody_overwrites_it(
    reception, coordinator, make, database
):
    person = make.candidate()
    page = begin(reception, person)
    reception.send(page, {"note": "Kan ook dinsdag."}, form=NOTE)
    page = reception.open(page.address)
    assert page.html.select_one("#note").get_text().strip() == "Kan ook dinsdag."
    reception.send(page, {"note": "Kan ook dinsdag, voor 12 uur."}, form=NOTE)

    theirs = begin(coordinator, person)
    assert "Kan ook dinsdag, voor 12 uur." in theirs.html.select_one(".said-before").get_text()
    coordinator.send(theirs, {"note": "Belt morgen zelf."}, form=NOTE)
    kept = [(one.staff_id, one.text) for one in notes(database)]
    assert kept == [
        (reception.staff_id, "Kan ook dinsdag, voor 12 uur."),
        (coordinator.staff_id, "Belt morgen zelf."),
    ]


def test_a_note_of_another_day_stays_and_a_new_one_comes_beside_it(reception, make, database):
    page = begin(reception, make.candidate())
    reception.send(page, {"note": "Gisteren gezegd."}, form=NOTE)
    (note,) = notes(database)
    note.said_at -= timedelta(days=1)
    database.commit()
    page = reception.open(page.address)
    assert page.html.select_one("#note").get_text().strip() == ""
    reception.send(page, {"note": "Vandaag gezegd."}, form=NOTE)
    assert [one.text for one in notes(database)] == ["Gisteren gezegd.", "Vandaag gezegd."]


def test_of_two_tabs_with_one_note_nothing_is_lost(reception, make, database):
    page = begin(reception, make.candidate())
    beside = reception.open(page.address)
    reception.send(page, {"note": "In de ene tab."}, form=NOTE)
    reception.send(beside, {"note": "In de andere."}, form=NOTE)
    assert [one.text for one in notes(database)] == ["In de ene tab.\n\nIn de andere."]


def test_a_note_that_is_too_long_or_tells_of_illness_is_refused_and_not_lost(
    reception, make, database
):
    page = begin(reception, make.candidate())
    assert "maxlength" not in page.html.select_one("#note").attrs, "it would cut what is pasted"
    refused = reception.send(page, {"note": LONG}, form=NOTE, status=422)
    assert "20000" in refused.problems[0]
    assert refused.html.select_one("#note").get_text().strip() == LONG.strip()
    refused = reception.send(page, {"note": "Heeft autisme."}, form=NOTE, status=422)
    assert "autisme" in refused.problems[0]
    assert notes(database) == []
    reception.send(page, {"note": LONG[:10_000]}, form=NOTE)
    assert [len(one.text) for one in notes(database)] == [len(LONG[:10_000].strip())]


def test_a_page_that_stays_open_over_midnight_adds_what_is_new_to_a_note_of_that_day(
    reception, make, database
):
    page = begin(reception, make.candidate())
    page = reception.open(reception.send(page, {"note": "Zoekt iets."}, form=NOTE).location)
    later = reception.open(page.address)
    (first,) = notes(database)
    first.said_at = now() - timedelta(days=1)
    database.commit()
    reception.send(page, {"note": "Zoekt iets."}, form=NOTE)
    assert [one.text for one in notes(database)] == ["Zoekt iets."]
    reception.send(later, {"note": "Zoekt iets.\n\nKan op dinsdag."}, form=NOTE)
    assert [one.text for one in notes(database)] == ["Zoekt iets.", "Kan op dinsdag."]


def test_a_visit_is_put_right_until_the_next_open_day_and_then_says_so(reception, make, database):
    page = begin(reception, make.candidate())
    (visit,) = contacts(database)
    opened = reception.get("desk.contact", contact_id=visit.id)
    visit.at = now() - timedelta(days=9)
    database.commit()
    refused = reception.send(opened, {"subject": "law"}, status=422)
    assert "stays as it was counted" in refused.problems[0]
    assert not reception.get("desk.contact", contact_id=visit.id).html.select("main form")
    assert f"/contacts/{visit.id}" not in str(reception.open(page.address).html.main)
    assert totals(database) == {"desk_contact": 1}


def test_the_next_step_saves_the_note_and_asks_what_is_promised(reception, make, database):
    page = begin(reception, make.candidate())
    form = reception.send(page, {"note": "Wil eerst gaan kijken."}, form=NOTE)
    assert form.location.startswith("/conversations/")
    with reception._request():
        sent = {
            control["name"]: control.get("value", "")
            for control in page.html.select(f"{NOTE} input[name]")
        }
        sent |= {"note": "Wil morgen gaan kijken.", "deed": reception.number(page.address)}
        answer = reception.client.post(page.address, data=sent | {"then": "next"})
    assert answer.location.startswith("/matching/follow-ups/new?candidate=")
    assert f"next={page.address.replace('/', '%2F')}" in answer.location or (
        f"next={page.address}" in answer.location
    )
    assert notes(database)[-1].text.endswith("Wil morgen gaan kijken.")


def test_what_was_explained_is_noted_with_its_language_and_dutch_counts_once(
    reception, make, database
):
    page = begin(reception, make.candidate())
    for what in ("welcome/fr", "dutch/nl", "dutch/en"):
        reception.send(page, {}, form=f'form[action$="/explained/{what}"]')
    seen = [(event.kind, event.language) for event in database.scalars(select(FicheEvent))]
    assert seen == [("welcomed", "fr"), ("dutch_explained", "nl"), ("dutch_explained", "en")]
    assert totals(database) == {"desk_contact": 1, "referred_onward": 1}
    assert "explained in French" in reception.open(page.address).text


def test_what_is_explained_without_a_name_is_kept_for_when_there_is_one(reception, make, database):
    begun = reception.send(reception.get("desk.start"), {}, form='form[action*="/nameless/"]')
    page = reception.open(begun.location)
    for what in ("welcome/fr", "dutch/nl", "dutch/fr"):
        reception.send(page, {}, form=f'form[action$="/explained/{what}"]')
    (visit,) = contacts(database)
    assert visit.explained == "welcome:fr dutch:nl dutch:fr"
    assert totals(database) == {"desk_contact": 1, "referred_onward": 1}
    assert "explained in French, today" in reception.open(page.address).text

    person = make.candidate(given_name="Samira", family_name="El Idrissi")
    page = begin(reception, person, visit=visit.id)
    reception.send(page, {}, form='form[action$="/explained/dutch/en"]')

    events = database.scalars(select(FicheEvent).order_by(FicheEvent.id)).all()
    assert {(one.candidate_id, one.staff_id) for one in events} == {(person.id, reception.staff_id)}
    seen = [(one.kind, one.language) for one in events]
    assert seen == [
        ("welcomed", "fr"),
        *(("dutch_explained", language) for language in ("nl", "fr", "en")),
    ]
    assert contacts(database)[0].explained is None, "the fiche says it now"
    assert totals(database) == {"desk_contact": 1, "referred_onward": 1}


def test_a_visit_that_is_undone_takes_the_referral_back_that_it_counted(reception, database):
    begun = reception.send(reception.get("desk.start"), {}, form='form[action*="/nameless/"]')
    page = reception.open(begun.location)
    reception.send(page, {}, form='form[action$="/explained/dutch/fr"]')
    reception.send(page, {}, form='form[action$="/undo"]')
    assert totals(database) == {}


def test_a_deed_comes_back_to_the_conversation_of_today(reception, make):
    person, vacancy = make.candidate(), make.vacancy()
    page = begin(reception, person)
    where = {"candidate_id": person.id, "vacancy_id": vacancy.id}
    sent = reception.submit("matching.set_aside", {"reason": "too_far"}, **where)
    assert sent.location == f"{page.address}#fit"
    consent = reception.get("candidates.give", candidate_id=person.id, purpose="approached")
    sent = reception.send(consent, {"approached": "spoken"}, form="form.sheet")
    assert sent.location == page.address


def test_a_conversation_of_an_earlier_day_is_led_to_by_nothing(reception, make, database):
    person = make.candidate()
    address = begin(reception, person).address
    contacts(database)[0].at -= timedelta(days=1)
    database.commit()
    assert begin(reception, person).address != address


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_page_for_the_visitor_speaks_their_language(reception, make, language):
    make.vacancy(practise_dutch="A1", texts={"nl": ("Koffie schenken", "Samen.")})
    make.organisation(name="Buurthuis De Brug", is_accessible=True)
    pages = {
        "desk.welcome": "C45B", "desk.dutch": "Koffie schenken",
        "desk.accessible": "Buurthuis De Brug",
    }  # fmt: skip
    for endpoint, words in pages.items():
        page = reception.get(endpoint, language=language)
        assert page.html.html["lang"] == language
        assert words in page.text


def test_a_conversation_asks_few_questions_whatever_was_said(reception, make, database, counting):
    person = make.candidate(talents=["cooking"], languages={"nl": "B1"})
    page = begin(reception, person)
    for number in range(8):
        make.vacancy(talents=["cooking"], languages={"nl": "A1"})
        make.follow_up(candidate=person, due_on=today())
        introduction = make.introduction(candidate=person)
        make.follow_up(introduction=introduction, candidate=person, due_on=today())
        database.add(
            ConversationNote(candidate_id=person.id, staff_id=reception.staff_id, text=str(number))
        )
    database.commit()
    reception.open(page.address)  # what is kept between requests is made
    with counting() as asked:
        reception.open(page.address)
    assert asked.count <= 15


def test_what_there_is_to_take_along_leads_to_the_card_of_an_appointment(reception, make):
    person = make.candidate()
    made = make.introduction(
        candidate=person,
        state=IntroductionState.APPOINTMENT,
        appointment=Appointment(on=today() + timedelta(days=2)),
    )
    make.follow_up(introduction_id=made.id)
    link = begin(reception, person).html.select_one("#hand-out .in p a")
    assert link["href"] == f"/matching/introductions/{made.id}"
    assert link.get_text().startswith("Card or message: ")


def test_a_conversation_without_a_note_or_a_next_step_waits_on_the_page_of_the_day(
    reception, coordinator, make
):
    person = make.candidate(given_name="Samira", family_name="El Idrissi")
    page = begin(reception, person)
    day = reception.get("desk.today")
    (row,) = day.html.select("section[aria-labelledby=begun-heading] .kept-row")
    assert "Samira" in row.get_text()
    assert row.a["href"] == page.address
    assert "You were in the middle of" not in coordinator.get("desk.today").text

    reception.send(page, {"note": "Kan ook dinsdag."}, form=NOTE)
    assert "You were in the middle of" not in reception.get("desk.today").text

    begin(reception, other := make.candidate())
    make.follow_up(candidate_id=other.id)
    assert "You were in the middle of" not in reception.get("desk.today").text


def test_what_one_was_in_the_middle_of_is_told_once_and_folded_beyond_three(reception, make):
    people = [make.candidate() for _ in range(4)]
    begin(reception, people[0])
    change = reception.get("candidates.change", candidate_id=people[0].id)
    typed_in(reception, change, {"motivation": "Wil mensen ontmoeten"})
    for person in people[1:3]:
        begin(reception, person)
    begun = "section[aria-labelledby=begun-heading]"
    day = reception.get("desk.today").html
    assert len(day.select(f"{begun} .kept-row")) == 3
    assert not day.select(f"{begun} details")
    begin(reception, people[3])
    assert len(reception.get("desk.today").html.select(f"{begun} details .kept-row")) == 4
