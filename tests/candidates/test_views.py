import pytest
from sqlalchemy import delete, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.proof import ending

SAMIRA = {
    "language": "fr",
    "fiche": "spoken",
    "given_name": " Samira ",
    "family_name": "El Idrissi",
    "phone": "0470 12 34 56",
}


def everybody(database):
    return database.scalars(select(Candidate).order_by(Candidate.id)).all()


def test_a_name_consent_and_a_phone_make_a_fiche(reception, database):
    page = reception.submit("candidates.new", SAMIRA)
    candidate = everybody(database)[0]
    assert page.location.endswith(f"/candidates/{candidate.id}")
    assert (candidate.given_name, candidate.phone) == ("Samira", "+32470123456")
    assert [(c.purpose, c.text.language) for c in candidate.consents] == [("fiche", "fr")]
    assert candidate.consents[0].witness_id == reception.staff_id


def test_a_browser_that_goes_back_fills_in_no_consent_of_the_visitor_before(reception, make):
    candidate, vacancy = make.candidate(), make.vacancy()
    of = {"candidate_id": candidate.id}
    for page in (
        reception.get("candidates.new"),
        reception.get("candidates.give", **of),
        reception.get("matching.introduce", vacancy=vacancy.id, **of),
    ):
        form = page.html.select_one("form.sheet")
        assert form.select_one("input[type=radio][value=spoken]")
        assert form["autocomplete"] == "off"


def test_a_name_of_spaces_is_no_name(reception, database):
    none = {"given_name": "   ", "family_name": ""}
    page = reception.submit("candidates.new", SAMIRA | none, status=422)
    assert page.problems == ["Fill in a first name or a family name; one is enough."]
    assert everybody(database) == []


@pytest.mark.parametrize("name", ["given_name", "family_name"])
def test_one_name_is_enough_everywhere(reception, make, database, name):
    only = {"given_name": "", "family_name": ""} | {name: "Suharto"}
    page = reception.submit("candidates.new", SAMIRA | only)
    [one] = everybody(database)
    assert (one.full_name, one.short_name, one.first_name) == ("Suharto",) * 3
    assert "Suharto" in reception.open(page.location).text
    assert reception.get("candidates.index").html.find("a", string="Suharto")
    again = reception.submit(
        "candidates.new", SAMIRA | only | {"phone": "0470 99 99 99"}, status=422
    )
    assert f"Record {one.number}" in again.text
    page = reception.get("candidates.change", candidate_id=one.id)
    reception.send(page, {"given_name": "", "family_name": ""}, status=422)
    reception.send(page, {"notes": "Belt liever niet."})


def test_a_language_that_is_not_on_the_list_is_typed_and_kept(reception, make, database):
    page = reception.get("candidates.new")
    offered = {option["value"] for option in page.html.select("#other_1 option")}
    assert offered >= {"ti", "so", "am", "ps", "ln", "ku", "sq", "zh", "vi"}
    assert "nl" not in offered
    page = reception.submit("candidates.new", SAMIRA | {"other_languages": "Dari, Pulaar"})
    assert "Also: Dari, Pulaar" in reception.open(page.location).text


def test_an_empty_form_says_what_is_missing(reception):
    page = reception.submit("candidates.new", {}, status=422)
    assert page.problems == [
        "Without consent we keep no record. You can count the visit without a name.",
        "Fill in a first name or a family name; one is enough.",
        "Fill in a phone number or an e-mail address, or tick that the person comes by.",
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"phone": "12"}, "“12” is not a phone number."),
        ({"email": "samira"}, "“samira” is not an e-mail address."),
        ({"birth_year": "1830"}, "This year of birth cannot be right."),
        ({"phone": ""}, "Fill in a phone number or an e-mail address"),
        ({"notes": "85.07.30-033.28"}, "This holds a national register number."),
    ],
)
def test_a_wrong_answer_is_said_at_its_question(reception, database, wrong, message):
    page = reception.submit("candidates.new", SAMIRA | wrong, status=422)
    assert [problem for problem in page.problems if problem.startswith(message)]
    assert page.html.select_one(".has-error .wrong")
    assert everybody(database) == []


def test_a_phone_that_seems_a_digit_short_is_asked_about_once_and_kept_as_typed(
    reception, database
):
    page = reception.submit("candidates.new", SAMIRA | {"phone": "0470 12 34 5"}, status=422)
    assert page.problems == [
        "This number seems a digit short. Look at it again, or send it once more to keep it so."
    ]
    reception.send(page, {})
    [kept] = everybody(database)
    assert kept.phone == "+3247012345"
    page = reception.get("desk.fiche", candidate_id=kept.id)
    assert page.html.select_one('a[href="tel:047012345"]').get_text() == "0470 12 34 5"
    page = reception.submit("candidates.change", {"given_name": "Samira"}, candidate_id=kept.id)


def test_a_postcode_gives_the_municipality_v11(reception, database):
    reception.submit("candidates.new", SAMIRA | {"postcode": "1030"})
    assert everybody(database)[0].municipality == "21015"


def test_a_fiche_can_be_changed(reception, make, database):
    candidate = make.candidate(given_name="Omar", talents=["cooking"], languages={"ti": "B1"})
    page = reception.get("candidates.change", candidate_id=candidate.id)
    assert page.html.select_one("#given_name")["value"] == "Omar"
    reception.send(page, {"given_name": "Omar Ali", "days": ["mon-morning", "sun-evening"]})
    database.expire_all()
    assert candidate.given_name == "Omar Ali"
    assert candidate.days == 1 | 1 << 20
    assert [t.code for t in candidate.talents] == ["cooking"]
    assert [(s.language, s.level) for s in candidate.languages] == [("ti", "B1")]


def test_who_comes_second_sees_what_differs_and_can_still_save(reception, make, database):
    candidate = make.candidate(
        given_name="Omar", practise_dutch=True, talents=["cooking"], days=0b101, comes_by=True
    )
    page = reception.get("candidates.change", candidate_id=candidate.id)
    candidate.given_name = "Omar van een collega"
    candidate.family_name = "Van een collega"
    database.commit()
    page = reception.send(page, {"given_name": "Omaar"}, status=409)
    assert page.conflict == [["First name", "Omar van een collega", "Omaar"]]
    reception.send(page, {}, at=page.address)
    database.expire_all()
    assert (candidate.given_name, candidate.family_name) == ("Omaar", "Van een collega")


def test_the_list_is_paged_and_needs_few_queries(reception, make, counting):
    for _ in range(30):
        make.candidate(talents=["cooking"], categories=["food"], languages={"nl": "A2"})
    with counting() as few:
        page = reception.get("candidates.index")
    assert len(page.html.select("main .rows li")) == 25
    assert few.count <= 8  # two of them to log the look
    assert len(reception.open("/candidates/?page=2").html.select("main .rows li")) == 5
    assert reception.open("/candidates/?page=999&language=nl")
    assert "Nobody here yet" in reception.open("/candidates/?language=fr").text
    assert len(reception.open("/candidates/?language=tlh").html.select("main .rows li")) == 25


def test_the_administrator_sees_no_fiches(administrator, make):
    candidate = make.candidate()
    for endpoint in ("candidates.index", "candidates.new"):
        administrator.get(endpoint, status=403)
    administrator.get("candidates.change", candidate_id=candidate.id, status=403)


def test_strangers_are_sent_to_sign_in(desk):
    assert "/accounts/sign-in" in desk.get("candidates.index", status=302).location


def test_somebody_who_is_not_there_is_a_404(reception):
    for endpoint in ("candidates.change", "candidates.give", "desk.fiche"):
        reception.get(endpoint, candidate_id=999, status=404)


def test_any_text_is_not_a_language(reception, database):
    page = reception.get("candidates.new")
    answers = SAMIRA | {"other_1": "is ziek", "other_1_level": "A1"}
    reception.send(page, answers, status=422)
    assert everybody(database) == []


def test_saving_keeps_the_languages_for_which_the_form_has_no_place(reception, make, database):
    spoken = {"nl": "A1", "ti": "B1", "ko": "B2", "ja": None, "vi": "native"}
    candidate = make.candidate(languages=spoken)
    page = reception.get("candidates.change", candidate_id=candidate.id)
    reception.send(page, {"notes": "Belt liever niet."})
    database.expire_all()
    assert {s.language: s.level for s in candidate.languages} == spoken


def test_an_impossible_year_of_birth_does_not_stop_the_page(reception):
    page = reception.submit("candidates.new", SAMIRA | {"birth_year": "9999"}, status=422)
    assert page.problems == ["This year of birth cannot be right."]


def test_a_fiche_that_is_opened_to_change_it_is_logged_also_when_refused(reception, make, database):
    candidate = make.candidate()
    page = reception.get("candidates.change", candidate_id=candidate.id)
    assert database.scalars(select(AuditEvent.deed)).all() == ["viewed"]
    with ending(AuditEvent.__table__):
        database.execute(delete(AuditEvent))
    database.commit()
    reception.send(page, {"given_name": "", "family_name": ""}, status=422)
    assert database.scalars(select(AuditEvent.deed)).all() == ["viewed"]
