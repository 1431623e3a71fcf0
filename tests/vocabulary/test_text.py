import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrijwilligers.vocabulary.text import (
    fold,
    holds_national_number,
    plain_text,
    safe_link,
    unmistakable,
    without_unseen,
)


def test_folding_takes_accents_and_capitals_away():
    assert fold("  Zoë   LEFÈVRE ") == "zoe lefevre"
    assert fold("Łukasz Øst") == "lukasz ost"
    assert fold("Weiß Æsop Œuvre Đặng Yıldız d’Ans") == "weiss aesop oeuvre dang yildiz d'ans"


@pytest.mark.parametrize("text", ["85073003328", "85.07.30-033.28", "nr 85 07 30 033 28, dank u"])
def test_a_valid_national_register_number_is_seen_p07(text):
    assert holds_national_number(text)


def number_of(base):
    """Return the parts of a valid number that begins so, for somebody born before 2000."""
    digits = f"{base:09d}{97 - base % 97:02d}"
    return digits[:2], digits[2:4], digits[4:6], digits[6:9], digits[9:]


GAP = st.text(
    st.characters(categories=["Z", "P", "C", "S", "M"], exclude_characters="+"), max_size=3
)
DIGITS = st.sampled_from(
    ["0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵", "０１２３４５６７８９"]
)
WORDS = st.text(st.characters(categories=["L"]), max_size=5)


@given(
    base=st.integers(1, 999_999_999),
    gaps=st.tuples(GAP, GAP, GAP, GAP),
    century=st.sampled_from(["", "19"]),
    digits=DIGITS,
    around=st.tuples(WORDS, WORDS),
)
def test_no_sign_of_any_script_hides_a_national_register_number_p07(
    base, gaps, century, digits, around
):
    parts = number_of(base)
    written = "".join(one + gap for one, gap in zip(parts, (*gaps, ""), strict=True))
    said = (century + written).translate(str.maketrans("0123456789", digits))
    assert holds_national_number(f"{around[0]} {said} {around[1]}")


@given(st.text())
def test_any_text_can_be_looked_through(text):
    assert holds_national_number(text) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "85/07/30-033.28",
        "85.07.30 - 033.28",
        "85.07.30–033.28",
        "85.07.30\u2011033.28",
        "85\u00a007\u00a030\u00a0033\u00a028",
        "85\t07\t30\t033\t28",
        "850730\n033 28",
        "1985.07.30-033.28",
        "85.07.30-\u200b033.28",
        "85|07|30|033|28",
        "850 730 033 28",
        "8507 3003 328",
        "22, 850.730.033-28",
        "8 5 0 7 3 0 0 3 3 2 8",
    ],
)
def test_the_ways_to_write_it_that_were_missed_are_seen(text):
    assert holds_national_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "+32 470 85 07 30",
        "0470 85 07 30, 02 555 01 23",
        "BE 0850.730.033",
        "2026-11-29 12:30:05",
        "850 799 033 92",
        "0470 123 456, 14 u",
    ],
)
def test_phones_numbers_of_companies_and_days_are_not_taken_for_one(text):
    assert not holds_national_number(text)


@pytest.mark.parametrize("text", ["85.07.30-033.29", "0470 12 34 56", "850730033281", "1030"])
def test_other_numbers_are_not(text):
    assert not holds_national_number(text)


def test_a_number_of_somebody_born_from_2000_is_seen():
    base = 10101001
    check = 97 - int(f"2{base:09d}") % 97
    assert holds_national_number(f"{base:09d}{check:02d}")


def test_text_from_outside_becomes_harmless():
    assert plain_text("<p>Één</p><p>twee &amp; drie</p><script>x()</script>") == "Één\ntwee & drie"


def test_what_a_page_looks_like_is_no_part_of_its_text():
    assert plain_text("<style>p { color: red }</style><p>Dag</p><script>alert(1)</script>") == "Dag"


def test_entities_are_read_once_and_never_become_a_tag_again():
    assert plain_text("&lt;b&gt; &eacute;&nbsp;&euro;&#39;&copy") == "<b> é €'©"
    assert plain_text("&amp;lt;script&amp;gt; &amp;copy;") == "&lt;script&gt; &copy;"
    assert plain_text("<script>x()</script>&#0;&#xD800;a") == "\ufffd\ufffda"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "//x", ""])
def test_a_link_that_is_no_web_address_is_dropped(link):
    assert safe_link(link) is None


@pytest.mark.parametrize(
    "text", ["R&D", "maat < 3", "<b>", "&lt;b&gt;", "&amp;lt;", "a <i>b</i>", ""]
)
def test_a_text_can_be_written_so_that_it_is_read_as_it_is(text):
    assert plain_text(unmistakable(text)) == text


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Ami\u200bna\u00ad El\u2060 Idrissi\ufeff", "Amina El Idrissi"),
        ("\u202eanimA\u202c \u2066x\u2069", "animA x"),
        ("a\u200d\u200cb", "ab"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("eerste\n\ttweede\u200e", "eerste\n\ttweede"),
    ],
)
def test_signs_that_nobody_sees_go_and_joiners_stay_where_letters_need_them(written, seen):
    assert without_unseen(written) == seen
    assert without_unseen(seen) == seen


def test_a_text_from_outside_keeps_the_joiners_of_its_script():
    assert (
        plain_text("\u0645\u06cc\u200c\u062e <b>x\u200by</b>\x01") == "\u0645\u06cc\u200c\u062e xy"
    )
