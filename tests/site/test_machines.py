"""What machines read: feeds, the interface, the map of the site."""

from xml.etree.ElementTree import fromstring

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource

from vrijwilligers.site.documents.openapi import description
from vrijwilligers.vacancies.rules import Status

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def check(answer, schema):
    whole = description("https://example.org", title="Volunteer work")
    registry = Registry().with_resource("urn:us", Resource.opaque(whole))
    reference = {"$ref": f"urn:us#/components/schemas/{schema}"}
    Draft202012Validator(_inline(reference, whole), registry=registry).validate(answer)


def _inline(reference, whole):
    name = reference["$ref"].rpartition("/")[2]
    schema = whole["components"]["schemas"][name]
    return {**schema, "components": whole["components"]}


def test_the_description_is_correct_openapi_in_each_language(visitor):
    said = [
        visitor.open(f"/api/v1/openapi.json?language={code}").response.json
        for code in ("nl", "fr", "en")
    ]
    for whole in said:
        validate(whole)
    assert len({whole["info"]["description"] for whole in said}) == 3
    assert set(said[0]["paths"]["/vacancies"]["get"]["responses"]) >= {"400", "429"}


def test_the_codes_of_vacancies_and_questions_have_names_in_each_language(visitor, make):
    vacancy = make.vacancy(category="food", talents=["cooking"], municipality="21013")
    found = visitor.open("/api/v1/codes").response.json
    check(found, "Codes")
    (town,) = [one for one in found["municipalities"] if one["code"] == "21013"]
    assert (town["name_nl"], town["name_fr"]) == ("Sint-Gillis", "Saint-Gilles")
    assert town["postcodes"] == ["1060"]
    record = visitor.open(f"/api/v1/vacancies/{vacancy.id}").response.json
    for name, listed in (
        ("category", "categories"),
        ("talents", "talents"),
        ("municipality_code", "municipalities"),
    ):
        said = record[name] if name == "talents" else [record[name]]
        assert {*said} <= {one["code"] for one in found[listed]}


def test_the_interface_answers_as_it_is_described(visitor, make):
    make.vacancy(
        texts={"nl": ("Soep koken", "Je kookt."), "fr": ("Faire la soupe", "Tu cuisines.")},
        talents=["cooking"],
        languages={"nl": "A2"},
        municipality="21004",
        street="Voorbeeldstraat 12",
        directions="Tram 51",
        contact_name="Greet Vandamme",
        contact_email="hallo@example.org",
    )
    answer = visitor.open("/api/v1/vacancies")
    found = answer.response.json
    check(found, "Page")
    (record,) = found["vacancies"]
    check(record, "Vacancy")
    assert record["title_fr"] == "Faire la soupe"
    assert record["title_en"] is None
    assert record["languages"] == {"nl": "A2"}
    assert (record["municipality"], record["municipality_code"]) == ("Brussel", "21004")
    assert (record["street"], record["directions"]) == ("Voorbeeldstraat 12", "Tram 51")
    assert "Vandamme" not in answer.response.text
    assert visitor.open(f"/api/v1/vacancies/{record['id']}").response.json == record


def test_every_website_may_ask_and_everybody_else_may_keep_the_answer(visitor, make):
    make.vacancy()
    headers = visitor.open("/api/v1/vacancies").response.headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"] == "public, max-age=60"
    again = visitor.client.get("/api/v1/vacancies", headers={"If-None-Match": headers["ETag"]})
    assert again.status_code == 304


def test_a_long_answer_comes_in_pages(visitor, make):
    home = make.organisation()
    for _ in range(5):
        make.vacancy(organisation=home)
    first = visitor.open("/api/v1/vacancies?size=2&category=food").response.json
    assert (first["total"], first["pages"], first["previous"]) == (5, 3, None)
    numbers = [each["id"] for each in first["vacancies"]]
    while first["next"]:
        assert "category=food" in first["next"]
        first = visitor.open("/" + first["next"].split("/", 3)[3]).response.json
        numbers += [each["id"] for each in first["vacancies"]]
    assert len(set(numbers)) == 5


def test_trouble_is_told_as_a_problem(visitor, make):
    over = make.vacancy(status=Status.FILLED)
    for address, status, why in (
        ("/api/v1/vacancies/999?language=fr", 404, "Il n’y en a jamais eu avec ce numéro"),
        ("/api/v1/nothing", 404, None),
        (f"/api/v1/vacancies/{over.id}?language=nl", 410, "Ze is niet meer open"),
    ):
        answer = visitor.open(address, status=status).response
        assert answer.mimetype == "application/problem+json"
        check(answer.json, "Problem")
        assert answer.json.get("detail") == why


@pytest.mark.parametrize(
    "asked",
    [
        *("category=nothing", "engagement=long", "x=1", "day=8&talent=x", "language=de"),
        *("page=0", "page=x&size=-3", "size=²", "page=1e3"),
    ],
)
def test_a_machine_hears_which_filter_is_not_known(visitor, make, asked):
    make.vacancy()
    answer = visitor.open(f"/api/v1/vacancies?{asked}", status=400).response
    assert answer.mimetype == "application/problem+json"
    check(answer.json, "Problem")
    names = [one.partition("=")[0] for one in asked.split("&")]
    assert all(name in answer.json["detail"] for name in names)
    assert visitor.open("/api/v1/vacancies").response.json["total"] == 1


@pytest.mark.parametrize("asked", ["size=9999", "page=01&size=1"])
def test_a_number_that_can_be_read_is_taken(visitor, make, asked):
    make.vacancy()
    assert visitor.open(f"/api/v1/vacancies?{asked}").response.json["total"] == 1


def test_the_feeds_name_the_same_vacancies(visitor, make):
    make.vacancy(texts={"nl": ("Soep & brood <b>", "Je kookt.")})
    make.vacancy(texts={"nl": ("Sjotten", "Je speelt.")}, category="sport")
    found = visitor.open("/site/nl/feed.json").response
    assert found.mimetype == "application/feed+json"
    assert [item["title"] for item in found.json["items"]] == ["Sjotten", "Soep & brood <b>"]
    assert all(item["url"].startswith("http") for item in found.json["items"])
    atom = fromstring(visitor.open("/site/nl/feed.atom?category=food").response.data)
    assert [title.text for title in atom.iterfind(f"{ATOM}entry/{ATOM}title")] == [
        "Soep & brood <b>"
    ]


def test_an_empty_feed_is_still_a_feed(visitor):
    assert visitor.open("/site/nl/feed.json").response.json["items"] == []
    assert fromstring(visitor.open("/site/nl/feed.atom").response.data).tag == f"{ATOM}feed"


def test_search_engines_find_every_page_and_none_of_the_team(visitor, make):
    vacancy = make.vacancy()
    robots = visitor.open("/robots.txt").response.text
    assert "Disallow: /\n" in robots
    assert "Sitemap: http" in robots
    (part,) = fromstring(visitor.open("/sitemap.xml").response.data).iter(f"{MAP}loc")
    found = fromstring(visitor.open("/" + part.text.split("/", 3)[3]).response.data)
    places = [place.text for place in found.iter(f"{MAP}loc")]
    for language in ("nl", "fr", "en"):
        assert any(place.endswith(f"/site/{language}/vacancies/{vacancy.id}") for place in places)


@pytest.mark.parametrize("address", ["/site/nl/", "/api/v1/vacancies", "/sitemap.xml"])
def test_the_head_of_an_answer_can_be_asked_alone(visitor, address):
    answer = visitor.client.head(address)
    assert (answer.status_code, answer.data) == (200, b"")


@pytest.mark.parametrize("address", ["/site/nl/", "/api/v1/vacancies"])
@pytest.mark.parametrize("method", ["POST", "PUT", "TRACE"])
def test_nothing_can_be_sent_to_the_public_side(visitor, address, method):
    answer = visitor.client.open(address, method=method)
    assert (answer.status_code, {*answer.allow}) == (405, {"GET", "HEAD", "OPTIONS"})
    is_of_machines = address.startswith("/api/")
    assert (answer.mimetype == "application/problem+json") == is_of_machines


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("/api/v1/vacancies", True),
        ("/api/v1/codes", True),
        ("/site/nl/feed.json", True),
        ("/site/nl/feed.atom", True),
        ("/api/v1/", False),
        ("/site/nl/vacancies/", False),
        ("/sitemap.xml", False),
    ],
)
def test_scripts_of_other_websites_read_feeds_and_the_interface_alone(visitor, address, is_open):
    asked = visitor.client.get(address)
    again = visitor.client.get(address, headers={"If-None-Match": asked.headers.get("ETag", "")})
    before = visitor.client.options(address)
    sent = visitor.client.post(address)
    allowed = "Access-Control-Allow-Origin"
    wanted = "*" if is_open else None
    assert [one.headers.get(allowed) for one in (asked, again, before)] == [wanted] * 3
    assert (before.headers.get("Access-Control-Allow-Headers") == "If-None-Match") == is_open
    assert allowed not in sent.headers
