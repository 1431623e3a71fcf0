"""The pages of languages for visitors: added, given out, taken in, signed, removed."""

from io import BytesIO

import pytest

from tests.desk import Desk
from tests.markets.editions import a_market
from tests.visitor_texts.made import edited, filled, language, translated
from vrijwilligers.visitor_texts import actions, queries
from vrijwilligers.visitor_texts.queries.states import state_of
from vrijwilligers.visitor_texts.readers import SentText

FILE = "main form[enctype]"


@pytest.fixture
def committed(database):
    """Return what makes a language that pages see."""

    def make(made):
        database.commit()
        return made

    return make


def send_file(desk, code, content, *, status=200):
    page = desk.get("visitor_texts.show", code=code)
    return desk.send(page, {"file": (BytesIO(content), "x.xlsx")}, status=status, form=FILE)


@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_a_language_goes_to_a_translator_and_comes_back(role, app, make, database):
    desk = Desk(app).sign_in(make.staff(role))
    assert "There is no other language yet." in desk.get("visitor_texts.index").html.text
    shown = desk.submit("visitor_texts.new", {"code": "ar"})
    assert shown.location.endswith("/visitor-languages/ar")
    page = desk.open("/visitor-languages/ar")
    assert "texts are missing" in page.html.text
    table = desk.open("/visitor-languages/ar/texts.xlsx").response.data
    texts = {one.key: translated(one, "ar") for one in state_of(queries.get_language("ar")).sources}
    file = edited(table, "ar", lambda row: texts[row["key"]] if row["key"] != "made" else "تم")
    read = send_file(desk, "ar", file)
    said = read.html.text
    assert f"{len(texts) - 1} new or changed, 0 the same, 0 empty, 1 refused." in said
    assert "What is filled in is not the same as in Dutch: %(day)s" in said
    assert not queries.words_in(queries.get_language("ar")), "nothing is changed yet"
    desk.send(read, {}, form="main form")
    database.expire_all()
    assert queries.words_in(queries.get_language("ar"))["title"] == texts["title"]
    page = desk.open("/visitor-languages/ar")
    assert "1 text is missing" in page.html.text
    assert page.html.select_one("h1").text.strip() == "Arabic"


def test_what_stood_there_is_shown_beside_what_comes(coordinator, database, committed):
    state = committed(filled("ti"))
    csv = "key;ti\ntitle;ሓድሽ\n".encode()
    read = send_file(coordinator, "ti", csv)
    cells = [cell.text.strip() for cell in read.html.select("tbody tr td")]
    assert cells == [state.words["title"], "ሓድሽ"]


def test_a_file_that_cannot_be_read_is_refused_in_words_on_the_same_page(
    coordinator, database, committed
):
    committed(language("ar"))
    page = send_file(coordinator, "ar", b"nl;fr\nja;oui\n", status=422)
    assert page.problems == ["The file has no column “key”, by which texts are known."]
    page = send_file(coordinator, "ar", b"", status=422)
    assert page.problems == ["The file is empty."]


def test_hostile_words_are_shown_as_words(coordinator, database, committed):
    committed(language("ar"))
    page = send_file(coordinator, "ar", "key;ar\n<b>x</b>;<script>نص</script>\n".encode())
    assert not page.html.select("main script, main b")
    assert "<b>x</b>" in page.html.text


def test_texts_that_changed_meanwhile_are_not_written_over(coordinator, database, committed):
    committed(language("ar"))
    read = send_file(coordinator, "ar", "key;ar\ntitle;كتيبي\n".encode())
    state = state_of(queries.get_language("ar"))
    actions.take_in([SentText(2, "title", "كتاب")], state, by=None)
    database.commit()
    coordinator.send(read, {}, form="main form", status=409)
    database.expire_all()
    assert queries.words_in(queries.get_language("ar")) == {"title": "كتاب"}


@pytest.mark.parametrize("texts", ["", "[", "{}", "[[1]]", '[["a", 1, 2]]', "[" * 100_000])
def test_what_is_sent_instead_of_the_texts_takes_nothing_in(
    texts, coordinator, database, committed
):
    committed(language("ar"))
    read = send_file(coordinator, "ar", "key;ar\ntitle;كتيبي\n".encode())
    page = coordinator.send(read, {"texts": texts}, form="main form", status=422)
    assert page.problems == ["There is no text in it that is new and can be taken in."]


def test_texts_that_were_sent_are_looked_at_again(coordinator, database, committed):
    committed(language("ar"))
    read = send_file(coordinator, "ar", "key;ar\ntitle;كتيبي\n".encode())
    evil = '[[2, "title", "<script>\\u0646"], [3, "code", "\\u0646\\u0635"]]'
    coordinator.send(read, {"texts": evil}, form="main form")
    database.expire_all()
    assert queries.words_in(queries.get_language("ar")) == {"code": "نص"}


def test_somebody_signs_a_part_after_reading_it(coordinator, database, committed):
    committed(filled("ti"))
    page = coordinator.submit("visitor_texts.part", {}, status=422, code="ti", part="general")
    assert page.problems == ["Tick that the texts were read."]
    coordinator.submit("visitor_texts.part", {"is_read": "y"}, code="ti", part="general")
    shown = coordinator.get("visitor_texts.show", code="ti").html.text
    assert "Signed by Medewerker" in shown
    signed = coordinator.get("visitor_texts.part", code="ti", part="general")
    assert not signed.html.select("main form")
    state = state_of(queries.get_language("ti"))
    actions.take_in([SentText(2, "made", "ተሓቲሙ %(day)s")], state, by=None)
    database.commit()
    shown = coordinator.get("visitor_texts.show", code="ti").html.text
    assert "A text changed after it was signed" in shown


def test_a_language_is_removed_after_a_tick(coordinator, database, committed):
    state = committed(filled("ti"))
    page = coordinator.get("visitor_texts.ask_to_remove", code="ti")
    assert f"{len(state.words)} texts go too." in page.html.text
    coordinator.send(page, {}, form="main form.harm")
    assert "There is no other language yet." in coordinator.get("visitor_texts.index").html.text


def test_what_is_not_there_is_not_found(coordinator, database, committed):
    committed(language("ar"))
    for address in ("/visitor-languages/xx", "/visitor-languages/ar/parts/nothing"):
        coordinator.open(address, status=404)


def test_reception_does_not_come_here(app, make, database):
    Desk(app).sign_in(make.staff("reception")).get("visitor_texts.index", status=403)


def test_the_market_prints_what_is_whole_and_says_that_nobody_checked_it(
    coordinator, make, database, committed
):
    committed(filled("ti"))
    market = a_market(make)
    page = coordinator.get("markets.prints", market_id=market.id)
    assert page.html.select_one("#in-ti").text == "ትግርኛ"
    assert "Nobody has checked this translation yet." in page.html.text
    coordinator.get("markets.print_for_all", market_id=market.id, language="xx", status=404)
    coordinator.get("markets.print_for_all", market_id=market.id, language="ar", status=404)
