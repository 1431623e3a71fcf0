"""How far a scan has come, and the line in which somebody carries it."""

import random
from dataclasses import replace

import pytest

from tests.scans.made import LETTERS, set_of
from vrijwilligers.scans.rules.progress import LineReading, ScanScreen, begin, read
from vrijwilligers.talents.rules.scan import score

TWELVE = set_of("abcdefghijkl")
SIGNS = "1~desk.-_ybn0923e "


def order_of(code, version):
    return TWELVE.codes if (code, version) == ("desk", 1) else None


def come_back(line, current=TWELVE):
    return read(line, current, order_of)


def answering(letters, progress=None):
    progress = progress or begin(TWELVE)
    for letter in letters:
        progress = progress.answer(progress.card, LETTERS[letter])
    return progress


def test_a_scan_asks_cards_then_five_then_pairs_then_shows_the_result():
    progress = begin(TWELVE)
    assert (progress.screen, progress.card, progress.is_begun) == (ScanScreen.CARD, "a", False)
    progress = answering("yyyyyyybbnnn")
    assert progress.screen == ScanScreen.CHOICE
    progress = progress.choose("abcdg")
    for _ in range(10):
        assert progress.screen == ScanScreen.PAIR
        progress = progress.prefer(progress.pair[0])
    assert progress.screen == ScanScreen.RESULT
    assert score(progress.whole).sure == tuple("abcdg")


def test_another_number_than_five_is_not_chosen_and_stays_ticked():
    progress = answering("yyyyyyybbnnn").choose("abcx")
    assert (progress.screen, progress.before) == (ScanScreen.CHOICE, ("a", "b", "c"))


def test_who_says_yes_to_five_has_chosen_and_who_says_no_to_all_chose_nothing():
    assert answering("yyyyybbnnnnn").screen == ScanScreen.RESULT
    assert answering("nnnnnnnnnnnn").screen == ScanScreen.NOTHING


def test_each_step_can_be_taken_back_and_taken_again():
    progress, steps = begin(TWELVE), []
    moves = [*"yyyyyyybbnnn", "five", "first", "skip", "second", "end"]
    for move in moves:
        steps.append(progress)
        progress = _moved(progress, move)
    assert progress.screen == ScanScreen.RESULT
    for before in reversed(steps):
        progress = progress.back()
        assert replace(progress, before=()) == replace(before, before=())
    assert progress.back() == progress


def _moved(progress, move):
    if move in LETTERS:
        return progress.answer(progress.card, LETTERS[move])
    if move == "five":
        return progress.choose("abcde")
    if move == "end":
        return progress.end()
    pair = progress.pair
    return progress.prefer({"first": pair[0], "second": pair[1], "skip": None}[move])


def test_what_was_chosen_is_ticked_when_one_goes_back_to_choose():
    assert answering("yyyyyyyyyyyy").choose("abcde").back().before == tuple("abcde")


def test_nothing_becomes_of_a_preference_that_was_not_asked():
    progress = answering("yyyyyyyyyyyy").choose("abcde")
    assert progress.prefer("x") == progress
    assert begin(TWELVE).prefer("a") == begin(TWELVE)


def test_a_scan_comes_back_whole_from_its_line_wherever_it_was_left():
    progress = begin(TWELVE)
    for move in [*"yyyyyyybbnnn", "five", "first", "skip", "second", "end"]:
        progress = _moved(progress, move)
        found, reading = come_back(f"#{progress.line()} ")
        assert (replace(found, before=()), reading) == (
            replace(progress, before=()),
            LineReading.WHOLE,
        )


def test_a_scan_of_before_goes_on_with_the_talents_of_now():
    line = answering("yyyyyyynnnnn").choose("abcde").line()
    progress, reading = come_back(line, set_of("bcdefghijklm", version=2))
    assert (reading, progress.card) == (LineReading.CHANGED, "m")
    progress, reading = come_back(line, set_of("bcdefghijkl", version=2))
    assert (reading, progress.screen, progress.before) == (
        LineReading.CHANGED,
        ScanScreen.CHOICE,
        tuple("bcde"),
    )
    progress, reading = come_back(line, set_of("lkjihgfedcba", version=2))  # in another order
    assert (reading, progress.five) == (LineReading.CHANGED, tuple("edcba"))


@pytest.mark.parametrize(
    "line",
    [
        *("", "#", "nonsense", "2~desk~1~yyy~~~", "1~desk~9~yyy~~~", "1~other~1~yyy~~~"),
        *("1~desk~1~yyy~~", "1~desk~1~yqy~~~", "1~desk~1~" + "y" * 3000 + "~~~", "1~desk~x~y~~~"),
    ],
)
def test_a_line_that_is_none_begins_anew(line):
    assert come_back(line) == (begin(TWELVE), LineReading.UNREADABLE)


@pytest.mark.parametrize(
    ("five", "pairs", "asked"),
    [
        ("0.1.2.3.4", "0-0.0-99.11-0.5-0.0-5", [("f", "a")]),  # of the same two the first counts
        ("0.1.2.3.99", "5-0", []),
        ("0.1.2.3.4.5", "5-0", []),
        ("11.10.9.8.7", "5-0", []),
        ("...", "-__-", []),
    ],
)
def test_of_a_line_that_was_tampered_with_what_can_be_used_is_used(five, pairs, asked):
    progress, _ = come_back(f"1~desk~1~yyyyyyynnnnn~{five}~{pairs}~")
    assert [(one.first, one.second) for one in progress.asked] == asked
    assert len(progress.answers) == 12


def test_no_line_breaks_a_scan_whatever_was_changed_in_it():
    chance = random.Random(5)
    whole = answering("yyyyyyybbnnn").choose("abcdg").prefer("a").line()
    for _ in range(600):
        place = chance.randrange(len(whole))
        line = whole[:place] + chance.choice(SIGNS) + whole[place + chance.randint(0, 2) :]
        progress, _ = come_back(line)
        assert progress.screen in ScanScreen
        assert come_back(progress.line())[0].whole == progress.whole
        assert score(progress.whole).talents <= {*progress.whole.eligible}
