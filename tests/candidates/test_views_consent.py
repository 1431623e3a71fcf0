import pytest
from sqlalchemy import select

from tests.candidates.test_views import SAMIRA, everybody
from vrijwilligers.candidates.models import Consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.records.audit import AuditEvent


def test_nothing_says_beforehand_that_or_how_somebody_consents_p02(reception, make):
    candidate = make.candidate(consents=())
    pages = (
        reception.get("candidates.new"),
        reception.get("candidates.give", candidate_id=candidate.id),
    )
    asked = [page.html.select(".consent input") for page in pages]
    assert [[*dict.fromkeys(box["name"] for box in boxes)] for boxes in asked] == [
        ["fiche"],
        ["fiche", "sharing", "referrer", "approached", "pool", "scan", "support_needs"],
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
        "Without consent we keep no record. You can count the visit without a name."
    ]
    assert page.html.title.get_text().startswith("Error:")
    assert page.html.select_one("#given_name")["value"] == "Samira"
    assert page.html.select_one("#motivation").get_text().strip() == "Graag helpen"
    assert everybody(database) == []
    assert database.scalars(select(AuditEvent)).all() == []


def test_withdrawing_the_fiche_says_what_happens_and_hides_the_person_p04(
    reception, make, database
):
    candidate = make.candidate(given_name="Omar")
    page = reception.get("candidates.give", candidate_id=candidate.id)
    link = page.html.find("a", string="Withdraw the whole record")["href"]
    page = reception.open(link)
    assert "Nobody can find or use this record any more" in page.text
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


def test_several_questions_of_consent_are_closed_until_one_is_asked_p02(reception, make):
    candidate = make.candidate(consents=(ConsentPurpose.FICHE,))

    def closed(**where):
        page = reception.get("candidates.give", candidate_id=candidate.id, **where)
        return [len(one.select(".consent")) for one in page.html.select("form details:not([open])")]

    assert closed() == [1, 1, 1, 1, 1, 1]
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
