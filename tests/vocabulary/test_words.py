from datetime import time

import pytest

from vrijwilligers.vocabulary import phones, words
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import say_clock, speaking
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import UNKNOWN, WEEKDAYS, WHOLE_WEEK, mask_of


@pytest.fixture(autouse=True)
def english(app):
    with app.test_request_context(), speaking("en"):
        yield


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (["mon-morning"], "Monday, in the morning"),
        (["mon-morning", "tue-morning"], "Monday and Tuesday, in the morning"),
        (["mon-morning", "sat-evening"], "Monday, in the morning; Saturday, in the evening"),
        (
            ["wed-morning", "wed-afternoon", "fri-morning", "fri-afternoon"],
            "Wednesday and Friday, in the morning and in the afternoon",
        ),
        (
            [f"{day}-afternoon" for day in WEEKDAYS[:5]],
            "Monday to Friday, in the afternoon",
        ),
        ([f"{day}-evening" for day in WEEKDAYS], "every day, in the evening"),
        (["sun-morning", "sun-afternoon", "sun-evening"], "Sunday, the whole day"),
        (
            ["mon-evening", "wed-evening", "fri-evening"],
            "Monday, Wednesday, and Friday, in the evening",
        ),
    ],
)
def test_days_with_the_same_hours_are_said_together(blocks, said):
    assert words.say_days(mask_of(blocks)) == said


def test_a_whole_week_is_any_day_and_an_unknown_one_is_nothing():
    assert words.say_days(WHOLE_WEEK) == "any day"
    assert words.say_days(UNKNOWN) == ""


def test_weekdays_follow_the_language_of_the_reader():
    with speaking("nl"):
        assert words.say_days(mask_of(["mon-morning"])).startswith("maandag")
        assert words.weekday_name("sun", "abbreviated") == "zo"
    with speaking("fr"):
        assert words.weekday_name("wed") == "mercredi"


def test_languages_are_said_with_their_levels():
    spoken = {"nl": Level.A2, "fr": "native", "ar": None}
    assert words.say_languages(spoken) == "Dutch (A2), French (mother tongue), and Arabic"
    assert words.say_languages({}) == ""


def test_what_is_unknown_is_an_empty_text():
    assert words.say_engagement(None) == ""
    assert words.say_level(None) == ""
    assert words.say_municipality(None) == ""


def test_every_engagement_and_part_of_the_day_has_a_word():
    assert words.say_engagement(Engagement.SHORT) == "for a short period"
    assert all(words.say_engagement(each) for each in Engagement)
    assert words.part_name("evening") == "evening"


def test_a_municipality_is_said_in_the_language_asked():
    assert words.say_municipality("21013", "fr") == "Saint-Gilles"
    assert words.say_municipality("21013", "nl") == "Sint-Gillis"
    assert words.say_municipality("21013") == "Sint-Gillis / Saint-Gilles"
    with speaking("fr"):
        assert words.say_municipality("21013") == "Saint-Gilles"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("+3225550102", "02 555 01 02"),
        ("+32470001122", "0470 00 11 22"),
        ("+33123456789", "+33 1 23 45 67 89"),
        ("+3247012345", "0470 12 34 5"),
        ("+32612345678", "06 12 34 56 78"),
        ("025550102", "02 555 01 02"),
        ("ask Jo", "ask Jo"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_phone_number_is_said_as_people_here_dial_it(number, said):
    assert words.say_phone(number) == said


@pytest.mark.parametrize(
    ("number", "doubt", "dial"),
    [
        ("+32470123456", None, "+32470123456"),
        ("+3221234567", None, "+3221234567"),
        ("+3247012345", "short", "047012345"),
        ("+327123456", "short", "07123456"),
        ("+32612345678", "foreign", "0612345678"),
        ("+33612345678", None, "+33612345678"),
        ("ask Jo", None, "ask Jo"),
        (None, None, ""),
    ],
)
def test_a_number_that_may_be_wrong_is_dialled_as_it_is_shown(number, doubt, dial):
    assert phones.doubt_about(number or "") == doubt
    assert phones.dialled(number) == dial


@pytest.mark.parametrize(
    ("at", "nl", "fr"),
    [(time(9, 5), "09:05", "9 h 05"), (time(10), "10:00", "10 h"), (time(0), "00:00", "0 h")],
)
def test_an_hour_is_said_as_each_language_writes_it(at, nl, fr):
    for language, said in (("nl", nl), ("fr", fr)):
        with speaking(language):
            assert say_clock(at).replace("\u00a0", " ") == said
