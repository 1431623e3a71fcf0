"""Codes that notice a digit off, clocks that differ, and what one asks of the orientation table."""

import re
from datetime import UTC, date, datetime, time, timedelta

from vrijwilligers.markets.rules import visitor_codes
from vrijwilligers.markets.rules.appointments import (
    MarketAppointmentDetails,
    is_possible,
    noted_at,
)
from vrijwilligers.markets.rules.orientation import OrientationQuestion, rows_by_talent
from vrijwilligers.markets.rules.plans import plan_of
from vrijwilligers.markets.rules.prints import PrintedMarket, PrintedStand, PrintedTask
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import mask_of

NOON = datetime(2031, 3, 20, 12, tzinfo=UTC)
ORDER = ("listening", "cooking")


def test_a_code_with_one_digit_off_is_no_code():
    codes = {visitor_codes.code_of(number) for number in range(1, 2000)}
    assert len(codes) == 1999
    code = visitor_codes.code_of(47)
    assert visitor_codes.is_code(f" {code[0].lower()}-{code[1:]} ")
    for place in range(1, 4):
        for digit in "0123456789":
            other = code[:place] + digit + code[place + 1 :]
            assert visitor_codes.is_code(other) == (other == code)
    assert not any(visitor_codes.is_code(typed) for typed in ("", "047", "B", "Samira"))


def test_what_a_phone_keeps_looks_like_a_code_and_like_no_name_or_number_of_a_phone():
    kept = re.compile(visitor_codes.TYPED)
    assert all(kept.fullmatch(typed) for typed in ("K047", " k-047 ", "K 0 4 7", "Z99999"))
    assert not any(kept.fullmatch(typed) for typed in ("Samira", "S", "0470 00 00 01", "Jan 0470"))


def test_the_clock_of_a_phone_is_set_right_and_never_ahead_of_ours():
    hour, minute = timedelta(hours=1), timedelta(minutes=1)

    def said(noted, sent):
        details = MarketAppointmentDetails(
            uid="0" * 32,
            visitor="B001",
            on=date(2031, 3, 21),
            at=time(10),
            noted_at=noted,
            sent_at=sent,
        )
        return noted_at(details, received_at=NOON)

    assert said(None, None) == NOON
    assert said(NOON - hour, NOON) == NOON - hour
    assert said(NOON - 3 * hour, NOON - 2 * hour) == NOON - hour  # two hours slow
    assert said(NOON + 2 * hour, NOON + 3 * hour) == NOON - hour  # three hours fast
    assert said(NOON - hour, NOON - minute) == NOON - hour  # near enough
    assert said(NOON + hour, NOON) == NOON
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    for odd in ((first, first), (last, last), (first, last), (last, first), (first, NOON)):
        assert said(*odd) == NOON


def test_an_appointment_lies_ahead_and_not_years_ahead():
    today = NOON.date()
    days = {-1: False, 0: True, 366: True, 367: False}
    assert {n: is_possible(today + timedelta(days=n), today=today) for n in days} == days


def test_tasks_stand_by_talent_from_least_dutch_to_most():
    market = a_printed_market()
    found = rows_by_talent(market, OrientationQuestion(), ORDER)
    assert [(talent, [row.task.number for row in rows]) for talent, rows in found] == [
        *(("listening", [3]), ("cooking", [2, 1]), ("", [4])),
    ]


def test_what_is_asked_of_the_table_leaves_out_the_rest():
    market = a_printed_market()
    asked = {
        ("talent", "listening"): {3},
        ("language", "ar"): {3, 4},
        ("day", "tue"): {1, 3, 4},  # of which no day is said may be on any
        ("level", "A1"): {2, 3, 4},  # the third may be practised from A1
        ("level", "B1"): {1, 2, 3, 4},
    }
    for (name, value), numbers in asked.items():
        found = rows_by_talent(market, OrientationQuestion(**{name: value}), ORDER)
        assert {row.task.number for _talent, rows in found for row in rows} == numbers, name


def a_printed_market():
    first = (
        a_task(1, ("cooking",), dutch=Level.B1, days=mask_of(["tue-morning"])),
        a_task(2, ("cooking",), days=mask_of(["wed-evening"])),
    )
    second = (
        a_task(3, ("listening",), dutch=Level.B1, practises_from=Level.A1),
        a_task(4, ()),
    )
    return PrintedMarket(
        number=1,
        name={"nl": "Markt"},
        on=NOON.date(),
        opens_at=time(13),
        closes_at=time(17),
        place="Zaal",
        street="",
        town="",
        plan=plan_of("1 2"),
        stands=(
            PrintedStand(number=1, organisation="Een", table=1, tasks=first, languages=("nl",)),
            PrintedStand(
                number=2, organisation="Twee", table=2, tasks=second, languages=("nl", "ar")
            ),
        ),
    )


def a_task(number, talents, **more):
    words = {"nl": f"Taak {number}"}
    return PrintedTask(
        number=number, title=words, what=words, whom={}, when={}, talents=talents, **more
    )
