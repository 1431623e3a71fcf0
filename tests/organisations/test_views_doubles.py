"""Doubles, page by page: a pair is looked at, said to be two, or made one."""

import pytest

from vrijwilligers.organisations.models import NotDouble, Organisation


@pytest.fixture
def pair(make):
    """Two records of one organisation, each with something of its own."""
    one = make.organisation(name="Buurthuis De Brug", phone="+3225550011")
    other = make.organisation(name="De Brug vzw", phone="+3225550022", email="brug@example.org")
    make.vacancy(organisation=other)
    return one, other


def merge_page(coordinator, one, other):
    return coordinator.get("organisations.merge", stays_id=one.id, goes_id=other.id)


def test_pairs_are_listed_with_why(coordinator, pair):
    page = coordinator.get("organisations.doubles")
    assert "1 pair to look at" in page.text
    assert [link.get_text() for link in page.html.select("main a.title")] == [
        "Buurthuis De Brug",
        "De Brug vzw",
    ]
    assert "name looks or sounds alike" in page.html.select_one(".why").get_text()


def test_without_doubles_the_page_says_so(coordinator):
    assert "No two organisations look like one" in coordinator.get("organisations.doubles").text


def test_a_pair_that_is_two_goes_from_the_list_and_can_come_back(coordinator, pair, database):
    page = coordinator.get("organisations.doubles")
    after = coordinator.open(coordinator.send(page, {}, form="form[action$=apart]").location)
    assert "they are no longer shown as duplicates" in after.messages[0]
    assert not after.html.select("main .card")
    assert database.query(NotDouble).count() == 1

    apart = coordinator.get("organisations.doubles_apart")
    assert "De Brug vzw" in apart.text
    coordinator.send(apart, {}, form="form[action$=again]")
    assert database.query(NotDouble).count() == 0
    assert "1 pair" in coordinator.get("organisations.doubles").text


def test_two_are_shown_side_by_side_with_what_has_to_be_chosen(coordinator, pair):
    page = merge_page(coordinator, *pair)
    assert [h2.get_text() for h2 in page.html.select(".card h2")] == [one.name for one in pair]
    asked = [legend.get_text() for legend in page.html.select("fieldset legend")]
    assert asked == ["Name", "Phone"]
    assert "1 vacancy" in page.text
    turned = page.html.select_one("main p > a.btn-soft")["href"]
    assert coordinator.open(turned).html.select_one(".card h2").get_text() == "De Brug vzw"


def test_merging_asks_a_tick_first_and_keeps_what_was_chosen(coordinator, pair, database):
    page = merge_page(coordinator, *pair)
    refused = coordinator.send(page, {"which_phone": "goes", "is_sure": []}, status=422)
    assert refused.problems == ["Tick that these two are one organisation."]
    assert refused.html.select_one("[name=which_phone][checked]")["value"] == "goes"
    assert database.query(Organisation).count() == 2

    done = coordinator.send(refused, {})
    after = coordinator.open(done.location)
    assert after.messages == ["The two are one now. What belonged to either is here."]
    (one,) = database.query(Organisation)
    assert (one.name, one.phone) == ("Buurthuis De Brug", "+3225550022")
    assert one.email == "brug@example.org"
    merge_page_gone = {"stays_id": pair[0].id, "goes_id": 999_999}
    coordinator.get("organisations.merge", **merge_page_gone, status=404)


def test_somebody_who_was_faster_is_not_written_over(coordinator, pair, database):
    page = merge_page(coordinator, *pair)
    database.get(Organisation, pair[1].id).phone = "+3225550033"
    database.commit()
    coordinator.send(page, {}, status=409)
    assert database.query(Organisation).count() == 2


def test_an_answer_that_no_form_offers_is_refused(coordinator, pair):
    page = merge_page(coordinator, *pair)
    answers = {"which_phone": "both"}
    assert coordinator.send(page, answers, status=422).problems


def test_any_two_can_be_merged_by_choosing_the_other(coordinator, make):
    one = make.organisation(name="Het Anker")
    other = make.organisation(name="Zonnebloem")
    page = coordinator.get("organisations.merge_with", organisation_id=one.id)
    assert "No organisation looks like this one" in page.text
    page = coordinator.get("organisations.merge_with", organisation_id=one.id, text="zonne")
    links = [link["href"] for link in page.html.select("main .rows a.btn-soft")]
    expected = coordinator.url("organisations.merge", stays_id=one.id, goes_id=other.id)
    assert links == [expected]
    nobody = coordinator.get("organisations.merge_with", organisation_id=one.id, text="xyz")
    assert "Try a shorter part" in nobody.text


def test_the_likely_ones_are_offered_first(coordinator, pair):
    page = coordinator.get("organisations.merge_with", organisation_id=pair[0].id)
    assert "De Brug vzw" in page.html.select_one(".rows").get_text()


def test_who_is_not_there_cannot_be_merged(coordinator, make):
    one = make.organisation()
    for stays, goes in ((one.id, one.id), (one.id, 999), (999, one.id)):
        coordinator.get("organisations.merge", stays_id=stays, goes_id=goes, status=404)
    coordinator.get("organisations.merge_with", organisation_id=999, status=404)


def test_reception_merges_nothing(reception, pair):
    one, other = pair
    reception.get("organisations.doubles", status=403)
    reception.get("organisations.doubles_apart", status=403)
    reception.get("organisations.merge_with", organisation_id=one.id, status=403)
    reception.get("organisations.merge", stays_id=one.id, goes_id=other.id, status=403)


def test_a_long_list_comes_in_pages_with_few_questions(coordinator, make, counting):
    for letter in "abcdefghijklmnopqrstuvwxyzabcd":
        make.organisation(name=f"{letter * 6} kring")
    with counting() as asked:
        page = coordinator.get("organisations.doubles", page="99")
    assert len(page.html.select("main .card")) <= 25
    assert asked.count <= 15


def test_who_adds_one_that_looks_like_another_is_asked_first(coordinator, make, database):
    make.organisation(name="Buurthuis De Brug")
    page = coordinator.submit("organisations.new", {"name": "De Brug vzw"}, status=422)
    assert "Perhaps we know this organisation already" in page.text
    assert page.problems[0].startswith("Look at the organisations below.")
    assert "Buurthuis De Brug" in page.html.select_one(".warn").get_text()
    assert page.html.select_one("#name")["value"] == "De Brug vzw"
    assert database.query(Organisation).count() == 1

    coordinator.send(page, {"is_another": "y"})
    assert database.query(Organisation).count() == 2


def test_who_adds_one_that_looks_like_nobody_is_asked_nothing(coordinator, make, database):
    make.organisation(name="Het Anker")
    coordinator.submit("organisations.new", {"name": "Zonnebloem"})
    assert database.query(Organisation).count() == 2
