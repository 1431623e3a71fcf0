"""A vacancy says the same words for the same fact wherever it is shown, in each language."""

from dataclasses import fields
from datetime import date
from json import loads

import pytest
from sqlalchemy import select

from vrijwilligers.answers.wording import facts_for
from vrijwilligers.bundles.documents.vacancies import said
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.actions import own_facts
from vrijwilligers.vacancies.documents.engagement import feed
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.exports import whole
from vrijwilligers.vacancies.rules import Allowance, VacancyDetails
from vrijwilligers.vacancies.wording import facts
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.week import mask_of

TODAY = date(2026, 11, 21)
EVERYTHING = {
    "engagement": "regular",
    "days": mask_of(["mon-morning"]),
    "start_on": date(2096, 3, 2),
    "end_on": date(2096, 6, 30),
    "hours_per_week": 2.5,
    "places": 3,
    "postcode": "1000",
    "municipality": "21004",
    "street": "Voorbeeldstraat 12",
    "wheelchair": True,
    "remote": True,
    "support_offered": True,
    "practise_dutch": "A2",
    "minimum_age": 18,
    "allowance": Allowance.KM,
    "languages": {"fr": "B1"},
}
SHORT = ("where", "engagement", "days", "period")
STANDING_ALONE = ("at_home", "wheelchair", "support_offered")  # on a page: a label, and yes
ASKED = ("hours", "languages", "practise", "age", "allowance")
WORDS = {
    "nl": {
        "where": "1000 Brussel",
        "engagement": "regelmatig",
        "days": "maandag, in de voormiddag",
        "period": "van 2 maart 2096 tot 30 juni 2096",
        "at_home": "thuis of online",
        "wheelchair": "rolstoeltoegankelijk",
        "support_offered": "er is begeleiding",
        "hours": "2,5 uur per week",
        "languages": "Frans (B1)",
        "practise": "wie leert, is welkom vanaf niveau A2",
        "age": "vanaf 18 jaar",
        "allowance": "kilometers worden terugbetaald",
    },
    "fr": {
        "where": "1000 Bruxelles",
        "engagement": "régulièrement",
        "days": "lundi, le matin",
        "period": "du 2 mars 2096 au 30 juin 2096",
        "at_home": "à domicile ou en ligne",
        "wheelchair": "accessible en fauteuil roulant",
        "support_offered": "accompagnement prévu",
        "hours": "2,5 heures par semaine",
        "languages": "français (B1)",
        "practise": "bienvenue aux apprenants dès le niveau A2",
        "age": "à partir de 18 ans",
        "allowance": "kilomètres remboursés",
    },
    "en": {
        "where": "1000 Brussel",
        "engagement": "regularly",
        "days": "Monday, in the morning",
        "period": "from 2 March 2096 to 30 June 2096",
        "at_home": "at home or online",
        "wheelchair": "wheelchair accessible",
        "support_offered": "somebody supports you",
        "hours": "2.5 hours a week",
        "languages": "French (B1)",
        "practise": "learners welcome from level A2",
        "age": "from 18 years old",
        "allowance": "kilometres are paid back",
    },
}


def in_list(vacancy):
    return list(wording.line(vacancy, today=TODAY).facts)


def on_card(vacancy):
    return [vacancy_card(vacancy).under.removeprefix(vacancy.organisation.name)]


def in_print(vacancy):
    shown = said(vacancy, BundleChoice(language="nl"), today=TODAY)
    parts = [*shown["where"], *shown["facts"], shown["languages"], shown["practise"]]
    return [str(part).replace("\xa0", " ") for part in parts if part]


def on_page(vacancy):
    shown = wording.facts_of(vacancy, {}, {})
    return [fact.words for fact in shown]


def behind_link(vacancy):
    return [fact.words for fact in facts_for("", vacancy)]


PLACES = {
    in_list: (*SHORT, "at_home"),
    on_card: (*SHORT, "at_home"),
    in_print: (*SHORT, *STANDING_ALONE, *(key for key in ASKED if key != "practise")),  # a mark
    on_page: (*SHORT, *ASKED),
    behind_link: ("where", "days", "period", "languages", "age", "allowance"),
}
TAGS_OF_PLACES = {  # what each page says of a vacancy beside its title
    "vacancies.index": ((), {"in Dutch", "practising Dutch", "open"}),
    "vacancies.show": (("vacancy_id",), {"in Dutch", "open"}),
    "matching.suggestions": (("candidate_id",), {"in Dutch"}),
    "site.index": (("language",), {"in Dutch", "practising Dutch"}),
    "site.show": (("language", "vacancy_id"), {"in Dutch"}),
}
STATES = {"expired": {"publish_until": date(2020, 1, 1)}, "full": {"places": 0}}


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_each_place_says_the_same_words_for_the_same_fact(make, app, place, language):
    vacancy = make.vacancy(**EVERYTHING)
    with app.test_request_context(), speaking(language):
        shown = " | ".join(place(vacancy))
    for key in PLACES[place]:
        assert WORDS[language][key] in shown


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_each_place_says_nothing_where_nothing_is_known(make, app, place, language):
    vacancy = make.vacancy(category=None)
    with app.test_request_context(), speaking(language):
        assert not any(place(vacancy))


def test_each_page_says_the_same_words_for_language_and_practice(reception, make):
    candidate, vacancy = make.candidate(), make.vacancy(practise_dutch="A2")
    about = {"candidate_id": candidate.id, "vacancy_id": vacancy.id, "language": "en"}
    for page, (asked, words) in TAGS_OF_PLACES.items():
        shown = reception.get(page, **{name: about[name] for name in asked})
        tags = {tag.get_text(strip=True) for tag in shown.html(class_="tag")}
        assert words <= tags, page


def test_where_it_stands_is_said_alike_in_the_list_and_where_it_is_searched(reception, make):
    for state, values in STATES.items():
        make.vacancy(texts={"en": (f"Soup {state}", "")}, **values)
    reception.submit("desk.find", {"q": "soup"})
    found = [item.get_text().strip() for item in reception.get("desk.find").html("li")]
    listed = reception.get("vacancies.index", state="all").html
    for state in STATES:
        assert any(f"Soup {state}" in item and item.endswith(f"· {state}") for item in found)
        row = listed.find("a", string=f"Soup {state}").find_parent("li")
        assert row(class_="tag")[-1].get_text() == state


def test_a_feed_for_others_says_hours_and_days_as_we_do_in_french(make, app):
    for engagement, hours in (("regular", "2,5 heures par semaine"), ("once", "2,5 heures")):
        vacancy = make.vacancy(**EVERYTHING | {"engagement": engagement})
        (record,) = whole(select(Vacancy).where(Vacancy.id == vacancy.id))
        (mission,) = loads(feed([record], {}))["data"]
        assert mission["schedule"] == f"{hours} · {WORDS['fr']['days']}"


def test_every_field_of_a_vacancy_is_said_by_one_fact():
    kinds = facts.kinds_of({}, {})
    told = [field for kind in kinds.values() for field in kind.fields]
    elsewhere = {"texts", "tasks", "contact_name", "contact_email", "contact_phone"}
    assert sorted(told) == sorted({field.name for field in fields(VacancyDetails)} - elsewhere)


def test_the_page_of_the_team_alone_says_until_when_a_vacancy_is_shown(make, app):
    vacancy = make.vacancy()
    with app.test_request_context(), speaking("en"):
        shown = wording.facts_of(vacancy, {}, {})
    assert {fact.key for fact in shown if not fact.is_public} == {"publish_until"}


def test_what_is_ours_instead_of_the_words_of_a_source_is_known(make):
    vacancy = make.vacancy(source_name="Bron", source_id="1", minimum_age=16)
    assert wording.ours_instead(vacancy) == set()
    own_facts.give_own_facts(vacancy, {"minimum_age": 18}, by=None, at=now())
    assert wording.ours_instead(vacancy) == {"minimum_age"}
