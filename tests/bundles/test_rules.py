from datetime import date

import pytest

from vrijwilligers.bundles import rules
from vrijwilligers.bundles.rules import BundleChoice, Period, Quarter, Season

SUMMER_2027 = Period(date(2027, 6, 15), date(2027, 9, 15))
WINTER_2026 = Period(date(2026, 12, 1), date(2027, 1, 15))


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 21), SUMMER_2027),
        (date(2027, 6, 14), SUMMER_2027),
        (date(2027, 7, 21), SUMMER_2027),
        (date(2027, 9, 15), SUMMER_2027),
        (date(2026, 9, 16), SUMMER_2027),
    ],
)
def test_the_summer_list_is_for_the_summer_that_is_or_comes(today, days):
    assert rules.period(Season.SUMMER, today) == days


@pytest.mark.parametrize(
    "today",
    [date(2026, 1, 16), date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 1), date(2027, 1, 15)],
)
def test_the_winter_list_is_for_one_winter_on_both_sides_of_new_year(today):
    assert rules.period(Season.WINTER, today) == WINTER_2026


@pytest.mark.parametrize(
    ("today", "edition"),
    [
        (date(2026, 2, 28), (Quarter.WINTER, (2025, 2026))),
        (date(2026, 3, 1), (Quarter.SPRING, (2026,))),
        (date(2026, 8, 31), (Quarter.SUMMER, (2026,))),
        (date(2026, 11, 30), (Quarter.AUTUMN, (2026,))),
        (date(2026, 12, 1), (Quarter.WINTER, (2026, 2027))),
    ],
)
def test_an_edition_is_named_after_its_part_of_the_year(today, edition):
    assert rules.quarter(today) == edition


def test_a_season_over_new_year_has_two_years():
    assert rules.years(WINTER_2026) == (2026, 2027)
    assert rules.years(SUMMER_2027) == (2027,)


@pytest.mark.parametrize(
    ("season", "category", "kind"),
    [
        (None, None, "bundle"),
        (Season.SUMMER, None, "summer"),
        (Season.WINTER, None, "winter"),
        (None, "food", "category"),
        (Season.SUMMER, "food", "category"),
    ],
)
def test_one_category_alone_counts_as_no_edition_of_a_bundle_or_list(season, category, kind):
    assert rules.kind_of(BundleChoice(language="nl", season=season, category=category)) == kind
