"""Phone numbers and mail addresses in a text, in whatever way somebody wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrijwilligers.vocabulary.contact_data import Masks, digits, mask

MASKS = Masks(phone="[phone]", mail="[mail]", name="[name]")
WRITTEN = (
    *("0475 11 22 33", "0475/11.22.33", "0475-11-22-33", "0475112233", "+32 475 11 22 33"),
    *("+32 (0)475 11 22 33", "0032 475 11 22 33", "(02) 512 13 17", "02/512.13.17"),
    *("0475\u201311\u201322\u201333", "0475 – 11 22 33", "0475.11.22.33", "+33 6 12 34 56 78"),
    *("+32475/112233", "475 11 22 33", "0475|11|22|33", "0475,11,22,33", "0475:11:22:33"),
    *("０４７５１１２２３３", "٠٤٧٥ ١١٢٢٣٣", "0475\u200b112233", "0475\u202e11\u202c2233"),
    *("0475  .  11.22.33", "0475\n11 22 33"),
)
ADDRESSES = (
    *("fatima@example.org", "Fatima.Z+x@mail.example.org", "fatima (at) x.be", "fatima[at]x.be"),
    *("fatima(at)example(punt)be", "fatima @ example.org", "fatima(a)x.be", "fatima＠x.be"),
    *("fatima [at] example [dot] be", "fatima @ example . be", "fatima at example dot be"),
    *("fatima%40example.be", "fatima&#64;example.be", "fat\u200bima@example.be"),
)
HARMLESS = (
    "Elke maandag van 9 tot 12 uur, 3 uur per week, vanaf 01/09/2026",
    "Van 2026-01-15 tot 2026-02-15, 14:00-17:30",
    "1000 Brussel, Kaai 12/3; ondernemingsnummer 0123.456.749",
    "BE68 5390 0754 7034",
    "We zijn @home bij het water (a) en (b).",
    "12 345 678 mensen, 1 2 3 4 5 6 7 8",
    "Op 01/02/2026 9.30 of 01.02.2026 - 28.02.2026 9u, 10:00-12:00, 13:00-17:00",
    "IBAN BE71 0961 2345 6769",
    "",
)


@pytest.mark.parametrize("number", WRITTEN)
def test_a_phone_number_is_masked_however_it_is_written(number):
    assert mask(f"Bel {number} of kom.", MASKS) == "Bel [phone] of kom."


@pytest.mark.parametrize("between", [" / ", " - ", "/", ", ", " ", "; ", " | ", "\n"])
@pytest.mark.parametrize("second", ["0475 11 22 44", "+32 2 512 13 17", "02/512.13.17"])
def test_two_numbers_beside_each_other_are_both_masked(between, second):
    masked = mask(f"Bel 0475 11 22 33{between}{second}, 14:00.", MASKS)
    assert masked == f"Bel [phone]{between}[phone], 14:00."


def test_of_two_numbers_the_one_that_is_public_stays():
    masked = mask("Bel 0475 11 22 33 / 02 512 13 17.", MASKS, shown={"3225121317"})
    assert masked == "Bel [phone] / 02 512 13 17."


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_mail_address_is_masked_however_it_is_written(address):
    assert mask(f"Mail naar {address}, of kom.", MASKS) == "Mail naar [mail], of kom."


@pytest.mark.parametrize("text", HARMLESS)
def test_days_hours_and_other_numbers_stay(text):
    assert mask(text, MASKS) == text


def test_what_is_public_already_stays_however_it_is_written():
    shown = {"3225121317", "info@x.be"}
    said = "Bel 02/512.13.17 of +32 2 512 13 17, mail INFO@x.be of an@x.be"
    masked = "Bel 02/512.13.17 of +32 2 512 13 17, mail INFO@x.be of [mail]"
    assert mask(said, MASKS, shown=shown) == masked


def test_a_name_that_is_known_is_masked_where_it_stands_whole():
    said = "Vraag naar fatima zzytop. Fatima Zzytops zus niet."
    masked = "Vraag naar [name]. Fatima Zzytops zus niet."
    assert mask(said, MASKS, name="Fatima Zzytop") == masked
    assert mask("Al wie wil", MASKS, name="Al") == "Al wie wil"


@pytest.mark.parametrize(
    "written",
    [
        *("Wim  Voorbeeld", "Wim\nVoorbeeld", "VOORBEELD, Wim", "Wi\u200bm Voorbeeld"),
        *("Wim-Voorbeeld", "Wim_Voorbeeld"),
    ],
)
def test_a_name_is_masked_however_it_is_written(written):
    assert mask(f"Vraag {written}!", MASKS, name="Wim Voorbeeld") == "Vraag [name]!"


@pytest.mark.parametrize(
    ("name", "written"),
    [("Jan Strauß", "Jan Strauss"), ("Jan Strauss", "JAN STRAUß"), ("Søren Łuka", "Soren Luka")]
    + [
        ("Soren Luka", "Søren Łuka"),
        ("Ana Đurić", "Ana Duric"),
        ("Lætitia Sœur", "Laetitia Soeur"),
    ],
)
def test_a_name_with_letters_of_other_alphabets_is_masked_either_way(name, written):
    assert mask(f"Vraag {written}!", MASKS, name=name) == "Vraag [name]!"


@pytest.mark.parametrize("name", ["Onthaal", "...", "<b>", "De Het"])
def test_a_name_that_is_a_word_or_no_word_leaves_the_sentence(name):
    said = "Aan het onthaal ... <b> is het leuk"
    assert mask(said, MASKS, name=name) == said
    assert mask("Vraag Onthaal", MASKS, name="Onthaal") == "Vraag [name]"


def test_only_a_number_that_exists_has_digits():
    assert digits("0475 11 22 33") == "32475112233"
    assert (digits("12"), digits("1234"), digits("nobody")) == (None, None, None)


@given(st.text(max_size=300))
def test_no_text_stops_it_and_what_is_masked_stays_so(text):
    once = mask(text, MASKS)
    assert mask(once, MASKS) == once or "@" in text or len(text) > 8


@pytest.mark.parametrize(
    "part", ["1 ", "1-", "a.", "a@", "@", "(at)", "a(at)a", "a@a.", "+(", "1(((("]
)
def test_a_long_hostile_text_is_read_through(part):
    assert isinstance(mask(part * 20_000, MASKS), str)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Éva Zoë", "Eva Zoe"),
        ("Eva Zoe", "Éva Zoë"),
        ("Zoë De Lépine", "de Lepine, Zoe"),
        ("Wim Voorbeeld", "W. Voorbeeld"),
        ("Wim Voorbeeld", "W Voorbeeld"),
        ("Wim Voorbeeld", "Voorbeeld W"),
        ("Voorbeeld Wim", "W.Voorbeeld"),
        ("Éva Van den Voorbeeld", "E. van den Voorbeeld"),
    ],
)
def test_a_name_is_masked_without_its_accents_and_with_an_initial(name, written):
    assert mask(f"Vraag {written}!", MASKS, name=name) == "Vraag [name]!"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Soep", "Kom langs voor a soep en brood."),
        ("Wim Voorbeeld", "Een voorbeeld w is geen naam. Voorbeeld Wendy ook niet."),
        ("Wim Voorbeeld", "KW Voorbeeld"),
    ],
)
def test_an_initial_that_is_none_stays(name, text):
    assert mask(text, MASKS, name=name) == text


@pytest.mark.parametrize("before", ["tel", "Tel", "GSM", "telefoon", "bel", "téléphone"])
def test_a_number_that_is_stuck_to_its_word_is_masked(before):
    assert mask(f"{before}0475112233", MASKS) == f"{before}[phone]"
    assert mask("BE0475112233", MASKS) == "BE0475112233"  # the number of an enterprise
