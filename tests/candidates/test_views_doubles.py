from tests.candidates.test_views import SAMIRA, everybody


def test_a_likely_double_is_shown_before_saving(reception, make, database):
    known = make.candidate(given_name="Samira", phone="+32470123456")
    page = reception.submit("candidates.new", SAMIRA, status=422)
    assert f"Record {known.number}" in page.text
    assert page.problems[0].startswith("Perhaps we know this person.")
    page = reception.send(page, {"somebody_else": "y"}, at=reception.url("candidates.new"))
    assert len(everybody(database)) == 2


def test_doubles_show_while_typing(reception, make):
    known = make.candidate(given_name="Samira", family_name="El Idrissi")
    form = reception.get("candidates.new")
    token = form.html.select_one("[name=csrf_token]")["value"]
    with reception.app.app_context():
        answer = reception.client.post(
            "/candidates/doubles",
            data={"csrf_token": token, "given_name": "Samirah", "family_name": "Elidrissi"},
        )
    assert known.number in answer.text


def test_a_likely_double_says_what_agrees_and_what_differs(reception, make):
    samira = {"given_name": "Samira", "family_name": "El Idrissi"}
    make.candidate(
        **samira, phone="+32470112233", email=None, birth_year=1985, postcode="1080", comes_by=True
    )
    make.candidate(**samira, phone="+32470445566", email="s@example.org", municipality="21015")
    typed = samira | {"fiche": "spoken", "phone": "0470 44 55 66", "postcode": "1030"}

    page = reception.submit("candidates.new", typed, status=422)

    facts = [
        [" ".join(tag.get_text().split()) for tag in line.select(".tag")]
        for line in page.html.select("#doubles ul.rows > li")
    ]
    assert facts == [
        ["name: the same", "Schaarbeek / Schaerbeek: the same", "phone ends in 66: the same"],
        ["name: the same", "born in 1985", "1080: differs", "phone ends in 33: differs"],
    ]
    assert "Idrissi" not in page.html.select_one("#doubles").get_text()


def test_whom_we_know_already_one_goes_on_with_what_was_typed(reception, make, database):
    known = make.candidate(
        given_name="Samira", family_name="El Idrissi", talents=["cooking"], notes="Belt liever."
    )
    typed = SAMIRA | {"talents": ["music"], "notes": "Heeft een fiets.", "phone": "0470 44 55 66"}
    page = reception.submit("candidates.new", typed, status=422)
    button = page.html.select_one("#doubles button")
    assert button["formaction"] == reception.url("candidates.known", candidate_id=known.id)

    page = reception.send(page, {}, at=button["formaction"], status=200)

    assert "Nothing is saved yet." in page.text
    assert known.phone is None
    reception.send(page, {})
    database.expire_all()
    assert len(everybody(database)) == 1
    assert known.phone == "+32470445566"
    assert {talent.code for talent in known.talents} == {"cooking", "music"}
    assert known.notes.split() == ["Belt", "liever.", "Heeft", "een", "fiets."]
