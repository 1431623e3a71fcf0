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


def test_who_only_sounds_like_what_was_typed_is_marked_and_who_has_the_name_is_not(reception, make):
    make.candidate(given_name="Sofie")
    make.candidate(given_name="Sophie")
    rows = [row.get_text() for row in find(reception, "Sofie").html.select(".results li")]
    assert ["sounds like it" in row for row in rows] == [False, True]


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
    assert begin.html.select_one("main [name=language][checked]")["value"] == "en"
    make.candidate(given_name="Xaviera", family_name="Zyxx")
    assert "this comes close" in find(reception, "xaveria").text


def test_the_number_of_a_vacancy_comes_before_people(reception, make):
    vacancy = make.vacancy(id=314, texts={"nl": ("Soep", "Uitdelen.")})
    make.candidate(id=314)
    page = find(reception, "nr. 314")
    assert [a["href"] for a in page.html.select(".results a")] == [
        f"/vacancies/{vacancy.id}",
        "/candidates/314",
    ]
