"""The pages of the code lists: names, order, in or out of use, and what the scan asks."""

import pytest

from vrijwilligers.talents import queries
from vrijwilligers.talents.models import Category, PictogramAnswer, Talent

PAGE = "talents.index"
TALENT = {
    **{f"name_{one}": f"dansen {one}" for one in ("nl", "fr", "en")},
    **{f"deed_{one}": f"Ik dans {one}." for one in ("nl", "fr", "en")},
    **{f"explanation_{one}": f"Je danst graag {one}." for one in ("nl", "fr", "en")},
    "pictogram": "music",
}


def first_of(page):
    return [link.get_text(strip=True) for link in page.html.select("main .rows a.title")]


def test_the_list_says_how_many_use_each_and_leads_to_them(coordinator, lists, make):
    make.vacancy(talents=["music"])
    lists.commit()
    page = coordinator.get(PAGE, listed="talents")
    assert len(first_of(page)) == 24
    assert "0 records · 1 vacancy" in page.html.select_one("#music").get_text(" ", strip=True)
    assert page.html.select_one("#music .pictogram svg")
    assert "That is this list." in page.text
    change = coordinator.get("talents.change", listed="talents", code="music")
    (link,) = (a for a in change.html.select("main a") if "ask this talent" in a.get_text())
    assert "Soep koken" in coordinator.open(link["href"]).text


def test_something_is_moved_without_a_script(coordinator, lists):
    first, second, *_ = first_of(coordinator.get(PAGE, listed="categories"))
    page = coordinator.get(PAGE, listed="categories")
    answer = coordinator.send(page, {}, form="form[action$='/language_practice/up']")
    assert answer.location.endswith("#language_practice")
    assert first_of(coordinator.get(PAGE, listed="categories"))[:2] == [second, first]


def test_a_new_talent_is_asked_by_the_scan_once_the_list_is_published(coordinator, lists):
    coordinator.submit("talents.new", TALENT, listed="talents")
    page = coordinator.get(PAGE, listed="talents")
    assert first_of(page)[-1] == "Dansen en"
    assert "The list has changed since." in page.text
    assert len(queries.current_set().cards) == 24
    coordinator.send(page, {}, form="form[action$='/talents/set']")
    lists.rollback()
    assert queries.current_set().name == "infopunt-2"
    assert queries.current_set().cards[-1].deed("nl") == "Ik dans nl."


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"name_fr": ""}, "Enter a name."),
        ({"deed_nl": "Ik dans elke dag met heel veel mensen."}, "At most 7 words."),
        ({"explanation_en": ""}, "Explain it in one sentence."),
        ({"name_en": "Cooking"}, "Something else on the list has this name."),
    ],
)
def test_a_refused_talent_says_why_and_saves_nothing(coordinator, lists, wrong, problem):
    page = coordinator.submit("talents.new", TALENT | wrong, listed="talents", status=422)
    assert page.problems == [problem]
    lists.rollback()
    assert lists.query(Talent).count() == 24


def test_who_was_faster_is_told_and_what_only_one_changed_is_joined(coordinator, lists):
    joined, refused = (
        coordinator.get("talents.change", listed="talents", code="music") for _ in range(2)
    )
    lists.get(Talent, "music").name_nl = "zingen"
    lists.commit()
    coordinator.send(joined, {"deed_nl": "Ik zing graag."}, form="form.sheet")
    coordinator.send(refused, {"name_nl": "muziek"}, form="form.sheet", status=409)
    lists.rollback()
    music = lists.get(Talent, "music")
    assert (music.name_nl, music.deed_nl) == ("zingen", "Ik zing graag.")


def test_what_is_taken_out_of_use_is_no_longer_offered_and_can_be_again(coordinator, lists):
    for is_used in (False, True):
        page = coordinator.get("talents.change", listed="categories", code="food")
        coordinator.send(page, {"is_used": ["y"] if is_used else []}, form="form.sheet")
        listed = coordinator.get(PAGE, listed="categories").html.select_one("#food")
        assert ("no longer offered" in listed.get_text()) is not is_used
        lists.rollback()
        assert ("food" in [one.code for one in queries.categories()]) is is_used


def test_an_administrator_keeps_the_lists_and_reception_does_not(administrator, reception):
    administrator.get(PAGE, listed="talents")
    reception.get(PAGE, listed="talents", status=403)


def test_reception_counts_what_a_visitor_says_and_goes_on_with_the_next(reception, lists):
    page = reception.get("talents.pictograms")
    assert page.text.count("not tested yet") == 24
    answer = reception.submit(
        "talents.ask_pictogram", {"outcome": "right", "language": "fr"}, name="music"
    )
    assert "/music/" not in answer.location
    asked = reception.open(answer.location)
    assert asked.html.select_one("input[name=language][checked]")["value"] == "fr"
    lists.rollback()
    (row,) = lists.query(PictogramAnswer)
    assert (row.pictogram, row.language, row.outcome, row.amount) == ("music", "fr", "right", 1)
    counted = reception.get("talents.pictograms").text
    assert "1 of 1 said what it means. Ask 29 more people." in counted
    reception.get("talents.ask_pictogram", name="secret", status=404)


def test_the_last_change_of_a_list_is_said_and_undone_on_its_page(coordinator, lists):
    before = lists.get(Category, "food").name_en
    page = coordinator.get("talents.change", listed="categories", code="food")
    coordinator.send(page, {"name_en": "Meals"}, form="form.sheet")
    page = coordinator.get(PAGE, listed="categories")
    assert "Last change, today · Meals: edited" in page.text
    coordinator.send(page, {}, form="main form[action*=undo]")
    lists.rollback()
    assert lists.get(Category, "food").name_en == before
    assert "Meals: edited" not in coordinator.get(PAGE, listed="categories").text
