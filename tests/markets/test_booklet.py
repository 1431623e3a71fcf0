"""The booklet on paper: read back in three languages, as a reader and as a screen reader."""

from dataclasses import replace

import pytest

from tests.exchange.pdfs import alternatives, bookmarks, faults, languages_of, pages_of
from tests.markets.looks import THREE, look, personal, printed
from tests.markets.made import full_market, market, said, stand, task
from vrijwilligers.markets.documents import generic_booklet, personal_booklet
from vrijwilligers.markets.documents.sheets import binding_of
from vrijwilligers.markets.rules.imposition import Binding, booklet_sides
from vrijwilligers.talents import queries as talents
from vrijwilligers.vocabulary.languages import opening
from vrijwilligers.vocabulary.levels import Level

SAID = {
    "nl": ("Mijn boekje", "Zaterdag 20 maart 2027", "Tafel", "Mijn route", "Mijn afspraak"),
    "fr": ("Mon carnet", "Samedi 20 mars 2027", "Table", "Mon chemin", "Mon rendez-vous"),
    "en": ("My booklet", "Saturday 20 March 2027", "Table", "My route", "My appointment"),
}


@pytest.mark.parametrize("language", SAID)
def test_a_booklet_says_whom_to_visit_when_and_where_to_write(language, database):
    shown = full_market()
    mine = personal(shown)
    pdf = printed(language, market=shown)
    assert faults(pdf) == []
    pages = pages_of(pdf)
    assert len(pages) == 12
    cover, route, stands = pages[0], pages[2], pages[3:8]
    title, day, table, way, appointment = SAID[language]
    assert title in cover
    assert day in cover
    assert "B 047" in cover
    names = talents.talent_names(language)
    assert all(opening(names[code]) in cover for code in THREE)
    assert way in route
    for nth, (stop, text) in enumerate(zip(mine.route, stands, strict=True), start=1):
        assert text.startswith(f"{nth} {table} {stop.stand} ")
        assert appointment in text
        assert "02 555 01 12" in text
        assert f"Buurthuis {stop.stand}" in text
        assert f"Buurthuis {stop.stand}" in route
    assert languages_of(pdf) == {language, "nl"}


def test_what_one_can_say_stands_in_dutch_with_the_language_of_the_visitor_below(database):
    pages = pages_of(printed("fr"))
    assert "Wanneer kan ik beginnen? Quand puis-je commencer\xa0?" in pages[8].replace(
        " ?", "\xa0?"
    )
    assert pages_of(printed())[8].count("Wanneer kan ik beginnen?") == 1


@pytest.mark.parametrize(("codes", "pages"), [(("cooking",), 12), (THREE, 12)])
def test_a_booklet_fills_its_sheets_and_its_last_page_is_the_back(codes, pages, database):
    read = pages_of(printed(codes=codes))
    assert len(read) == pages
    assert "En daarna?" in read[-1]


def test_a_booklet_of_the_desk_has_places_and_no_tables(database):
    pdf = printed(on_the_day=False, code="TULP-48213")
    assert faults(pdf) == []
    pages = pages_of(pdf)
    assert "Mijn plekken als vrijwilliger" in pages[0]
    assert "TULP-48213" in pages[0]
    assert not any("Tafel" in page for page in pages[:3])
    assert "20 maart 2027" not in pages[0]


def test_large_letters_give_each_stand_two_pages_with_room_to_write(database):
    pdf = printed(large=True)
    assert faults(pdf) == []
    pages = pages_of(pdf)
    assert len(pages) % 4 == 0
    assert [nth for nth, text in enumerate(pages) if "Mijn afspraak " in text] == [4, 6, 8, 10, 12]
    assert all(text for text in pages)


def test_the_booklet_for_all_has_a_page_for_each_stand_and_a_line_for_a_code(database):
    shown = full_market()
    pdf = generic_booklet(shown, look("fr")).pdf
    assert faults(pdf) == []
    pages = pages_of(pdf)
    assert len(pages) == 28
    assert "Mon code" in pages[0]
    for number, text in enumerate(pages[3:23], start=1):
        assert text.startswith(f"Table {number} Buurthuis {number} ")


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_twenty_long_names_stand_under_the_plan_on_its_page(language, database):
    shown = full_market()
    name = "Koninklijke vereniging van vrienden van het buurthuis en de tuin"
    stands = tuple(replace(one, organisation=f"{name} {one.number}") for one in shown.stands)
    pdf = generic_booklet(replace(shown, stands=stands), look(language)).pdf
    assert faults(pdf) == []
    pages = pages_of(pdf)
    assert pages[2].count("Koninklijke") == 20
    assert len(pages) == 28


def test_in_large_letters_the_places_stand_on_a_page_after_the_plan(database):
    pages = pages_of(generic_booklet(full_market(), look("nl", large=True)).pdf)
    assert "Buurthuis" not in pages[2]
    assert pages[3].count("Buurthuis") >= 10


def test_the_plan_is_said_to_who_does_not_see_it(database):
    shown = full_market()
    first = personal(shown).route[0].stand
    (alternative,) = alternatives(printed(market=shown))
    assert "Plan van de zaal met 20 tafels" in alternative
    assert f"1 is tafel {first}" in alternative


def test_a_text_in_another_language_says_which(database):
    only_dutch = task(title=said("Soep koken"), when=said("elke dinsdag"))
    shown = market(stand(1, only_dutch))
    pdf = printed("fr", market=shown, codes=("cooking",))
    text = pages_of(pdf)[3]
    assert "Soep koken (en néerlandais)" in text
    assert "elke dinsdag (en néerlandais)" in text
    assert "avec trois autres" in text
    assert "avec trois autres (en" not in text


def test_which_dutch_and_where_to_practise_is_said_in_words(database):
    asks = task(1, dutch=Level.A2, practises_from=Level.A1)
    only_practice = task(2, practises_from=Level.A1)
    shown = market(stand(1, asks), stand(2, only_practice), stand(3, task(3)))
    text = " ".join(pages_of(printed(market=shown, codes=("cooking",))))
    assert "Je kan oefenen, vanaf A1 (een paar woorden)" in text
    assert "Nederlands is niet nodig, en je kan oefenen vanaf A1" in text
    assert "Nederlands is niet nodig Talen" in text


def test_the_longest_texts_stay_on_one_page_with_room_to_write(database):
    words = "heel lange woorden van een organisatie "
    long = task(
        title=said(("Samen met kinderen een " * 3)[:40]),
        what=said((words * 4)[:120]),
        whom=said((words * 2)[:60]),
        when=said((words * 2)[:60]),
        dutch=Level.B1,
        practises_from=Level.A1,
    )
    one = stand(
        1,
        long,
        organisation="Dienstencentrum voor heel de wijk en al wie er woont",
        languages=("nl", "fr", "en", "ar", "tr", "es"),
        support=said((words * 2)[:60]),
        contact_email="een.heel.lang.adres.van.iemand@een.heel.lange.organisatie.example",
    )
    for shown in (market(one), market(replace(one, tasks=(long,) * 3))):
        pages = pages_of(printed(market=shown, codes=("cooking",)))
        assert "Mijn afspraak" in pages[3]
        assert "organisatie.example" in pages[3].replace(" ", "")
        assert len(pages) == 8
    pages = pages_of(generic_booklet(market(replace(one, tasks=(long,) * 4)), look()).pdf)
    assert "Mijn afspraak" in pages[3]
    assert len(pages) == 8


def test_headings_lead_through_a_booklet(database):
    marks = [mark for mark in bookmarks(printed()) if isinstance(mark, str)]
    assert marks[:2] == ["Zo werkt het", "Mijn route"]
    assert marks[-1] == "En daarna?"


def test_a_translation_that_nobody_checked_says_so_on_the_cover(database):
    shown, looks = full_market(), look("fr")
    unchecked = replace(looks, words=replace(looks.words, is_checked=False))
    pages = pages_of(personal_booklet(shown, personal(shown), unchecked).pdf)
    assert "Cette traduction n’a pas encore été vérifiée." in pages[0]


def test_a_language_from_right_to_left_is_set_and_bound_at_the_right(database):
    shown, looks = full_market(), look()
    arabic = dict.fromkeys(("title", "code", "how", "route", "table"), "كتيب")
    words = replace(looks.words, language="ar", words={**looks.words.words, **arabic})
    pdf = personal_booklet(shown, personal(shown), replace(looks, words=words)).pdf
    assert faults(pdf) == []
    assert len(pages_of(pdf)) == 12
    assert languages_of(pdf) == {"ar", "nl"}
    first_side = booklet_sides(12, binding=binding_of("ar"))[0]
    assert [place.page for place in first_side] == [1, 12]
    assert binding_of("fr") is Binding.LEFT
