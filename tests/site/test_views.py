"""What everybody may see, in three languages and without a cookie."""

import json
from datetime import date, timedelta

import pytest

from tests.site.public import FORMS, PAGES
from tests.vacancies.own import own
from vrijwilligers.vacancies.actions import life
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.week import mask_of

DAY = timedelta(days=1)
HEADING = {
    "nl": "Vind vrijwilligerswerk",
    "fr": "Trouver du volontariat",
    "en": "Find volunteer work",
}


def titles(page):
    return [link.get_text(strip=True) for link in page.html.select(".offers .title")]


@pytest.mark.parametrize("language", list(HEADING))
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_in_three_languages_without_a_cookie_p25(
    visitor, make, address, language
):
    make.vacancy()
    page = visitor.open(address.format(language=language))
    assert page.html.html["lang"] == language
    kept = "private, max-age=0" if address in FORMS else "public, max-age=60"
    assert page.response.headers["Cache-Control"] == kept


@pytest.mark.parametrize("language", list(HEADING))
def test_the_first_page_speaks_its_language_and_counts_by_category(visitor, make, language):
    make.vacancy(category="food")
    make.vacancy(category="sport")
    make.vacancy(category="food")
    page = visitor.open(f"/site/{language}/")
    assert page.heading == HEADING[language]
    assert [count.get_text() for count in page.html.select(".kinds .count")] == ["1", "2"]


def test_without_any_vacancy_the_page_points_to_the_desk(visitor):
    assert "Come to the desk" in visitor.open("/site/en/").text
    assert "come to the desk" in visitor.open("/site/en/vacancies/").text


def test_only_what_is_open_is_shown(visitor, make):
    make.vacancy(texts={"nl": ("Open", "Je helpt.")})
    make.vacancy(texts={"nl": ("Voorbij", "Je helpt.")}, publish_until=today() - DAY)
    make.vacancy(texts={"nl": ("Vol", "Je helpt.")}, places=0)
    for status in set(Status) - {Status.PUBLISHED}:
        make.vacancy(texts={"nl": (f"Niet {status}", "Je helpt.")}, status=status)
    assert titles(visitor.open("/site/nl/vacancies/")) == ["Open"]


@pytest.mark.parametrize(
    "question",
    [
        "category=food",
        "municipality=21004",
        "talent=cooking",
        "engagement=once",
        "day=wed",
        "practising=y",
        "text=SOEP",
    ],
)
def test_each_question_narrows_the_list(visitor, make, question):
    make.vacancy(
        texts={"nl": ("Soep koken", "Je kookt.")},
        category="food",
        municipality="21004",
        talents=["cooking"],
        engagement=Engagement.ONCE,
        days=mask_of(["wed-morning"]),
        practise_dutch="A1",
    )
    make.vacancy(
        texts={"nl": ("Iets anders", "Je helpt.")},
        category="sport",
        municipality="21001",
        engagement=Engagement.REGULAR,
        days=mask_of(["mon-morning"]),
        practise_dutch="no",
    )
    assert titles(visitor.open(f"/site/nl/vacancies/?{question}")) == ["Soep koken"]


def test_a_long_list_has_pages_that_keep_the_question(visitor, make):
    home = make.organisation()
    for _ in range(30):
        make.vacancy(organisation=home)
    page = visitor.open("/site/nl/vacancies/?category=food")
    assert len(titles(page)) == 25
    onward = page.html.select_one("a[rel=next]")["href"]
    assert len(titles(visitor.open(onward))) == 5
    assert "category=food" in onward


def test_a_list_takes_few_queries_however_long(visitor, make, counting):
    home = make.organisation()
    for _ in range(30):
        make.vacancy(organisation=home)
    with counting() as seen:
        visitor.open("/site/nl/vacancies/?order=title")
    assert seen.count <= 8


def test_a_vacancy_says_what_to_do_and_names_no_person_p23(visitor, make):
    home = make.organisation(name="De Brug", phone="+3225550011", is_accessible=True)
    vacancy = make.vacancy(
        organisation=home,
        contact_name="Greet Vandamme",
        contact_email="hallo@example.org",
        directions="Tram 51, halte Lemonnier",
    )
    page = visitor.open(f"/site/en/vacancies/{vacancy.id}")
    for words in (
        "De Brug",
        "accessible organisation",
        "hallo@example.org",
        "02 555 00 11",
        "Tram",
    ):
        assert words in page.text
    assert "Vandamme" not in page.response.text


def test_a_text_in_another_language_says_so(visitor, make):
    vacancy = make.vacancy(texts={"nl": ("Soep koken", "Je kookt.")})
    page = visitor.open(f"/site/fr/vacancies/{vacancy.id}")
    assert page.html.h1["lang"] == "nl"
    assert page.html.select_one("p.prose")["lang"] == "nl"


def test_search_engines_read_that_it_is_volunteer_work_and_unpaid(visitor, make):
    vacancy = make.vacancy(
        texts={"nl": ("</script><script>alert(1)</script>", "Je kookt.")}, municipality="21004"
    )
    page = visitor.open(f"/site/nl/vacancies/{vacancy.id}")
    scripts = page.html.select("script")
    assert len(scripts) == 1
    posting = json.loads(scripts[0].get_text())
    assert posting["@type"] == "JobPosting"
    assert posting["employmentType"] == "VOLUNTEER"
    assert posting["title"] == "</script><script>alert(1)</script>"
    assert posting["jobLocation"]["address"]["addressLocality"] == "Brussel"
    assert "baseSalary" not in posting


@pytest.mark.parametrize(
    ("day", "moment"),
    [("2027-12-10", "2027-12-10T23:59:59+01:00"), ("2027-07-10", "2027-07-10T23:59:59+02:00")],
)
def test_a_posting_ends_with_its_last_day_and_names_the_town_in_one_language(
    visitor, make, day, moment
):
    vacancy = make.vacancy(publish_until=date.fromisoformat(day), municipality="21007")
    towns = {}
    for language in HEADING:
        page = visitor.open(f"/site/{language}/vacancies/{vacancy.id}")
        posting = json.loads(page.html.select_one("script").get_text())
        assert posting["validThrough"] == moment
        assert "inLanguage" not in posting
        towns[language] = posting["jobLocation"]["address"]["addressLocality"]
    assert towns == {"nl": "Vorst", "fr": "Forest", "en": "Forest"}


def test_a_page_says_where_it_stands_in_each_language_and_what_to_share(visitor, make, app):
    vacancy = make.vacancy(texts={"fr": ("Faire la soupe", 'Tu cuisines « bien » & "vite".')})
    whole = app.config["SERVER_ADDRESS"].rstrip("/")
    page = visitor.open(f"/site/fr/vacancies/{vacancy.id}?page=3").html
    links = {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")}
    assert links == {
        code: f"{whole}/site/{code}/vacancies/{vacancy.id}" for code in ("nl", "fr", "en")
    } | {"x-default": f"{whole}/v/{vacancy.id}"}
    assert page.select_one("link[rel=canonical]")["href"] == links["fr"]
    said = {tag["property"]: tag["content"] for tag in page.select("meta[property]")}
    assert said["og:title"] == "Faire la soupe"
    assert said["og:description"] == 'Tu cuisines « bien » & "vite".'
    assert page.select_one("meta[name=description]")["content"] == said["og:description"]
    with visitor.client.get(said["og:image"].removeprefix(whole)) as picture:
        assert (picture.status_code, picture.mimetype) == (200, "image/png")


def test_the_first_page_prefers_texts_in_its_language(visitor, make):
    home = make.organisation()
    make.vacancy(organisation=home, texts={"fr": ("Cuisiner", "Tu cuisines.")})
    for number in range(6):
        make.vacancy(organisation=home, texts={"nl": (f"Koken {number}", "Je kookt.")})
    assert titles(visitor.open("/site/fr/"))[0] == "Cuisiner"
    assert "Cuisiner" not in titles(visitor.open("/site/nl/"))
    assert "7" in visitor.open("/site/fr/").html.select_one(".lead").get_text()


def test_a_link_that_runs_something_is_left_out(visitor, make):
    home = make.organisation(url="javascript:alert(1)")
    vacancy = make.vacancy(organisation=home)
    assert "javascript" not in visitor.open(f"/site/nl/vacancies/{vacancy.id}").response.text


def test_what_is_over_is_gone_with_others_that_are_like_it(visitor, make):
    over = make.vacancy(category="food", status=Status.FILLED)
    make.vacancy(texts={"nl": ("Anders", "Je helpt.")}, category="sport")
    make.vacancy(texts={"nl": ("Ook koken", "Je helpt.")}, category="food")
    page = visitor.open(f"/site/nl/vacancies/{over.id}", status=410)
    assert titles(page) == ["Ook koken", "Anders"]
    assert not page.html.select("script")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.TO_CHECK])
def test_a_draft_was_never_there(visitor, make, status):
    vacancy = make.vacancy(status=status)
    visitor.open(f"/site/nl/vacancies/{vacancy.id}", status=404)
    visitor.open(f"/api/v1/vacancies/{vacancy.id}", status=404)


def test_a_wrong_address_answers_in_its_own_language(visitor):
    page = visitor.open("/site/fr/nulle-part", status=404)
    assert page.html.html["lang"] == "fr"


def test_the_summer_list_holds_temporary_work_of_the_summer(visitor, make):
    year = today().year + 1
    summer = today().replace(year=year, month=7, day=10)
    make.vacancy(
        texts={"nl": ("Zomerkamp", "Je helpt.")},
        engagement=Engagement.SHORT,
        start_on=summer,
        end_on=summer + 9 * DAY,
    )
    make.vacancy(texts={"nl": ("Elke week", "Je helpt.")}, engagement=Engagement.REGULAR)
    page = visitor.open("/site/nl/summer")
    assert titles(page) == ["Zomerkamp"]
    assert str(year) in page.heading


def test_the_door_and_the_short_address_choose_the_language_of_the_browser(app, make):
    vacancy = make.vacancy()
    client = app.test_client()
    for address, onward in (
        ("/site/", "/site/fr/"),
        (f"/v/{vacancy.id}", f"/site/fr/vacancies/{vacancy.id}"),
    ):
        answer = client.get(address, headers={"Accept-Language": "fr-BE, nl;q=0.5"})
        assert (answer.status_code, answer.location) == (302, onward)
        assert answer.headers["Vary"] == "Accept-Language"


def test_the_list_may_stand_in_a_frame_and_nothing_else_may(visitor, make):
    make.vacancy()
    headers = visitor.open("/site/nl/widget?limit=3").response.headers
    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    assert headers["X-Robots-Tag"] == "noindex"
    headers = visitor.open("/site/nl/").response.headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


def test_the_piece_to_copy_shows_what_was_chosen(visitor, make):
    make.vacancy()
    page = visitor.open("/site/nl/embed?category=food")
    snippet = page.html.select_one("#snippet").get_text()
    assert snippet.startswith('<iframe src="http')
    assert "category=food" in snippet
    assert "&lt;iframe" in page.response.text


def test_the_team_sees_the_public_pages_as_everybody_does(coordinator, make):
    vacancy = make.vacancy()
    answer = coordinator.open(f"/site/nl/vacancies/{vacancy.id}").response
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_paused_organisation_says_so_and_not_how_to_reach_it(visitor, make):
    home = make.organisation(name="De Brug", phone="+3225550011", paused_until=today() + DAY)
    page = visitor.open(f"/site/en/vacancies/{make.vacancy(organisation=home).id}")
    assert "De Brug is paused" in page.text
    assert "02 555 00 11" not in page.text


def test_a_proposal_that_was_never_published_is_not_there(visitor, make, database):
    proposal = own(make, status=Status.TO_CHECK)
    life.withdraw(proposal, by=None)
    database.commit()
    page = visitor.open(f"/site/nl/vacancies/{proposal.id}", status=404)
    assert "Soep koken" not in page.text
    assert visitor.client.get(f"/api/v1/vacancies/{proposal.id}").status_code == 404


def test_what_was_published_once_is_gone(visitor, make, database):
    vacancy = own(make)
    life.publish(vacancy, by=None, today=today())
    life.withdraw(vacancy, by=None)
    database.commit()
    visitor.open(f"/site/nl/vacancies/{vacancy.id}", status=410)
