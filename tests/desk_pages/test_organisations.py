from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.vacancies.rules import Status


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
        "Anker 0 open vacancies",
        "De Brug 2 open vacancies accessible organisation",
    ]


def test_an_organisation_is_found_by_a_piece_of_its_name(reception, make):
    make.organisation(name="Café De Brug")
    make.organisation(name="Anker")
    assert lines(reception.get("desk.organisations", text="CAFE")) == [
        "Café De Brug 0 open vacancies"
    ]
    nothing = reception.get("desk.organisations", text="zzz")
    assert nothing.html.select_one(".empty a")


def test_an_empty_list_of_organisations_says_where_they_come_from(reception):
    assert "when vacancies are brought in" in reception.get("desk.organisations").text


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
