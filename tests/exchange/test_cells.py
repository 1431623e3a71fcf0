"""What people write in a cell, understood or refused with the reason."""

from datetime import date, time

import pytest

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.text import holds_national_number, plain_text, safe_link


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-01", "2026-3-1", "01/03/2026", "1/3/2026", "1.3.2026", "01-03-2026"),
        "2026-02-28T23:30:00Z",
    ],
)
def test_a_date_is_read_however_it_is_written(text):
    assert cells.a_date(text) == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text", ["14:30", "14.30", "14u30", "14 u 30", "14 uur 30", "14h30", "14:30:00"]
)
def test_an_hour_is_read_however_it_is_written(text):
    assert cells.an_hour(text) == time(14, 30)


@pytest.mark.parametrize(("text", "hour"), [("9", 9), ("09:00", 9), ("9 uur", 9), ("0 h", 0)])
def test_an_hour_may_have_no_minutes(text, hour):
    assert cells.an_hour(text) == time(hour)


@pytest.mark.parametrize("text", ["24:00", "12:60", "1430", "half drie", "-1", "14:3", "25 uur"])
def test_what_no_clock_shows_is_no_hour(text):
    with pytest.raises(cells.BadCell, match="is not an hour"):
        cells.an_hour(text)


def test_a_date_is_one_of_three_centuries():
    for text in ("1900-01-01", "2199-12-31"):
        assert cells.a_date(text).isoformat() == text
    for text in ("1899-12-31", "2200-01-01"):
        with pytest.raises(BadCell):
            cells.a_date(text)


@pytest.mark.parametrize(
    "text", ["moedertaal", "Langue maternelle", "maternelle", "mother tongue", "NATIVE"]
)
def test_a_mother_tongue_has_many_words(text):
    assert cells.level(text) is Level.NATIVE


@pytest.mark.parametrize(
    "text", ["31/02/2026", "2026-13-01", "12/31/2026", "01/03/26", "soon", "20260-1-1", "1/1/0001"]
)
def test_an_impossible_date_is_refused_and_repeated(text):
    with pytest.raises(BadCell, match=text):
        cells.a_date(text)


@pytest.mark.parametrize(
    "text",
    ["y", "Y", "yes", "j", "J", "JA", "o", "O", "Oui", "1", "x", "X", "true", "waar", "vrai"],
)
def test_yes_has_many_words(text):
    assert cells.yes_or_no(text) is True


@pytest.mark.parametrize(
    "text", ["no", "n", "N", "Nee", "neen", "NON", "0", "false", "onwaar", "faux"]
)
def test_no_has_many_words(text):
    assert cells.yes_or_no(text) is False


EMPTY_IS_UNKNOWN = (
    cells.a_date,
    cells.yes_or_no,
    cells.whole_number,
    cells.decimal,
    cells.level,
    cells.postcode,
    cells.email,
    cells.phone,
)


@pytest.mark.parametrize("parse", EMPTY_IS_UNKNOWN)
def test_an_empty_cell_is_unknown(parse):
    assert parse("") is None


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (cells.yes_or_no, "maybe"),
        (cells.whole_number, "2,5"),
        (cells.whole_number, "-1"),
        (cells.whole_number, "9" * 5000),
        (cells.whole_number, "²"),
        (cells.decimal, "nan"),
        (cells.decimal, "1e9"),
        (cells.decimal, "1.000,5"),
        (cells.level, "A3"),
        (cells.postcode, "1000 / 1050"),
        (cells.postcode, "Brussel"),
        (cells.email, "an@"),
        (cells.email, "an at example.org"),
        (cells.phone, "12"),
        (cells.phone, "call me"),
        (cells.phone, "0470 12 34 5x"),
        (cells.phone, "0470 1x 34 56"),
        (cells.phone, "O470 12 34 56"),
        (cells.phone, "0470 12 34 56 ext 12"),
    ],
)
def test_what_cannot_be_understood_is_refused(parse, text):
    with pytest.raises(BadCell):
        parse(text)


def test_a_refusal_repeats_the_start_of_a_long_value_only():
    with pytest.raises(BadCell) as refusal:
        cells.a_date("x" * 5000)

    assert len(str(refusal.value)) < 200


def test_a_decimal_comma_and_a_point_say_the_same():
    assert cells.decimal("2,5") == cells.decimal("2.5") == 2.5


def test_a_number_that_a_program_gave_a_decimal_is_still_whole():
    assert cells.whole_number("3.0") == cells.whole_number("3") == 3
    assert cells.postcode("1080.0") == "1080"


def test_a_list_is_split_at_its_commas():
    assert cells.words("cooking, music,,cooking ") == ("cooking", "music")


def test_a_choice_names_what_is_possible():
    assert cells.choice("ONCE", Engagement) is Engagement.ONCE
    with pytest.raises(BadCell, match="once, short, regular"):
        cells.choice("often", Engagement)


def test_a_belgian_postcode_loses_its_country_and_a_foreign_one_is_kept():
    assert [cells.postcode(text) for text in ("1080", "B-1080", "BE 1080")] == ["1080"] * 3
    assert [cells.postcode(text) for text in ("75004", "1012 ab")] == ["75004", "1012 AB"]


@pytest.mark.parametrize("text", ["99", "1", "100", "B-99", "BE 10800", "b10", "10 8", "AB1"])
def test_what_is_too_short_for_a_postcode_is_none(text):
    with pytest.raises(BadCell, match="four digits, from 1000 to 9999"):
        cells.postcode(text)


@pytest.mark.parametrize(
    "text", ["0150", "M1 1AA", "EC1A 1BB", "D02 X285", "L-1009", "AD500", "75004", "110-0001"]
)
def test_the_postcodes_of_other_countries_are_taken_v11(text):
    assert cells.postcode(text) == text


def test_an_address_is_kept_in_small_letters():
    assert cells.email("mailto:An.Peeters@Example.ORG") == "an.peeters@example.org"


@pytest.mark.parametrize("text", ["0470 00 00 01", "+32 470/00.00.01", "0032470000001"])
def test_a_phone_number_is_the_same_in_every_format(text):
    assert cells.phone(text) == "+32470000001"


def test_a_word_beside_a_phone_number_is_left_out():
    assert cells.phone("tel. 0470 00 00 01 (An)") == "+32470000001"


def test_a_number_of_possible_length_is_enough():
    assert cells.phone("02 123 45 67") == "+3221234567"
    assert cells.phone("+33 1 23 45 67 89") == "+33123456789"


def test_a_phone_number_with_country_code_is_no_national_number_p07():
    assert not any(
        holds_national_number(f"Bel +32 470 {n:02} 00 {last:02}")
        for n in range(100)
        for last in range(100)
    )
    assert holds_national_number("Mijn nummer is 85.07.30-033.28.")


def test_plain_text_keeps_words_and_lines_apart():
    assert plain_text("een\ttwee\u202fdrie\r\nvier\rvijf") == "een twee drie\nvier\nvijf"
    assert plain_text("5 < 6 & 7 > 3") == "5 < 6 & 7 > 3"
    assert plain_text("<p>Één</p><script>kwaad()</script>twee") == "Één\ntwee"
    assert plain_text("half \ud800 en \x00 nul") == "half en nul"


def test_a_link_has_no_control_characters():
    assert safe_link("https://example.org/\x00") is None


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 60 + "…")])
def test_of_a_wrong_value_the_first_sixty_characters_are_repeated(length, shown):
    with pytest.raises(BadCell) as refusal:
        cells.a_date("x" * length)
    assert shown in str(refusal.value)
    assert shown + "x" not in str(refusal.value)
    assert ("…" in str(refusal.value)) is ("…" in shown)
