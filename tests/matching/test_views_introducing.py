"""Introducing somebody to one or several, with a yes and a follow-up."""

import pytest
from bs4 import BeautifulSoup

from tests.matching.pages import DAY, follow_ups, in_days, introductions
from vrijwilligers.candidates.actions import withdraw
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import text_of
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.settings import actions as settings
from vrijwilligers.vocabulary.clock import today


def test_before_introducing_the_page_says_exactly_what_is_shared(reception, make):
    candidate = make.candidate(
        given_name="Samira", family_name="El Idrissi", phone="+32470123456", email=None
    )
    organisation = make.organisation(name="De Rozelaar", phone="+3221234567")
    vacancy = make.vacancy(organisation=organisation, contact_name="Hilde")

    page = reception.get("matching.introduce", candidate_id=candidate.id, vacancy=vacancy.id)

    shared = page.html.select_one("dl.facts")
    assert [dd.get_text() for dd in shared.select("dd")] == ["Samira El Idrissi", "0470 12 34 56"]
    assert "De Rozelaar" in page.html.select_one(".consent h2").get_text()
    assert "Ask for Hilde" in page.text
    assert page.html.select_one('a[href="tel:+3221234567"]')
    assert page.html.select_one("[name=what]")["value"] == "Ask whether it worked out"
    assert page.html.select_one("[name=due_on]")["value"] == str(in_days(7))
    assert not page.html.select("[name^=yes_][checked]"), "nothing is preset (P-16)"


def test_an_introduction_with_its_follow_up_is_made_in_one_go(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    answers = {
        f"yes_{vacancy.organisation_id}": "spoken",
        "contacted": "phone",
        "note": "Hilde verwacht een telefoontje.",
        "for_whom": "me",
    }

    page = reception.submit(
        "matching.introduce", answers, candidate_id=candidate.id, vacancy=vacancy.id
    )

    assert page.location.endswith(f"/candidates/{candidate.id}")
    (introduction,) = introductions(database)
    assert (introduction.candidate, introduction.vacancy) == (candidate, vacancy)
    assert introduction.state == IntroductionState.CONTACTED
    assert introduction.steps[0].note == "Hilde verwacht een telefoontje."
    assert introduction.steps[0].staff_id == reception.staff_id
    (planned,) = follow_ups(database)
    assert (planned.introduction_id, planned.candidate_id) == (introduction.id, candidate.id)
    assert (planned.for_staff_id, planned.due_on) == (
        reception.staff_id,
        in_days(7),
    )


def test_several_are_introduced_at_once_with_one_follow_up(reception, make, database):
    candidate, first, second = make.candidate(), make.vacancy(), make.vacancy()
    answers = {f"yes_{one.organisation_id}": "paper" for one in (first, second)}

    reception.submit(
        "matching.introduce", answers, candidate_id=candidate.id, vacancy=[first.id, second.id]
    )

    assert {made.vacancy_id for made in introductions(database)} == {first.id, second.id}
    (planned,) = follow_ups(database)
    assert (planned.candidate_id, planned.introduction_id) == (candidate.id, None)
    assert planned.for_staff_id is None


def test_without_what_no_follow_up_is_planned(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    answers = {f"yes_{vacancy.organisation_id}": "spoken", "what": " ", "due_on": ""}
    reception.submit("matching.introduce", answers, candidate_id=candidate.id, vacancy=vacancy.id)
    assert len(introductions(database)) == 1
    assert follow_ups(database) == []


def test_without_a_yes_nothing_is_kept_but_what_was_typed(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    page = reception.submit(
        "matching.introduce",
        {"note": "Belt zelf."},
        status=422,
        candidate_id=candidate.id,
        vacancy=vacancy.id,
    )
    assert page.problems == ["Ask for consent for each organisation, and tick how it was given."]
    assert page.html.select_one("[name=note]").get_text(strip=True) == "Belt zelf."
    assert page.html.title.get_text(strip=True).startswith("Error:")
    assert introductions(database) == []


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"due_on": ""}, "Enter a day."),
        ({"due_on": str(today() - DAY)}, "This day is over. Choose today or a later day."),
    ],
)
def test_a_refused_follow_up_stops_the_introduction_too(
    reception, make, database, answers, problem
):
    candidate, vacancy = make.candidate(), make.vacancy()
    page = reception.submit(
        "matching.introduce",
        {f"yes_{vacancy.organisation_id}": "spoken"} | answers,
        status=422,
        candidate_id=candidate.id,
        vacancy=vacancy.id,
    )
    assert page.problems == [problem]
    assert introductions(database) == []


def not_shared_yet(reception, make, **person):
    candidate, vacancy = make.candidate(consents=[ConsentPurpose.FICHE], **person), make.vacancy()
    at = reception.url("matching.introduce", candidate_id=candidate.id, vacancy=vacancy.id)
    return candidate, {f"yes_{vacancy.organisation_id}": "spoken"}, at


def test_sharing_and_the_yes_are_asked_on_one_page_and_both_are_kept_p02_p16(
    reception, make, database
):
    candidate, yes, at = not_shared_yet(reception, make, language="fr", birth_year=1990)
    page = reception.open(at)
    text = text_of(ConsentPurpose.SHARING, "fr")
    read = page.html.select_one(".consent-text[lang=fr]")
    assert read.get_text(" ", strip=True).startswith(text.body.splitlines()[0])
    assert not page.html.select("[name=sharing][checked]"), "nothing is preset (P-02)"
    reception.send(page, yes | {"sharing": "paper"}, at=at)
    (introduction,) = introductions(database)
    database.refresh(candidate)
    (act,) = [one for one in candidate.consents if one.purpose == ConsentPurpose.SHARING]
    assert (act.way, act.text.body, act.witness_id) == ("paper", text.body, reception.staff_id)
    assert introduction.disclosure.way == "spoken"


def test_without_consent_to_sharing_nothing_is_kept_but_what_was_typed_p16(
    reception, make, database
):
    candidate, yes, at = not_shared_yet(reception, make)
    page = reception.open(at)
    refused = reception.send(page, yes | {"note": "Belt zelf."}, at=at, status=422)
    assert refused.problems == [
        "Read together the question about sharing, and tick how they said yes."
    ]
    assert refused.html.select_one("[name=note]").get_text(strip=True) == "Belt zelf."
    assert introductions(database) == []


def test_a_refused_yes_keeps_no_consent_to_sharing_either(reception, make, database):
    candidate, yes, at = not_shared_yet(reception, make)
    page = reception.open(at)
    reception.send(page, {"sharing": "spoken"}, at=at, status=422)
    again = reception.send(page, yes | {"sharing": "spoken", "shown": "0"}, at=at, status=422)
    assert again.html.select_one("[name=sharing][value=spoken]").has_attr("checked")
    database.refresh(candidate)
    assert [one.purpose for one in candidate.consents] == [ConsentPurpose.FICHE]


def test_a_text_of_sharing_that_changed_is_read_again_p03(reception, make, database):
    candidate, yes, at = not_shared_yet(reception, make)
    page = reception.open(at)
    settings.write_one("controller", "Vzw Zuid", language="", by=None)
    database.commit()
    refused = reception.send(page, yes | {"sharing": "spoken"}, at=at, status=422)
    assert refused.problems == [
        "The text of consent has changed in the meantime. Read it together again and choose again."
    ]
    assert not refused.html.select("[name=sharing][checked]")
    reception.send(refused, yes | {"sharing": "spoken"}, at=at)
    assert len(introductions(database)) == 1


def test_a_parent_agrees_to_sharing_on_the_same_page_p09(reception, make, database):
    candidate, yes, at = not_shared_yet(reception, make, birth_year=today().year - 14)
    page = reception.open(at)
    refused = reception.send(page, yes | {"sharing": "spoken"}, at=at, status=422)
    assert "A parent or guardian must agree too" in refused.problems[0]
    reception.send(refused, {"by_parent": True, "sharing": "spoken"} | yes, at=at)
    assert len(introductions(database)) == 1


def test_a_consent_withdrawn_meanwhile_is_asked_again_and_keeps_what_was_typed(
    reception, make, database
):
    candidate, vacancy = make.candidate(), make.vacancy()
    at = reception.url("matching.introduce", candidate_id=candidate.id, vacancy=vacancy.id)
    page = reception.open(at)
    withdraw(candidate, ConsentPurpose.SHARING, by=reception.staff_id, today=today())
    database.commit()

    answers = {f"yes_{vacancy.organisation_id}": "spoken", "note": "Belt zelf."}
    again = reception.send(page, answers, at=at, status=422)

    assert again.problems == [
        "Read together the question about sharing, and tick how they said yes."
    ]
    assert again.html.select_one("[name=note]").get_text(strip=True) == "Belt zelf."
    assert introductions(database) == []


def test_a_national_number_is_refused_in_a_note_p07(reception, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    answers = {f"yes_{vacancy.organisation_id}": "spoken", "note": "85.07.30-033 28"}
    reception.submit(
        "matching.introduce", answers, status=422, candidate_id=candidate.id, vacancy=vacancy.id
    )
    assert introductions(database) == []


def test_sharing_is_asked_before_it_is_said_what_an_organisation_hears_p02(reception, make):
    candidate = make.candidate(consents=(ConsentPurpose.FICHE,))
    page = reception.get("matching.introduce", candidate_id=candidate.id, vacancy=make.vacancy().id)
    asked = page.text.index("First: may we share?")
    assert asked < page.text.index("This is what the organisation hears")


def test_the_form_in_the_card_of_a_conversation_is_the_same_under_names_of_its_own(reception, make):
    where = {"candidate_id": make.candidate().id, "vacancy": make.vacancy().id}
    with reception._request():
        asked = reception.client.get(
            reception.url("matching.introduce", **where), headers={"X-Requested-With": "desk"}
        )
    form = BeautifulSoup(asked.text, "html.parser").select_one("[data-here] form")
    whole = reception.get("matching.introduce", **where).html.select_one("form.sheet")
    names, there = ({one["name"] for one in f.select("[name]")} for f in (form, whole))
    assert names == there
    assert form["action"] == reception.url("matching.introduce", **where)
    assert all(
        one["id"].partition("-here")[1] for one in form.select("[id][name]:not([type=hidden])")
    )
