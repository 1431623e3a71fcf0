from datetime import date, timedelta

import pytest

from vrijwilligers.answers.rules import (
    CONTACT_FIELDS,
    DAY_FIELDS,
    FIELDS,
    NUMBER_FIELDS,
    REMARK,
    TEXT_FIELDS,
    LastDays,
    differing,
    from_json,
    may_be_last,
    plain_lines,
    to_json,
)
from vrijwilligers.vacancies.rules import Allowance
from vrijwilligers.vocabulary.levels import Level

TODAY = date(2026, 3, 10)
EARLY, MIDDLE, LATE = (TODAY + timedelta(days=days) for days in (5, 50, 100))


@pytest.mark.parametrize(
    ("publish_until", "end_on", "said", "becomes"),
    [
        (EARLY, None, MIDDLE, (MIDDLE, None)),
        (None, EARLY, MIDDLE, (None, MIDDLE)),
        (EARLY, EARLY, MIDDLE, (MIDDLE, MIDDLE)),
        (EARLY, LATE, MIDDLE, (MIDDLE, LATE)),
        (LATE, EARLY, MIDDLE, (LATE, MIDDLE)),
        (MIDDLE, LATE, EARLY, (EARLY, LATE)),
        (None, MIDDLE, EARLY, (EARLY, MIDDLE)),
        (MIDDLE, LATE, MIDDLE, (MIDDLE, LATE)),
    ],
)
def test_a_new_last_day_moves_what_would_end_before_it(publish_until, end_on, said, becomes):
    assert LastDays(publish_until, end_on).moved_to(said) == becomes


def test_it_is_over_after_the_first_of_both_days():
    assert LastDays(LATE, EARLY).first == EARLY
    assert LastDays(None, LATE).first == LATE
    assert LastDays(None, None).first is None


@pytest.mark.parametrize(("days", "may"), [(-1, False), (0, True), (365, True), (366, False)])
def test_a_last_day_lies_between_today_and_a_year_ahead(days, may):
    assert may_be_last(TODAY + timedelta(days=days), today=TODAY) is may


def test_only_what_was_answered_otherwise_counts():
    shown = {"places": 2, "title_nl": "Soep", "start_on": None}
    answered = shown | {"places": None, "remark": None}
    assert differing(shown, answered) == {"places": None}


def test_what_a_browser_does_to_a_text_is_no_change():
    assert plain_lines(" een\r\ntwee \r\n") == "een\ntwee"
    assert plain_lines(None) == ""


@pytest.mark.parametrize("nothing", [False, True])
def test_what_is_wanted_comes_back_from_the_database_with_its_types(nothing):
    wanted = dict.fromkeys((*TEXT_FIELDS, *CONTACT_FIELDS, REMARK), "2026-12-05")
    wanted |= dict.fromkeys(DAY_FIELDS, date(2026, 12, 5)) | dict.fromkeys(NUMBER_FIELDS, 7)
    wanted |= {"languages": {"nl": Level.A2}, "allowance": Allowance.KM, "remote": False}
    assert wanted.keys() <= {*FIELDS}
    wanted = dict.fromkeys(FIELDS) if nothing else wanted
    assert from_json(to_json(wanted)) == wanted
