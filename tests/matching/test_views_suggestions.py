"""The pages of what fits somebody, and of why something does not."""

import pytest
from sqlalchemy import select

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk.actions import count_with
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.actions import missing
from vrijwilligers.matching.models import FicheEvent
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import months_after, today
from vrijwilligers.vocabulary.week import mask_of

MONDAY = mask_of(["mon-morning"])


def titles(page):
    return [link.get_text(strip=True) for link in page.html.select(".fit h2 a")]


def test_what_fits_is_shown_with_the_reasons_for_and_against_p27(reception, make):
    candidate = make.candidate(given_name="Samira", family_name="El Idrissi", days=MONDAY)
    organisation = make.organisation(name="De Rozelaar", phone="+3221234567")
    make.vacancy(
        texts={"nl": ("Koffie schenken", "Een babbel.")},
        organisation=organisation,
        days=mask_of(["mon-morning", "tue-morning"]),
        hours_per_week=3,
        municipality="21015",
        practise_dutch="A1",
    )

    page = reception.get("matching.suggestions", candidate_id=candidate.id)

    (card,) = page.html.select(".fit")
    assert card.h2["lang"] == "nl"
    assert "De Rozelaar · Schaarbeek / Schaerbeek · Monday and Tuesday" in card.get_text()
    reasons = [li.get_text(" ", strip=True) for li in card.select(".fit > .why > li.yes")]
    assert reasons == ["For: free: Monday, in the morning"]
    assert card.select_one('a[href="tel:+3221234567"]').get_text() == "Call 02 123 45 67"
    assert "Ask this too, then the list gets better: " in page.text
    assert page.html.select_one(".person").get_text() == "Samira El Idrissi"
    assert "Samira" not in page.html.title.get_text()


def test_what_fits_leads_to_introducing_to_one(reception, make):
    candidate = make.candidate()
    first, second = make.vacancy(), make.vacancy()
    page = reception.get("matching.suggestions", candidate_id=candidate.id)
    links = page.html.select(".fit .buttons .btn-soft")
    assert [link["class"] for link in links] == [["btn-soft"], ["btn-soft"]]
    asked = [link["href"].rpartition("vacancy=")[2] for link in links]
    keys = [part.partition("&")[0] for part in asked]
    assert asked == [f"{key}&shown={'+'.join(keys)}" for key in keys]
    assert sorted(keys) == sorted(str(one.id) for one in (first, second))


def test_a_card_leads_to_its_vacancy_and_prints_whom_to_call(reception, make):
    candidate, organisation = make.candidate(), make.organisation(phone="+3221234567")
    vacancy = make.vacancy(texts={"nl": ("Soep", "Koken.")}, organisation=organisation)
    page = reception.get("matching.suggestions", candidate_id=candidate.id)
    (card,) = page.html.select(".fit")
    assert card.h2.a["href"] == reception.url("vacancies.show", vacancy_id=vacancy.id)
    assert card.select_one(".d-print-block").get_text() == "Call 02 123 45 67"
    assert "in Dutch" in [tag.get_text() for tag in card.select(".fit-head .tag")]


def test_a_title_in_the_language_of_the_reader_has_no_tag(reception, make):
    vacancy = make.vacancy(texts={"en": ("Soup", "Cook.")})
    make.follow_up(introduction=make.introduction(vacancy=vacancy))
    page = reception.get("matching.follow_ups")
    assert [tag.get_text() for tag in page.html.select(".todo .tag")] == ["today"]


def test_what_is_to_be_done_says_that_a_title_is_in_another_language(reception, make):
    make.follow_up(introduction=make.introduction())
    page = reception.get("matching.follow_ups")
    assert [tag.get_text() for tag in page.html.select(".todo .tag")] == ["today", "in Dutch"]


def press(desk, page, button, *keys):
    """Press a button under the list with these vacancies ticked; return where it leads."""
    pressed = page.html.select_one(button)
    token = page.html.select_one("#ticked [name=csrf_token]")["value"]
    sent = {"csrf_token": token, pressed["name"]: pressed["value"], "vacancy": [*keys]}
    with desk._request():
        return desk._read(desk.client.post(pressed["formaction"], data=sent), 303)


def test_several_are_ticked_and_introduced_at_once(reception, make):
    candidate = make.candidate()
    vacancies = [make.vacancy() for _ in range(3)]

    page = reception.get("matching.suggestions", candidate_id=candidate.id)
    boxes = page.html.select("input[type=checkbox][form=ticked]")
    assert sorted(int(box["value"]) for box in boxes) == [vacancy.id for vacancy in vacancies]

    posted = press(reception, page, "[value=introduce]", vacancies[1].id, vacancies[2].id)
    assert len(reception.open(posted.location).html.select(".consent")) == 2


def test_with_nothing_ticked_the_list_comes_back_and_says_so(reception, make):
    candidate = make.candidate()
    page = reception.get("matching.introduce", status=303, candidate_id=candidate.id)
    assert page.location == reception.url("matching.suggestions", candidate_id=candidate.id)
    assert reception.open(page.location).messages == ["Choose a vacancy first."]


def test_without_anything_that_fits_nothing_can_be_ticked(reception, make):
    page = reception.get("matching.suggestions", candidate_id=make.candidate().id)
    assert not page.html.select("#ticked")


def test_twenty_are_shown_and_then_more_and_what_is_ticked_stays_so(reception, make):
    candidate, organisation = make.candidate(), make.organisation()
    first, *_ = [make.vacancy(organisation=organisation) for _ in range(21)]

    page = reception.get("matching.suggestions", candidate_id=candidate.id)
    assert len(titles(page)) == 20
    posted = press(reception, page, "#ticked [value='2']", first.id)

    longer = reception.open(posted.location)
    assert len(titles(longer)) == 21
    assert [box["value"] for box in longer.html.select("[name=vacancy][checked]")] == [
        str(first.id)
    ]


def test_who_goes_there_alone_is_noted_without_consent_to_share_and_undone(reception, make):
    candidate = make.candidate(consents=(ConsentPurpose.FICHE,))
    vacancy = make.vacancy()
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    alone = f"form[action$='/alone/{vacancy.id}']"

    posted = reception.send(page, {}, form=alone)
    page = reception.open(posted.location)
    assert len(page.html.select(".of-event")) == 1
    assert not page.html.select(alone)

    posted = reception.send(page, {}, form=f"form[action$='/alone/{vacancy.id}/undo']")
    page = reception.open(posted.location)
    assert page.html.select(alone)
    assert not page.html.select(".of-event")


def test_what_somebody_saw_is_noted_with_the_first_deed_from_the_list(reception, make, database):
    """Once a day, and only in a conversation: an open page alone shows nothing to a visitor."""
    candidate = make.candidate()
    vacancies = [make.vacancy() for _ in range(3)]

    def noted():
        found = select(FicheEvent.vacancy_id).where(FicheEvent.kind == FicheEventKind.SUGGESTED)
        return sorted(database.scalars(found.order_by(FicheEvent.id)))

    def go_alone(vacancy):
        page = reception.get("desk.fiche", candidate_id=candidate.id)
        reception.send(page, {}, form=f"form[action$='/alone/{vacancy.id}']")
        database.rollback()

    go_alone(vacancies[0])
    assert noted() == []
    count_with(candidate, Channel.WALK_IN, by=reception.staff_id, today=today())
    database.commit()
    for vacancy in vacancies[1:]:
        go_alone(vacancy)
    assert noted() == [vacancy.id for vacancy in vacancies]


def test_when_nothing_fits_the_page_says_why_and_what_comes_near(reception, make, database):
    year = today().year
    candidate = make.candidate(birth_year=year - 14, categories=("food",))
    near = make.vacancy()

    page = reception.get("desk.fiche", candidate_id=candidate.id)

    assert "1 vacancy asks a higher age." in page.html.select_one(".nothing-fits").get_text()
    (card,) = page.html.select(".fit")
    assert card.a["href"] == reception.url("vacancies.show", vacancy_id=near.id)
    assert card.li.get_text() == f"Minimum age: 16 years. Possible from {year + 2}."
    reception.send(page, {}, form='form[action$="/nothing-fits"]')
    counted = database.execute(
        select(Fact.dimension, Fact.value).where(Fact.kind == "nothing_fitted")
    ).all()
    assert ("reason", "age") in [tuple(one) for one in counted]
    assert ("category", "food") in [tuple(one) for one in counted]


def test_coordinators_see_what_was_missing_and_nobody(coordinator, make, database):
    person = make.candidate(birth_year=today().year - 15, categories=["food"], language="fr")
    make.vacancy()
    missing.note_nothing_fitted(person, today=today())
    missing.note_nothing_fitted(person, today=months_after(today(), -20))
    database.commit()
    link = coordinator.get("vacancies.index").html.find("a", string="What was missing")
    page = coordinator.open(link["href"])
    assert "nothing fitted 1 time." in page.text
    said = [one.get_text() for one in page.html.select("dl.facts dt")]
    assert said == ["the age that is asked", "Cooking and food", "Français"]
    assert person.full_name not in page.text


BY_NUMBER = 'form[action$="/numbered"]'


@pytest.mark.parametrize("typed", ["{}", "nr {}", "nr. {}"])
def test_a_number_leads_to_the_introduction_which_warns_p27(reception, make, typed):
    candidate = make.candidate(language="fr", languages={"fr": "B1"})
    vacancy = make.vacancy(languages={"nl": "B1"})
    where = {"candidate_id": candidate.id}

    page = reception.get("matching.suggestions", **where)
    sent = reception.send(page, {"number": typed.format(vacancy.id)}, form=BY_NUMBER)

    assert sent.location == reception.url("matching.introduce", vacancy=vacancy.id, **where)
    warning = reception.open(sent.location).html.select_one(".fit .warn").get_text()
    assert warning.startswith(
        "Languages needed: Dutch (B1). You may introduce this person all the same"
    )
    missed = reception.send(page, {"number": "999"}, form=BY_NUMBER)
    assert reception.open(missed.location).messages == ["No vacancy has this number."]


def test_from_a_vacancy_somebody_is_found_and_introduced(reception, make):
    candidate, vacancy = make.candidate(given_name="Samira"), make.vacancy()
    where = {"vacancy_id": vacancy.id}
    link = reception.get("vacancies.show", **where).html.find("a", string="Introduce somebody")

    sent = reception.submit("desk.introduce_to", {"q": "samira"}, **where)

    assert link["href"] == sent.location == reception.url("desk.introduce_to", **where)
    (person,) = reception.open(sent.location).html.select(".results a")
    assert person["href"] == reception.url(
        "matching.introduce", candidate_id=candidate.id, vacancy=vacancy.id
    )


def test_somebody_learns_why_a_vacancy_is_not_there(reception, make):
    candidate = make.candidate(language="fr", languages={"fr": "B1"})
    make.vacancy(texts={"nl": ("Taxi", "Rijden.")}, languages={"nl": "B1"})
    page = reception.get("matching.why_not", candidate_id=candidate.id, q="taxi")
    assert [li.get_text(strip=True) for li in page.html.select(".fit .no")] == [
        "Languages needed: Dutch (B1)."
    ]
    assert "1 vacancy asks a language that is not on the record" in page.text

    assert page.html.select_one(".fit .buttons a").contents[0] == "Introduce all the same"

    missed = reception.get("matching.why_not", candidate_id=candidate.id, q="<zwemmen>")
    assert "No vacancy has these words in its title." in missed.text
    unseen = reception.get("matching.why_not", candidate_id=candidate.id, q="ta\x07x\u200bi")
    assert unseen.html.select(".fit .no")


def test_what_nothing_rules_out_can_be_introduced_at_once(reception, make):
    candidate = make.candidate()
    vacancy = make.vacancy(texts={"nl": ("Taxi", "Rijden.")})
    page = reception.get("matching.why_not", candidate_id=candidate.id, q="taxi")
    (card,) = page.html.select(".fit")
    assert card.h2.a["href"] == reception.url("vacancies.show", vacancy_id=vacancy.id)
    where = {"candidate_id": candidate.id, "vacancy": vacancy.id}
    assert card.select_one("a.btn-soft")["href"] == reception.url("matching.introduce", **where)


def test_not_this_one_is_noted_and_shown_folded_and_coordinators_see_why(
    reception, coordinator, make
):
    candidate, vacancy = make.candidate(), make.vacancy()
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    link = page.html.find("a", string=lambda text: text and "Not this one" in text) or (
        page.html.select_one('.fit a[href*="/not/"]')
    )
    where = {"candidate_id": candidate.id, "vacancy_id": vacancy.id}
    assert link["href"].partition("?")[0] == reception.url("matching.set_aside", **where)

    refused = reception.submit(
        "matching.set_aside", {"reason": "days", "note": "is moslim"}, status=422, **where
    )
    assert refused.html.select_one("#note-error")
    sent = reception.submit("matching.set_aside", {"reason": "days"}, **where)

    page = reception.open(sent.location)
    assert not page.html.select(".fit")
    assert page.html.select_one("main details summary").get_text() == "Not suggested again: 1"
    told = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert told.html.select_one("#not-wanted + ul").get_text(strip=True) == "The days or hours: 1"
    reception.send(page, {}, form='main details form[action$="/undo"]')
    assert reception.get("desk.fiche", candidate_id=candidate.id).html.select(".fit")
