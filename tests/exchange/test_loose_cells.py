"""Cells as people write them in lists, in three languages: what they say, and what they leave out.

The rows are those that people complained of elsewhere, and what coordinators here send.
"""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vrijwilligers.exchange import loose_cells
from vrijwilligers.exchange.cell_notes import Remarked
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.exchange.loose_cells.practice import practice
from vrijwilligers.vacancies.wording.values import say_age, say_hours, say_places, say_practice
from vrijwilligers.vocabulary.languages import say_day, speaking
from vrijwilligers.vocabulary.levels import COMMON, Level
from vrijwilligers.vocabulary.week import BLOCKS, PARTS, WEEKDAYS, WHOLE_WEEK, mask_of
from vrijwilligers.vocabulary.words import say_days, say_languages

WORK, WEEKEND = WEEKDAYS[:5], WEEKDAYS[5:]
READERS = (
    *(loose_cells.first_day, loose_cells.last_day),
    *(loose_cells.age, loose_cells.day, loose_cells.days, loose_cells.first_email),
    *(loose_cells.first_phone, loose_cells.hours, loose_cells.languages, loose_cells.people),
    *(loose_cells.level, loose_cells.web_address, loose_cells.spoken_languages, practice),
)
few = settings(max_examples=60, deadline=None)


def week(days, parts=PARTS):
    return mask_of(f"{day}-{part}" for day in days for part in parts)


def value(found):
    return found.value if isinstance(found, Remarked) else found


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("mon-morning, sat", week(["mon"], ["morning"]) | week(["sat"])),
        ("Mon-Morning, wed afternoon", mask_of(["mon-morning", "wed-afternoon"])),
        ("dinsdag", week(["tue"])),
        ("ma", week(["mon"])),
        ("lu, ma", week(["mon", "tue"])),
        ("di, dim", week(["sun"])),
        ("ma voormiddag", week(["mon"], ["morning"])),
        ("ma, di-voormiddag", week(["mon"]) | week(["tue"], ["morning"])),
        ("lundi matin", week(["mon"], ["morning"])),
        ("lundi, mardi et jeudi matin", week(["mon", "tue", "thu"], ["morning"])),
        ("lundi matin et mardi", week(["mon"], ["morning"]) | week(["tue"])),
        ("weekend", week(WEEKEND)),
        ("zaterdag en zondag", week(WEEKEND)),
        ("di-do", week(["tue", "wed", "thu"])),
        ("di–do", week(["tue", "wed", "thu"])),
        ("van maandag t/m vrijdag", week(WORK)),
        ("vr-ma", week(["fri", "sat", "sun", "mon"])),
        ("in de week overdag", week(WORK, ["morning", "afternoon"])),
        ("woensdagnamiddag", week(["wed"], ["afternoon"])),
        ("'s avonds", week(WEEKDAYS, ["evening"])),
        ("alle dagen", WHOLE_WEEK),
        ("di 14u-17u", week(["tue"], ["afternoon"])),
        ("di 18u-19u", week(["tue"], ["evening"])),
        ("mar. & jeu. ap.-midi", week(["tue", "thu"], ["afternoon"])),
        ("ven. mat.", week(["fri"], ["morning"])),
        ("ma. en do. nam.", week(["mon", "thu"], ["afternoon"])),
        ("lundi de 9h à 12h30", week(["mon"], ["morning"])),
        *((text, WHOLE_WEEK) for text in ("flexibel", "in overleg", "à convenir")),
        ("flexibel, in overleg", WHOLE_WEEK),
        ("selon disponibilités", WHOLE_WEEK),
        ("dinsdag, in overleg", week(["tue"])),
        ("", 0),
    ],
)
def test_days_are_read_as_people_write_them(text, mask):
    assert value(loose_cells.days(text)) == mask


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (loose_cells.people, "3 à 4", 3),
        (loose_cells.people, "1 à 2", 1),
        (loose_cells.people, "2-3", 2),
        (loose_cells.people, "meerdere", None),
        (loose_cells.people, "onbeperkt", None),
        (loose_cells.people, "twee vrijwilligers", 2),
        (loose_cells.people, "volzet", 0),
        *((loose_cells.people, text, 2) for text in ("vanaf 2", "2 of meer", "à partir de 2")),
        *((loose_cells.age, text, 0) for text in ("geen", "aucun", "none", "tous les âges")),
        (loose_cells.age, "16+", 16),
        (loose_cells.age, "vanaf 18 jaar", 18),
        (loose_cells.age, "18 ans", 18),
        (loose_cells.age, "18 jaar", 18),
        (loose_cells.hours, "4u", 4),
        (loose_cells.hours, "2u30", 2.5),
        (loose_cells.hours, "4 h par semaine", 4),
        (loose_cells.hours, "2 à 3", 2),
        (loose_cells.day, "1-mrt-26", date(2026, 3, 1)),
        (loose_cells.day, "15/03/26", date(2026, 3, 15)),
        (loose_cells.day, "2026/03/15", date(2026, 3, 15)),
        (loose_cells.day, "1 maart 2027", date(2027, 3, 1)),
        (loose_cells.day, "1er mars 2027", date(2027, 3, 1)),
        (loose_cells.day, "March 1, 2027", date(2027, 3, 1)),
        (loose_cells.day, "46357", date(2026, 12, 1)),
        (loose_cells.first_day, "mars 2026", date(2026, 3, 1)),
        (loose_cells.last_day, "mei 2026", date(2026, 5, 31)),
        (loose_cells.last_day, "vanaf febr. 2028", date(2028, 2, 29)),
        (loose_cells.first_day, "03/2027", date(2027, 3, 1)),
        (loose_cells.last_day, "1/03/2027", date(2027, 3, 1)),
        (loose_cells.day, "zo 1/03/2027", date(2027, 3, 1)),
        (loose_cells.day, "vanaf 1/03/2027", date(2027, 3, 1)),
        (loose_cells.day, "1/03/2027 0:00", date(2027, 3, 1)),
        (loose_cells.day, "Tue, 20 Apr 2027 23:30:00 +0200", date(2027, 4, 20)),
        (loose_cells.day, "Tue, 20 Apr 2027 23:30:00 +0000", date(2027, 4, 21)),
        (loose_cells.languages, "Nederlands", {"nl": Level.A1}),
        (loose_cells.languages, "Nederlands (basis)", {"nl": Level.A2}),
        (loose_cells.languages, "FR/NL", {"fr": Level.A1, "nl": Level.A1}),
        (loose_cells.languages, "Nederlands en Frans", {"nl": Level.A1, "fr": Level.A1}),
        (loose_cells.languages, "nl, en", {"nl": Level.A1, "en": Level.A1}),
        (loose_cells.languages, "Nederlands (A2), Frans", {"nl": Level.A2, "fr": Level.A1}),
        (loose_cells.languages, "goed Nederlands", {"nl": Level.B2}),
        (loose_cells.languages, "français courant", {"fr": Level.B2}),
        (loose_cells.languages, "nl:a2, ar = native", {"nl": Level.A2, "ar": Level.NATIVE}),
        (loose_cells.languages, "geen", {}),
        (practice, "Ja, vanaf A2", (True, Level.A2)),
        (practice, "neen", (False, None)),
        (loose_cells.web_address, "www.example.org/x", "https://www.example.org/x"),
        (loose_cells.first_phone, "02 555 00 11 / 0470 12 34 56", "+3225550011"),
        (loose_cells.first_phone, "02 555 00 11 (Jan) of 0470 12 34 56", "+3225550011"),
        (loose_cells.first_phone, "0470 12 34 56 (na 17u)", "+32470123456"),
        (loose_cells.first_phone, "010/420.420", "+3210420420"),
        (loose_cells.first_phone, "0032 (0)3 555 00 11", "+3235550011"),
        (loose_cells.first_phone, "470123456", "+32470123456"),  # a number in Excel: no nought
        (loose_cells.first_phone, "32470123456", "+32470123456"),
        (loose_cells.first_email, "an@proef.test, piet@proef.test", "an@proef.test"),
        (loose_cells.first_email, "an@proef.test; ", "an@proef.test"),
        (loose_cells.first_email, "mail: an@proef.test.", "an@proef.test"),
        (loose_cells.first_email, "An <an@proef.test>", "an@proef.test"),
    ],
)
def test_a_cell_is_read_with_the_words_around_its_value(read, text, expected):
    assert value(read(text)) == expected


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *((loose_cells.days, text) for text in ("mon-night", "behalve maandag", "2x per week")),
        *((loose_cells.days, text) for text in ("niet op zondag", "van 1/12 tot 15/12", "tot")),
        (loose_cells.days, "voormiddag maandag namiddag"),
        *((loose_cells.people, text) for text in ("-1", "2,5", "1 000 000 000", "wie wil")),
        *((loose_cells.hours, text) for text in ("4u per maand", "een halve dag", "1e9")),
        (loose_cells.age, "tot 25 jaar"),
        *((loose_cells.day, text) for text in ("31/02/2026", "03/2027", "12/31/26", "99999")),
        (loose_cells.day, "1850/01/01"),
        *((loose_cells.first_day, text) for text in ("13/2027", "mei", "maart 1850", "1 2027 3")),
        *((loose_cells.languages, text) for text in ("xx:A1", "Frans of Engels", "nl:A1, nl:B1")),
        (practice, "nee, vanaf A2"),
        *((loose_cells.first_phone, text) for text in ("0470 12 34 5x", "O470 12 34 56", "bel me")),
        (loose_cells.first_phone, "4.4E+11"),  # rounded by Excel
        (loose_cells.day, "asap"),
        *((loose_cells.web_address, text) for text in ("javascript:alert(1)", "soep", "an@x.test")),
    ],
)
def test_a_cell_with_a_word_that_could_say_the_opposite_is_refused(read, text):
    with pytest.raises(BadCell):
        read(text)


def test_of_a_way_to_reach_somebody_is_said_what_stays_outside_and_signs_are_nothing():
    assert isinstance(loose_cells.first_phone("0470 12 34 56 (na 17u)"), Remarked)
    assert loose_cells.first_email("an@proef.test; ") == "an@proef.test"


@pytest.mark.parametrize("read", READERS)
def test_a_cell_as_long_as_a_file_may_hold_is_read_or_refused(read):
    for text in ("0" * 99_999, "a@" * 49_999, "1-" * 49_999):
        with suppress(BadCell):  # in one pass: two to the letter would outlast the test's time
            read(text)


def test_what_is_no_day_at_all_is_not_called_one_that_does_not_exist():
    with pytest.raises(BadCell, match="“asap” is no day"):
        loose_cells.day("asap")


@pytest.mark.parametrize("read", READERS)
@given(st.text(max_size=30) | st.from_regex(r"[\w ,;/:.+()-]{0,30}", fullmatch=True))
@few
def test_a_reader_of_cells_refuses_in_words_or_reads(read, text):
    with suppress(BadCell):
        read(text)


@pytest.fixture(params=["nl", "fr", "en"], scope="module")
def language(request):
    return request.param


@pytest.fixture
def aloud(app, language):
    with app.test_request_context(), speaking(language):
        yield


@pytest.mark.usefixtures("aloud")
class TestWhatWePrintIsReadBack:
    """What a page says of a vacancy, copied into a list, means the same."""

    def test_days(self):
        masks = [WHOLE_WEEK, *(mask_of([block]) for block in BLOCKS)]
        masks += [week(WORK), week(WEEKEND), week(["mon", "wed", "fri"], ["morning", "evening"])]
        masks += [week(WORK[:3], ["morning"]) | week(["sat"]), week(WEEKDAYS, ["evening"])]
        masks += [(7919 * step * step) % WHOLE_WEEK + 1 for step in range(1, 120)]
        wrong = [say_days(mask) for mask in masks if loose_cells.days(say_days(mask)) != mask]
        assert wrong == []

    def test_languages(self):
        for code in COMMON:
            for level in Level:
                said = {code: level, "nl" if code != "nl" else "fr": Level.B1}
                assert loose_cells.languages(say_languages(said)) == said

    def test_numbers_and_days_and_practice(self):
        assert loose_cells.people(say_places(0)) == 0
        assert loose_cells.age(say_age(16)) == 16
        assert loose_cells.age(say_age(0)) == 0
        assert loose_cells.hours(say_hours(2.5, None)) == 2.5
        assert practice(say_practice("no")) == (False, None)
        for level in (Level.A1, Level.B2):
            assert practice(say_practice(level)) == (None, level)
        for month in range(1, 13):
            for day in (1, 2, 28):
                assert loose_cells.day(say_day(date(2027, month, day))) == date(2027, month, day)
