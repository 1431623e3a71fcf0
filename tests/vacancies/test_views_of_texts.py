import pytest

from tests.vacancies.own import own
from vrijwilligers.vacancies.actions import texts
from vrijwilligers.vacancies.rules import Status, Text, TextOrigin
from vrijwilligers.vacancies.rules.layers import as_json
from vrijwilligers.vocabulary.clock import today

CHANGED = 'form[action$="/source-changed"]'
LONG = " ".join(["heel"] * 30) + "."


@pytest.fixture
def imported(make):
    return make.vacancy(
        texts={"nl": ("Soep", "De bron zegt dit.")}, source_name="Bron", source_id="1"
    )


def titles(vacancy):
    return {(text.language, text.origin): text.title for text in vacancy.texts}


def test_our_text_is_written_beside_that_of_the_source_and_is_shown(
    coordinator, imported, database
):
    page = coordinator.get("vacancies.texts", vacancy_id=imported.id)
    assert "De bron zegt dit." in page.text
    coordinator.send(page, {"title_nl": "Lekkere soep", "title_en": "Nice soup"})
    database.expire_all()
    assert titles(imported) == {
        ("nl", TextOrigin.OURS): "Lekkere soep",
        ("en", TextOrigin.OURS): "Nice soup",
    }
    shown = coordinator.get("vacancies.show", vacancy_id=imported.id)
    assert shown.html.select_one(".person").get_text() == "Nice soup"


def test_emptying_our_text_shows_that_of_the_source_again(coordinator, imported, database):
    texts.write_ours(imported, {"nl": Text("Lekkere soep", "")}, by=None)
    database.commit()
    coordinator.submit("vacancies.texts", {"title_nl": ""}, vacancy_id=imported.id)
    database.expire_all()
    assert titles(imported) == {("nl", TextOrigin.SOURCE): "Soep"}


def test_our_text_needs_a_title(coordinator, imported, database):
    answers = {"description_nl": "Zonder titel"}
    page = coordinator.submit("vacancies.texts", answers, vacancy_id=imported.id, status=422)
    assert page.problems == ["Give this text a title too."]
    assert len(imported.texts) == 1


def test_each_kind_of_vacancy_is_changed_on_its_own_page(coordinator, imported, make):
    page = coordinator.get("vacancies.change", vacancy_id=imported.id, status=303)
    assert page.location.endswith("/facts")
    ours = own(make)
    for name in ("texts", "facts"):
        page = coordinator.get(f"vacancies.{name}", vacancy_id=ours.id, status=303)
        assert page.location.endswith("/change")


def test_who_was_slower_with_our_texts_sees_both(coordinator, imported, database):
    page = coordinator.get("vacancies.texts", vacancy_id=imported.id)
    texts.write_ours(imported, {"nl": Text("Van een collega", "")}, by=None)
    database.commit()
    clash = coordinator.send(page, {"title_nl": "Van mij"}, status=409)
    assert "Van een collega" in clash.text
    database.expire_all()
    assert imported.text_in("nl")[1].title == "Van een collega"


def test_what_the_source_changed_stands_beside_ours_until_somebody_looked(
    coordinator, reception, imported, database
):
    texts.write_ours(imported, {"nl": Text("Onze soep", "Wij zeggen dit.")}, by=None)
    imported.own_facts[0].source_then = as_json(["Soep", "De bron zei dit."])
    database.commit()
    page = coordinator.get("vacancies.show", vacancy_id=imported.id)
    both = page.html.select_one('[aria-labelledby="source-changed"]').get_text()
    assert "Wij zeggen dit." in both
    assert "De bron zegt dit." in both
    assert "The source changed" not in (
        reception.get("vacancies.show", vacancy_id=imported.id).text
    )
    coordinator.send(page, {"text_nl": "ours"}, form=CHANGED)
    database.expire_all()
    assert not imported.own_facts[0].source_changed


def test_a_text_is_checked_by_somebody_and_a_change_clears_it(coordinator, make, database):
    vacancy = own(make, status=Status.PUBLISHED)
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    coordinator.send(page, {}, form='form[action$="/checked/nl"]')
    database.expire_all()
    text = vacancy.texts[0]
    assert (text.checked_on, text.checked_by_id) == (today(), coordinator.staff_id)
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    assert "Checked by" in page.text
    assert not page.html.select('form[action$="/checked/nl"]')

    coordinator.submit("vacancies.change", {"title_nl": "Anders"}, vacancy_id=vacancy.id)
    database.expire_all()
    assert vacancy.texts[0].checked_on is None


def test_the_ends_of_lines_that_a_browser_sends_change_no_text(coordinator, make, database):
    vacancy = own(make, texts={"nl": Text("Soep", "Eerst dit.\nDan dat.")})
    clerk = coordinator.staff_id
    texts.check(vacancy, "nl", by=clerk, today=today())
    database.commit()
    answers = {"description_nl": "Eerst dit.\r\nDan dat."}
    coordinator.submit("vacancies.change", answers, vacancy_id=vacancy.id)
    database.expire_all()
    assert vacancy.texts[0].checked_by_id == clerk


def test_a_text_that_changed_meanwhile_is_not_checked_unseen(coordinator, make, database):
    vacancy = own(make, status=Status.PUBLISHED)
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    coordinator.submit("vacancies.change", {"title_nl": "Anders"}, vacancy_id=vacancy.id)
    coordinator.send(page, {}, form='form[action$="/checked/nl"]', status=409)
    database.expire_all()
    assert vacancy.texts[0].checked_on is None


def test_a_language_without_a_text_of_ours_has_nothing_to_check(coordinator, make):
    vacancy = own(make, status=Status.PUBLISHED)
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    address = f"/vacancies/{vacancy.id}/checked/fr"
    form = page.html.select_one('form[action$="/checked/nl"]')
    form["action"] = address
    form.select_one("[name=deed]")["value"] = coordinator.number(address)
    refused = coordinator.send(page, {}, form=f'form[action="{address}"]', status=422)
    assert refused.problems == ["There is no text of ours in this language."]


def measured(desk, token, **typed):
    with desk.app.app_context():
        return desk.client.post("/vacancies/meter", data={"csrf_token": token, **typed})


@pytest.fixture
def token(coordinator, make):
    page = coordinator.get("vacancies.new", organisation=make.organisation().id)
    return page.html.select_one("main [name=csrf_token]")["value"]


def test_the_meter_measures_while_one_types(coordinator, token):
    easy = measured(coordinator, token, language="nl", title="Soep", description="Je kookt.")
    assert "Short sentences" in easy.text
    hard = measured(coordinator, token, language="nl", title="Soep", description=LONG)
    assert "Make it shorter" in hard.text
    assert "heel heel" in hard.text


def test_the_meter_says_nothing_of_nothing_and_shows_letters_as_letters(coordinator, token):
    assert measured(coordinator, token, language="xx").text.strip() == ""
    odd = measured(coordinator, token, language="en", description="<b>" + LONG)
    assert "<b>" not in odd.text
    assert "&lt;b&gt;" in odd.text


def test_only_who_writes_vacancies_has_the_meter(reception, token):
    assert measured(reception, token, language="nl").status_code in (400, 403)


def test_the_page_names_what_makes_a_text_hard(coordinator, make):
    vacancy = own(
        make,
        texts={
            "nl": Text("Begeleidingsmogelijkheden bij de VZW", f"De soep wordt gekookt. {LONG}")
        },
    )
    plain = coordinator.get("vacancies.show", vacancy_id=vacancy.id).html.select_one(".meter")
    words = plain.get_text(" ", strip=True)
    for named in ("Make it shorter", "Long words: Begeleidingsm", "VZW", "De soep wordt gekookt."):
        assert named in words


def test_a_rare_word_is_named_with_a_simpler_one_and_makes_no_text_hard(coordinator, make):
    vacancy = own(make, texts={"nl": Text("Soep", "Je assisteert in de keuken.")})
    plain = coordinator.get("vacancies.show", vacancy_id=vacancy.id).html.select_one(".meter")
    words = plain.get_text(" ", strip=True)
    assert "Short sentences" in words
    assert "Rare words: try the simpler one. Our list is tried on Dutch only." in words
    assert plain.select_one("li[lang=nl]").text == "assisteert → helpen"
