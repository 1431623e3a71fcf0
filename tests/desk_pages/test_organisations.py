from datetime import timedelta

import pytest

from tests.desk import Desk
from vrijwilligers.matching.models import IntroductionStep
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationText,
)
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today

DAY = timedelta(days=1)


def show(desk, organisation):
    return desk.get("desk.organisation", organisation_id=organisation.id)


def card(page, name):
    element = page.html.select_one(f"section[aria-labelledby={name}]")
    return " ".join(element.get_text(" ", strip=True).split())


def lines(page):
    return [
        " ".join(line.get_text(" ", strip=True).split())
        for line in page.html.select("main ul.rows > li")
    ]


def test_organisations_stand_by_name_with_their_open_vacancies(reception, make):
    brug = make.organisation(name="De Brug", is_accessible=True)
    make.organisation(name="Anker")
    make.vacancy(organisation=brug)
    make.vacancy(organisation=brug)
    make.vacancy(organisation=brug, status=Status.PAUSED)

    assert lines(reception.get("desk.organisations")) == [
        "Anker no vacancy open now",
        "De Brug 2 open vacancies accessible organisation",
    ]


def test_an_organisation_is_found_by_a_piece_of_its_name(reception, make):
    make.organisation(name="Café De Brug")
    make.organisation(name="Anker")
    assert lines(reception.get("desk.organisations", text="CAFE")) == [
        "Café De Brug no vacancy open now"
    ]
    nothing = reception.get("desk.organisations", text="zzz")
    assert nothing.html.select_one(".empty a")


def test_an_empty_list_of_organisations_says_where_they_come_from(reception):
    assert "when vacancies are imported" in reception.get("desk.organisations").text


def test_an_organisation_shows_whom_to_call_and_what_it_offers(reception, make, database):
    brug = make.organisation(name="De Brug", phone="+3225550011", url="javascript:alert(1)")
    database.add(ContactPerson(organisation_id=brug.id, name="Ines Proef", email="i@example.org"))
    database.commit()
    make.vacancy(organisation=brug, texts={"en": ("Cook soup", "")})
    make.vacancy(organisation=brug, texts={"en": ("Bake bread", "")}, status=Status.FILLED)
    make.vacancy(texts={"en": ("Of somebody else", "")})
    page = reception.get("desk.organisation", organisation_id=brug.id)

    assert page.heading == "De Brug"
    assert page.html.select_one('a[href="tel:+3225550011"]').get_text() == "02 555 00 11"
    assert page.html.select_one('a[href="mailto:i@example.org"]')
    assert "javascript" not in page.html.main.decode()
    assert "Cook soup" in page.html.select_one("section[aria-labelledby=open]").get_text()
    assert "filled" in page.html.select_one("section[aria-labelledby=other]").get_text()
    assert "Of somebody else" not in page.text


def test_an_organisation_that_is_not_there_is_a_404(reception):
    reception.get("desk.organisation", organisation_id=999, status=404)


def test_an_administrator_has_no_business_with_organisations(administrator):
    administrator.get("desk.organisations", status=403)


def test_the_list_says_what_asks_attention(reception, make, database):
    brug = make.organisation(name="De Brug", kind="vzw", paused_until=today(), is_referrer=True)
    make.introduction(vacancy=make.vacancy(organisation=brug))
    database.add_all(
        [
            OrganisationAddress(organisation_id=brug.id, municipality="21015", is_main=True),
            Agreement(
                organisation_id=brug.id,
                kind="sharing",
                signed_on=today() - DAY,
                ends_on=today() + DAY,
            ),
        ]
    )
    database.commit()
    (line,) = lines(reception.get("desk.organisations"))
    assert "1 open vacancy · 1 introduction open" in line
    assert "non-profit association (vzw)" in line
    assert "paused up to and including" in line
    assert "agreement ends on" in line
    assert line.endswith("referrer")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"text": "0999.000.030"}, ["De Brug"]),
        ({"kind": "vzw"}, ["De Brug"]),
        ({"role": "refers"}, ["Anker"]),
        ({"accessible": "y"}, ["De Brug"]),
        ({"paused": "y"}, []),
        ({"order": "newest"}, ["De Brug", "Anker"]),
        (
            {"kind": "bogus", "sector": "XXXX", "municipality": "1", "order": "?"},
            ["Anker", "De Brug"],
        ),
    ],
)
def test_the_list_answers_what_is_asked(reception, make, question, found):
    make.organisation(name="Anker", offers_tasks=False, is_referrer=True)
    make.organisation(name="De Brug", kind="vzw", kbo="0999000030", is_accessible=True)
    page = reception.get("desk.organisations", **question)
    assert [link.get_text() for link in page.html.select("main .rows a.title")] == found
    assert bool(page.html.select(".empty")) is (not found)


def test_a_page_of_organisations_takes_at_most_nine_questions(reception, make, counting, database):
    for number in range(30):
        organisation = make.organisation(name=f"Huis {number:02}")
        make.introduction(vacancy=make.vacancy(organisation=organisation))
        database.add(OrganisationAddress(organisation_id=organisation.id, municipality="21015"))
    database.commit()
    with counting() as seen:
        page = reception.get("desk.organisations", kind="unknown", text="huis")
    assert len(lines(page)) == 25
    assert seen.count <= 9  # one for whom the words mean


def test_somebody_with_a_phone_is_called_first(reception, make, database):
    brug = make.organisation(name="De Brug", phone="+3225550011")
    make.vacancy(organisation=brug, contact_name="Omar Proef", contact_phone="+3225550099")
    assert "02 555 00 11" in card(show(reception, brug), "first")
    database.add(ContactPerson(organisation_id=brug.id, name="An Proef", email="an@example.org"))
    database.commit()
    assert "An Proef" not in card(show(reception, brug), "first")
    database.add(
        ContactPerson(
            organisation_id=brug.id,
            name="Ines Proef",
            role="onthaal",
            phone="+3225550022",
            language="fr",
        )
    )
    database.commit()
    assert card(show(reception, brug), "first") == (
        "Call first Ines Proef onthaal speaks French 02 555 00 22"
    )


def test_who_is_named_in_a_vacancy_is_called_when_nobody_else_is_known(reception, make):
    brug = make.organisation()
    assert "We know no phone number" in card(show(reception, brug), "first")
    make.vacancy(organisation=brug, contact_name="Omar Proef", contact_phone="+3225550099")
    assert card(show(reception, brug), "first") == "Call first Omar Proef 02 555 00 99"


def test_the_load_and_the_answers_stand_beside_the_vacancies(reception, make, database):
    brug = make.organisation(cap_per_vacancy=3)
    soup = make.vacancy(organisation=brug)
    answered = make.introduction(vacancy=soup, state=IntroductionState.CONTACTED)
    answered.steps[0].happened_on = today() - 20 * DAY
    answered.steps.append(
        IntroductionStep(state=IntroductionState.TALKED, happened_on=today() - 17 * DAY)
    )
    answered.state = IntroductionState.TALKED
    waiting = make.introduction(vacancy=soup, state=IntroductionState.CONTACTED)
    waiting.steps[0].happened_on = today() - 8 * DAY
    database.commit()
    page = show(reception, brug)
    assert "2 of at most 3 introductions open" in card(page, "open")
    load = card(page, "load")
    assert "2 introductions open" in load
    assert "At most 3 at once for one vacancy." in load
    assert "It answered after 3 days. That is its only answer so far." in load
    assert "1 person waits for an answer for more than a week." in load


def test_an_association_without_staff_explains_the_family_insurance(reception, make):
    heading = "Here a volunteer needs a family insurance"
    assert heading in show(reception, make.organisation(kind="association", has_staff=False)).text
    assert heading not in show(reception, make.organisation(kind="vzw", has_staff=False)).text


@pytest.mark.parametrize(("language", "text"), [("fr", "On cuisine."), ("en", "Wij koken.")])
def test_what_it_does_is_told_in_the_language_of_the_reader_or_marked(
    app, make, database, language, text
):
    brug = make.organisation(name="De Brug")
    names = {"nl": ("De Brug", "Wij koken."), "fr": ("Le Pont", "On cuisine.")}
    for code, (name, about) in names.items():
        database.add(
            OrganisationText(organisation_id=brug.id, language=code, name=name, about=about)
        )
    brug.aliases.append(OrganisationAlias(**name_columns("Viaduct")))
    brug.touch()
    database.commit()
    page = show(Desk(app, language).sign_in(make.staff("reception")), brug)
    told = page.html.select_one("section[aria-labelledby=does] .lines")
    assert told.get_text() == text
    assert told["lang"] == ("fr" if language == "fr" else "nl")
    assert "Le Pont" in page.text
    assert "Viaduct" in page.text


def test_what_happened_with_an_organisation_stands_in_one_line(reception, make, database):
    vacancy = make.vacancy(texts={"nl": ("Soep koken", "")})
    candidate = make.candidate(given_name="Samira", family_name="El Idrissi")
    introduction = make.introduction(candidate=candidate, vacancy=vacancy)
    database.add(
        Agreement(
            organisation_id=vacancy.organisation_id,
            kind="sharing",
            signed_on=today() - 3 * DAY,
            about="Een jaar",
        )
    )
    database.commit()
    page = show(reception, vacancy.organisation)
    told = card(page, "happened")
    assert "Samira E.: proposed Soep koken" in told
    assert "El Idrissi" not in page.text
    assert "Agreement signed: sharing data of candidates Een jaar" in told
    link = page.html.select_one("section[aria-labelledby=happened] a")
    assert link["href"].endswith(f"/matching/introductions/{introduction.id}")


def test_the_page_of_a_busy_organisation_takes_no_more_questions(
    reception, make, database, counting
):
    def questions(organisation):
        with counting() as seen:
            show(reception, organisation)
        return seen.count

    quiet, busy = make.organisation(), make.organisation()
    for organisation, much in ((quiet, 1), (busy, 6)):
        for number in range(much):
            vacancy = make.vacancy(organisation=organisation)
            make.introduction(vacancy=vacancy)
            database.add_all(
                [
                    ContactPerson(organisation_id=organisation.id, name=f"Contact {number}"),
                    OrganisationAddress(organisation_id=organisation.id, postcode="1030"),
                    Agreement(organisation_id=organisation.id, kind="other", signed_on=today()),
                ]
            )
    database.commit()
    assert questions(quiet) == questions(busy) <= 25


def test_an_organisation_is_found_by_any_name_and_by_its_number(reception, make, database):
    brug = make.organisation(name="De Brug", kbo="0999000030")
    brug.aliases.append(OrganisationAlias(**name_columns("Viaduct")))
    brug.touch()
    database.commit()
    for text in ("viaduct", "BE 0999.000.030"):
        page = reception.get("desk.find")
        reception.send(page, {"q": text}, form="form[data-find]")
        results = reception.get("desk.find").html.select("main .results a")
        assert [link.get_text(strip=True) for link in results] == ["De Brug"]
