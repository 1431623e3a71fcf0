"""The pages on which a yes is taken back, and on which organisations are told so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.matching.deeds import introduce
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.matching.models import Disclosure, Recall
from vrijwilligers.matching.rules.disclosure import DisclosureChannel, RecallKind
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now, today


@pytest.fixture
def made(make, database):
    """Somebody whom an organisation was told of on the phone."""
    candidate = make.candidate(given_name="Samira", family_name="El Idrissi")
    organisation = make.organisation(name="De Rozelaar", email="info@example.org")
    vacancy = make.vacancy(organisation=organisation)
    (introduction,) = introduce(candidate, vacancy, contacted=DisclosureChannel.PHONE)
    database.commit()
    return introduction


@pytest.fixture
def recall(made, database):
    """An organisation that must hear that it is taken back, once no undo is possible."""
    candidates.withdraw(made.candidate, ConsentPurpose.FICHE, by=None, today=today())
    recall = database.scalars(select(Recall)).one()
    recall.begins_at = now() - timedelta(minutes=1)
    database.commit()
    return recall


def press(desk, page, button, status=303):
    """Press a button of a page that does one deed."""
    return desk.send(page, {}, form=f'form[action$="{button}"]', status=status)


def test_the_introduction_shows_who_was_told_what_with_its_reference_p16(reception, made):
    page = reception.get("matching.introduction", introduction_id=made.id)
    assert made.disclosure.reference in page.text
    assert "told on" in page.text
    assert made.disclosure.text in page.text


def test_a_yes_is_taken_back_by_one_click_and_undone_by_another_p16(reception, made, database):
    at = reception.url("matching.introduction", introduction_id=made.id)
    press(reception, reception.open(at), "/withdraw")
    page = reception.open(at)
    assert [radio["value"] for radio in page.html.select("[name=target]")] == ["ended"]
    assert not page.html.select('a[href^="tel:"]')

    press(reception, page, "/withdrawal/undo")

    database.expire_all()
    assert database.scalars(select(Disclosure)).one().withdrawn_at is None
    assert database.scalars(select(Recall)).all() == []
    page = reception.open(at)
    assert "talked" in [radio["value"] for radio in page.html.select("[name=target]")]


def test_what_was_taken_back_already_is_said_and_not_done_twice_p16(reception, made, database):
    at = reception.url("matching.introduction", introduction_id=made.id)
    page = reception.open(at)
    press(reception, page, "/withdraw")
    press(reception, page, "/withdraw")
    assert len(database.scalars(select(Recall)).all()) == 1


def test_once_the_yes_is_taken_back_an_ended_introduction_asks_nothing_p04(
    reception, made, database, make
):
    (never,) = introduce(made.candidate, make.vacancy())
    database.commit()
    at = reception.url("matching.introduction", introduction_id=never.id)
    press(reception, reception.open(at), "/withdraw")
    page = reception.open(at)
    assert not page.html.select("[name=target]")
    assert "never told" in page.text


def test_the_page_of_consent_says_which_organisations_have_data_p04(reception, made):
    page = reception.get("candidates.give", candidate_id=made.candidate_id)
    assert "Which organisations have data" in page.text
    assert "De Rozelaar" in page.text
    assert made.disclosure.reference in page.text


def test_the_fiche_tells_in_its_time_line_who_was_told_p16(reception, made):
    page = reception.get("desk.fiche", candidate_id=made.candidate_id)
    assert made.disclosure.reference in page.text


def test_the_day_shows_whom_to_tell_and_names_nobody_p16(reception, recall):
    page = reception.get("desk.today")
    assert "De Rozelaar" in page.text
    assert recall.codes in page.text
    assert "Samira" not in page.text
    assert "Samira" not in reception.get("matching.recalls").text


def test_within_ten_minutes_nobody_is_told_yet_p16(reception, recall, database):
    recall.begins_at = now() + UNDO_WITHIN
    database.commit()
    assert "De Rozelaar" not in reception.get("desk.today").text
    reception.get("matching.recall", status=404, recall_id=recall.id)


def test_the_words_are_ready_and_opening_them_is_logged_p16(reception, recall, database):
    page = reception.get("matching.recall", recall_id=recall.id)
    assert "Samira El Idrissi" in page.html.select_one("section[aria-labelledby=say]").get_text()
    assert page.html.select_one("section[aria-labelledby=say] div")["lang"] == "nl"
    assert "Samira" not in page.heading
    seen = database.scalars(select(AuditEvent.deed).where(AuditEvent.thing == "recall")).all()
    assert "viewed" in seen


@pytest.mark.parametrize("how", ["phone", "in_person", "letter"])
def test_who_was_told_is_noted_and_the_name_is_forgotten_p16(reception, recall, database, how):
    key = recall.id
    page = reception.get("matching.recall", recall_id=key)
    press(reception, page, f"/told/{how}")
    database.expire_all()
    told = database.get_one(Recall, key)
    assert (told.done_how, told.sealed) == (DisclosureChannel(how), None)
    assert "Samira" not in reception.get("matching.recall", recall_id=key).text


def test_one_click_writes_the_mail_p16(reception, recall, database):
    key = recall.id
    page = reception.get("matching.recall", recall_id=key)
    press(reception, page, "/mail")
    message = database.scalars(select(Message)).one()
    assert (message.address, message.language) == ("info@example.org", "nl")
    database.expire_all()
    assert database.get_one(Recall, key).done_how == DisclosureChannel.EMAIL


def test_what_a_colleague_told_already_is_not_told_twice_p16(reception, recall, database):
    page = reception.get("matching.recall", recall_id=recall.id)
    press(reception, page, "/told/phone")
    again = press(reception, page, "/mail", status=409)
    assert "This has already been done." in again.text
    assert database.scalars(select(Message)).all() == []


def test_a_name_that_cannot_be_opened_is_said_and_the_reference_remains_p16(reception, make):
    recall = make.recall(sealed="gAAAAABnotours", kind=RecallKind.CORRECT)
    page = reception.get("matching.recall", recall_id=recall.id)
    assert "cannot be opened any more" in page.text
    assert recall.codes in page.text


def test_who_says_yes_to_words_that_changed_is_asked_again_p16(reception, make, database):
    candidate, vacancy = make.candidate(phone="+32470123456"), make.vacancy()
    where = {"candidate_id": candidate.id, "vacancy": vacancy.id}
    at = reception.url("matching.introduce", **where)
    page = reception.open(at)
    candidate.phone = None
    database.commit()
    answers = {f"yes_{vacancy.organisation_id}": "spoken"}
    again = reception.send(page, answers, at=at, status=422)
    assert again.problems == [
        "What the organisation would hear was changed in the meantime. Ask again."
    ]
    assert not again.html.select("[name^=yes_][checked]")
    reception.send(again, answers, at=at)
    kept = database.scalars(select(Disclosure)).one()
    assert "phone" not in kept.fields
    assert kept.introduction.state == IntroductionState.PROPOSED


def test_a_phone_number_that_changes_is_told_to_who_was_told_the_old_one_p15(
    reception, make, database
):
    candidate = make.candidate(phone="+32470123456")
    introduce(candidate, make.vacancy(), contacted=DisclosureChannel.PHONE)
    database.commit()
    page = reception.get("candidates.change", candidate_id=candidate.id)
    assert "Which organisations have data" in page.text

    reception.submit("candidates.change", {"phone": "0470 99 99 99"}, candidate_id=candidate.id)

    recall = database.scalars(select(Recall)).one()
    for endpoint in ("desk.fiche", "candidates.change"):
        page = reception.get(endpoint, candidate_id=candidate.id)
        assert "what changed must still be said" in page.text
    shown = reception.get("matching.recall", recall_id=recall.id)
    assert "0470 99 99 99" in shown.html.select_one("section[aria-labelledby=say]").get_text()


def test_a_motivation_that_changes_is_told_to_nobody_p15(reception, made, database):
    key = made.candidate_id
    reception.submit("candidates.change", {"motivation": "Mensen zien."}, candidate_id=key)
    assert database.scalars(select(Recall)).all() == []


def test_the_undo_of_a_yes_taken_back_stands_before_the_next_step_p04(reception, made):
    at = reception.url("matching.introduction", introduction_id=made.id)
    press(reception, reception.open(at), "/withdraw")
    forms = [form["action"] for form in reception.open(at).html.select("main form")]
    undo, step = (
        reception.url(f"matching.{deed}", introduction_id=made.id)
        for deed in ("undo_withdrawn_yes", "step")
    )
    assert forms.index(undo) < forms.index(step)


def test_who_corrects_a_name_hears_at_once_that_an_organisation_must_hear_it_p16(reception, made):
    at = reception.url("candidates.change", candidate_id=made.candidate_id)
    said = "An organisation must be told what changed."
    reception.send(reception.open(at), {"notes": "Komt dinsdag."})
    assert said not in reception.get("desk.fiche", candidate_id=made.candidate_id).text
    reception.send(reception.open(at), {"given_name": "Samyra"})
    assert said in reception.get("desk.fiche", candidate_id=made.candidate_id).text
