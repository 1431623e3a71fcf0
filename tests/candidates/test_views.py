import pytest
from sqlalchemy import delete, select

from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import ConsentPurpose
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
    assert f"Fiche {one.number}" in again.text
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


def test_nothing_says_beforehand_that_or_how_somebody_consents_p02(reception, make):
    candidate = make.candidate(consents=())
    pages = (
        reception.get("candidates.new"),
        reception.get("candidates.give", candidate_id=candidate.id),
    )
    asked = [page.html.select(".consent input") for page in pages]
    assert [[*dict.fromkeys(box["name"] for box in boxes)] for boxes in asked] == [
        ["fiche"],
        ["fiche", "sharing", "support_needs"],
    ]
    assert [box["value"] for box in asked[0]] == ["spoken", "screen", "paper", "no"]
    assert not [box for box in asked[0] + asked[1] if box.has_attr("checked")]
    assert len(pages[1].html.select("fieldset legend ~ .ticks .tick [name=sharing]")) == 4


@pytest.mark.parametrize("way", ["spoken", "screen", "paper"])
def test_saying_how_is_saying_yes_in_one_click_p02(reception, database, way):
    reception.submit("candidates.new", SAMIRA | {"fiche": way})
    assert [act.way for act in everybody(database)[0].consents] == [way]


@pytest.mark.parametrize("way", ["no", "online", "y", ""])
def test_no_and_what_is_no_way_are_no_consent_p02(reception, database, way):
    reception.submit("candidates.new", SAMIRA | {"fiche": way}, status=422)
    assert everybody(database) == []


def test_ways_may_differ_by_purpose_p02(reception, make, database):
    candidate = make.candidate(consents=())
    page = reception.get("candidates.give", candidate_id=candidate.id)
    reception.send(page, {"fiche": "paper", "sharing": "spoken"}, form="form.sheet")
    acts = database.scalars(select(Consent).order_by(Consent.purpose)).all()
    assert [(act.purpose, act.way) for act in acts] == [("fiche", "paper"), ("sharing", "spoken")]


def test_consent_is_asked_in_three_languages_p21(reception):
    texts = reception.get("candidates.new").html.select(".consent .consent-text")
    assert [text["lang"] for text in texts[:3]] == ["nl", "fr", "en"]


def test_without_consent_nothing_is_saved_and_all_that_was_typed_stays_p01(reception, database):
    page = reception.get("candidates.new")
    answers = {k: v for k, v in SAMIRA.items() if k != "fiche"} | {"motivation": "Graag helpen"}
    page = reception.send(page, answers, status=422)
    assert page.problems == [
        "Without consent we keep no fiche. You can count the visit without a name."
    ]
    assert page.html.title.get_text().startswith("Error:")
    assert page.html.select_one("#given_name")["value"] == "Samira"
    assert page.html.select_one("#motivation").get_text().strip() == "Graag helpen"
    assert everybody(database) == []
    assert database.scalars(select(AuditEvent)).all() == []


def test_an_empty_form_says_what_is_missing(reception):
    page = reception.submit("candidates.new", {}, status=422)
    assert page.problems == [
        "Without consent we keep no fiche. You can count the visit without a name.",
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


def test_a_likely_double_is_shown_before_saving(reception, make, database):
    known = make.candidate(given_name="Samira", phone="+32470123456")
    page = reception.submit("candidates.new", SAMIRA, status=422)
    assert f"Fiche {known.number}" in page.text
    assert page.problems[0].startswith("Look at the fiches below.")
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
    candidate.family_name = "Van een collega"
    database.commit()
    page = reception.send(page, {"given_name": "Omaar"}, status=409)
    rows = [row.get_text("|", strip=True) for row in page.html.select(".warn tbody tr")]
    assert rows == ["First name|Omar|Omaar", "Family name|Van een collega|Proef"]
    reception.send(page, {}, at=page.address)
    database.expire_all()
    assert candidate.given_name == "Omaar"


def test_withdrawing_the_fiche_says_what_happens_and_hides_the_person_p04(
    reception, make, database
):
    candidate = make.candidate(given_name="Omar")
    page = reception.get("candidates.give", candidate_id=candidate.id)
    link = page.html.find("a", string="Withdraw the whole fiche")["href"]
    page = reception.open(link)
    assert "Nobody can find or use this fiche any more" in page.text
    assert "Omar" not in page.text
    database.expire_all()
    assert candidate.is_in_use, "asking what happens does nothing"
    form = f'form[action$="/candidates/{candidate.id}/withdraw/fiche"]'
    reception.send(page, {}, form=form)
    reception.get("candidates.change", candidate_id=candidate.id, status=404)
    assert "Omar" not in reception.get("candidates.index").text
    again = reception.get("candidates.give", candidate_id=candidate.id)
    assert "Consent is withdrawn." in again.text
    assert "Omar" not in again.text
    reception.send(again, {"fiche": "spoken"}, form="form.sheet")
    database.expire_all()
    assert candidate.fiche_consent


def test_where_one_consent_is_needed_only_that_is_asked_p02(reception, make, database):
    candidate = make.candidate(consents=(ConsentPurpose.FICHE,))

    def asked(**where):
        page = reception.get("candidates.give", candidate_id=candidate.id, **where)
        return {box["name"] for box in page.html.select(".consent input")}

    assert asked(purpose="sharing") == {"sharing"}
    assert asked() == asked(purpose="newsletter") > {"sharing"}
    back = f"/candidates/{candidate.id}/consent?purpose=sharing&next=/vacancies/"
    page = reception.send(reception.open(back), {"sharing": "spoken"}, form="form.sheet", at=back)
    assert page.location == "/vacancies/"
    candidate.fiche_consent = False
    candidate.consents.clear()
    database.commit()
    assert asked(purpose="sharing") == {"fiche", "sharing"}


def test_another_consent_is_withdrawn_in_one_click_p04(reception, make, database):
    candidate = make.candidate()
    page = reception.get("candidates.give", candidate_id=candidate.id)
    reception.send(page, {}, form='form[action$="/withdraw/sharing"]')
    database.expire_all()
    assert not candidate.consents_to(ConsentPurpose.SHARING)
    assert candidate.is_in_use


def test_consent_can_be_added_later(reception, make, database):
    candidate = make.candidate(consents=(ConsentPurpose.FICHE,))
    page = reception.get("candidates.give", candidate_id=candidate.id)
    assert not page.html.select(".consent [name=fiche]"), "what is agreed is not asked again"
    reception.send(page, {"sharing": "paper"}, form="form.sheet")
    acts = database.scalars(select(Consent).order_by(Consent.id)).all()
    assert [(act.purpose, act.way) for act in acts][-1] == ("sharing", "paper")


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


def test_consent_without_a_tick_is_refused(reception, make, database):
    candidate = make.candidate()
    page = reception.get("candidates.give", candidate_id=candidate.id)
    page = reception.send(page, {}, form="form.sheet", status=422)
    assert page.problems == ["Choose what this person agrees to, and how."]


def test_a_second_click_on_withdraw_says_so_kindly(reception, make):
    candidate = make.candidate()
    page, beside = (reception.get("candidates.give", candidate_id=candidate.id) for _ in range(2))
    form = f'form[action$="/candidates/{candidate.id}/withdraw/sharing"]'
    reception.send(page, {}, form=form)
    again = reception.send(beside, {}, form=form, status=409)
    assert "This consent is not given" in again.text


def test_a_fiche_that_is_opened_to_change_it_is_logged_also_when_refused(reception, make, database):
    candidate = make.candidate()
    page = reception.get("candidates.change", candidate_id=candidate.id)
    assert database.scalars(select(AuditEvent.deed)).all() == ["viewed"]
    with ending(AuditEvent.__table__):
        database.execute(delete(AuditEvent))
    database.commit()
    reception.send(page, {"given_name": "", "family_name": ""}, status=422)
    assert database.scalars(select(AuditEvent.deed)).all() == ["viewed"]


def test_several_questions_of_consent_are_closed_until_one_is_asked_p02(reception, make):
    candidate = make.candidate(consents=(ConsentPurpose.FICHE,))

    def closed(**where):
        page = reception.get("candidates.give", candidate_id=candidate.id, **where)
        return [len(one.select(".consent")) for one in page.html.select("form details:not([open])")]

    assert closed() == [1, 1]
    assert closed(purpose="sharing") == []
    page = reception.get("candidates.give", candidate_id=candidate.id)
    page = reception.send(page, {}, form="form.sheet", status=422)
    assert not page.html.select("form.sheet details:not([open])"), "what is refused is in sight"


def test_what_was_just_withdrawn_is_folded_below_its_undo(desk, make):
    candidate = make.candidate(consents=(ConsentPurpose.FICHE,))
    clerk = desk.sign_in(make.staff("reception"))
    where = {"candidate_id": candidate.id}
    page = clerk.get("candidates.ask_to_withdraw", **where)
    clerk.send(page, {}, at=clerk.url("candidates.withdraw", purpose="fiche", **where))
    again = clerk.get("candidates.give", **where).html
    assert again.select_one("form[action$='/withdrawal/undo']")
    assert again.select_one("details:not([open]) [name=fiche]")
