from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.answers.links import PAGES, PERSON, SOON, ending, reminded, snapshot
from tests.desk import Desk
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.links.models import SignedLink
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.settings import actions as settings
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today


def test_the_name_of_the_desk_leads_to_what_everybody_may_see(visitor, token, coordinator):
    page = visitor.get("answers.vacancy", token=token)
    assert page.html.select_one(".brand")["href"] == "/site/en/"
    visitor.open("/site/en/")
    assert coordinator.get("desk.today").html.select_one(".brand")["href"] == "/"


@pytest.mark.parametrize("page", PAGES)
def test_opening_the_link_changes_nothing_as_mail_scanners_open_it_too(
    visitor, token, database, page
):
    before = snapshot(database)
    visitor.get(page, token=token)
    assert snapshot(database) == before


@pytest.mark.parametrize("page", PAGES)
def test_a_link_that_never_was_is_not_there(visitor, token, page):
    visitor.get(page, token=token[:-1], status=404)


@pytest.mark.parametrize("page", PAGES)
def test_these_pages_stay_out_of_search_engines_and_of_memory(visitor, token, page):
    answer = visitor.get(page, token=token)
    assert answer.response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.response.headers["Cache-Control"] == "no-store"
    assert answer.response.headers["Referrer-Policy"] == "no-referrer"
    assert token not in answer.html.title.get_text()


def test_the_link_shows_what_we_have_of_the_vacancy_and_who_asks(visitor, vacancy, token, database):
    settings.write_one("phone", "02 512 34 56", language="nl", by=None)
    vacancy.street, vacancy.minimum_age, vacancy.contact_phone = "Bonneviestraat 40", 18, None
    database.commit()
    page = visitor.get("answers.vacancy", token=token)
    said = [one.get_text(" ", strip=True) for one in page.html.select("dl.facts > *")]
    facts = dict(zip(said[::2], said[1::2], strict=True))
    assert "Cook soup" in page.text
    assert vacancy.organisation.name in page.text
    assert facts["Where"].startswith("Bonneviestraat 40")
    assert vacancy.contact_email in facts["Contact"]
    assert "18" in facts["Minimum age"]
    assert set(facts.values()) >= {"not given"}
    assert page.html.select_one("main [href='tel:+3225123456']")


def test_still_right_is_one_button(visitor, vacancy, token, database):
    visitor.submit("answers.vacancy", {}, token=token)
    database.refresh(vacancy)
    assert vacancy.confirmed_on == today()
    assert vacancy.publish_until == today() + SOON
    page = visitor.get("answers.vacancy", token=token)
    assert page.heading == "Thank you for your answer"
    assert "still correct" in page.text


def test_a_new_last_day_carries_along_the_end_of_the_work(visitor, make, database):
    vacancy = ending(make, end_on=today() + SOON)
    later = today() + timedelta(days=90)
    visitor.submit(
        "answers.vacancy", {"last_day": later.isoformat()}, token=reminded(database, vacancy)
    )
    database.refresh(vacancy)
    assert (vacancy.publish_until, vacancy.end_on) == (later, later)


@pytest.mark.parametrize("days", [-1, 366])
def test_a_last_day_that_is_over_or_too_far_away_is_refused(
    visitor, vacancy, token, database, days
):
    day = today() + timedelta(days=days)
    page = visitor.submit("answers.vacancy", {"last_day": str(day)}, token=token, status=422)
    assert page.problems == ["Choose a day from today, at most a year ahead."]
    database.refresh(vacancy)
    assert vacancy.confirmed_on is None
    assert database.scalars(select(SignedLink)).one().used_at is None


def test_a_last_day_is_asked_when_it_is_over_already(visitor, make, database):
    vacancy = ending(make, publish_until=today() - timedelta(days=1))
    page = visitor.submit("answers.vacancy", {}, token=reminded(database, vacancy), status=422)
    assert page.problems == ["Choose the last day."]


def test_without_a_last_day_none_is_asked(visitor, make, database):
    vacancy = ending(make, publish_until=None)
    page = visitor.get("answers.vacancy", token=reminded(database, vacancy))
    assert not page.html.select("[name=last_day]")


@pytest.mark.parametrize("status", [Status.FILLED, Status.WITHDRAWN])
def test_what_is_over_is_no_longer_shown(visitor, vacancy, token, database, status):
    visitor.submit("answers.close", {"status": status.value}, token=token)
    database.refresh(vacancy)
    assert vacancy.status == status
    page = visitor.get("answers.vacancy", token=token)
    assert "is over" in page.text
    assert not page.html.select("main form"), "there is nothing to ask a new link for"


def test_closing_asks_what_happened(visitor, vacancy, token, database):
    page = visitor.submit("answers.close", {}, token=token, status=422)
    assert page.problems == ["Choose what happened."]
    page = visitor.submit("answers.close", {"status": "draft"}, token=token, status=422)
    database.refresh(vacancy)
    assert vacancy.status == Status.PUBLISHED


def test_a_change_waits_for_a_coordinator_and_the_vacancy_stays(visitor, vacancy, token, database):
    later = today() + timedelta(days=90)
    answers = {"title_en": "Cook more soup", "places": "3", "remark": "Ring twice."}
    visitor.submit("answers.change", answers | {"end_on": later.isoformat()}, token=token)
    change = database.scalars(select(ChangeRequest)).one()
    assert change.requested == {
        "title_en": "Cook more soup",
        "end_on": later,
        "places": 3,
        "remark": "Ring twice.",
    }
    database.refresh(vacancy)
    assert (vacancy.texts[0].title, vacancy.places) == ("Cook soup", 2)
    assert "A coordinator looks" in visitor.get("answers.vacancy", token=token).text


@pytest.mark.parametrize(
    ("is_accepted", "said"), [(True, "changed the vacancy"), (False, "left the vacancy as it is")]
)
def test_the_link_says_what_became_of_a_change(visitor, token, database, is_accepted, said):
    visitor.submit("answers.change", {"places": "3"}, token=token)
    change = database.scalars(select(ChangeRequest)).one()
    change.decided_at, change.is_accepted = now(), is_accepted
    database.commit()
    assert said in visitor.get("answers.vacancy", token=token).text


def test_a_form_sent_back_as_it_was_changes_nothing(visitor, token, database):
    page = visitor.get("answers.change", token=token)
    lines = page.html.select_one("[name=description_en]").get_text().strip().replace("\n", "\r\n")
    page = visitor.send(page, {"description_en": lines}, status=422)
    assert page.problems == ["You changed nothing. Is it right as it is? Then go back and say so."]
    assert database.scalar(select(func.count()).select_from(ChangeRequest)) == 0


def test_a_change_is_asked_in_the_languages_of_the_vacancy(visitor, make, database):
    vacancy = ending(make, texts={"nl": ("Soep", ""), "fr": ("Soupe", "")})
    page = visitor.get("answers.change", token=reminded(database, vacancy))
    names = [control["name"] for control in page.html.select("main [name^=title_]")]
    assert names == ["title_nl", "title_fr"]


def test_a_change_that_cannot_be_is_refused_in_words_and_what_was_typed_stays(visitor, token):
    answers = {
        "title_en": "",
        "start_on": "2026-12-05",
        "end_on": "2026-12-01",
        "places": "-1",
        "contact_email": "an at home",
    }
    page = visitor.submit("answers.change", answers, token=token, status=422)
    assert page.problems == [
        "Enter a title.",
        "The last day comes before the first day.",
        "Enter a number from 0 to 1000.",
        "“an at home” is not an e-mail address.",
    ]
    assert page.html.select_one("[name=contact_email]")["value"] == "an at home"


def test_a_contact_who_is_not_public_is_shown_to_the_contact_only(visitor, make, database):
    vacancy = ending(make, **PERSON, source_name="a source", source_id="1")
    own = reminded(database, vacancy)
    page = visitor.get("answers.change", token=own)
    assert page.html.select_one("[name=contact_phone]")["value"] == "02 555 12 34"

    vacancy.organisation.email = "info@buurthuis.example.org"
    other = reminded(database, vacancy, address=vacancy.organisation.email)
    page = visitor.get("answers.change", token=other)
    assert not [said for said in (*PERSON.values(), "02 555 12 34") if said in page.response.text]
    visitor.send(page, {"places": "5"})
    assert database.scalars(select(ChangeRequest)).one().requested == {"places": 5}


def test_a_link_says_nothing_more_when_an_import_names_somebody_else(visitor, vacancy, database):
    token = reminded(database, vacancy)
    vacancy.contact_email = "bea@buurthuis.example.org"
    database.commit()
    visitor.get("answers.vacancy", token=token, status=410)


def test_who_answered_is_logged_without_a_person(visitor, coordinator, vacancy, token, database):
    visitor.submit("answers.vacancy", {}, token=token)
    event = database.scalars(select(AuditEvent)).one()
    assert (event.deed, event.record_id, event.staff_id) == ("confirmed", vacancy.id, None)
    assert event.link_holder == "organisation"
    history = coordinator.get("vacancies.show", vacancy_id=vacancy.id).html.select(".line li")
    assert "the organisation confirmed" in " ".join(history[0].get_text().split())


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_pages_open_in_three_languages(app, token, language):
    for page in PAGES:
        answer = Desk(app, language).get(page, token=token)
        assert answer.html.html["lang"] == language
        assert answer.html.select_one("main [lang=en]"), "a text says in which language it is"


def test_the_page_speaks_the_language_of_the_mail_until_its_reader_chooses(app, vacancy, database):
    token = reminded(database, vacancy, language="nl")
    visitor = Desk(app, "fr")
    page = visitor.get("answers.vacancy", token=token)
    assert page.html.html["lang"] == "nl"
    visitor.client.get(page.html.select_one("nav.languages a[lang=en]")["href"])
    assert visitor.get("answers.vacancy", token=token).html.html["lang"] == "en"


def test_a_post_without_the_token_of_the_form_changes_nothing(visitor, vacancy, token, database):
    with visitor._request():
        answer = visitor.client.post(visitor.url("answers.vacancy", token=token))
    assert answer.status_code == 400
    assert database.get_one(Vacancy, vacancy.id).confirmed_on is None


def test_a_later_day_that_waits_is_said_honestly(visitor, vacancy, token, database):
    vacancy.organisation.has_liability_insurance = None
    database.commit()
    day = (today() + timedelta(days=90)).isoformat()
    visitor.submit("answers.vacancy", {"last_day": day}, token=token)
    page = visitor.get("answers.vacancy", token=token)
    assert "We do not show it at this moment" in page.text
    assert "Is that not right?" not in page.text
