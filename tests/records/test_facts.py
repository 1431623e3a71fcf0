"""What a fact says of somebody's age: a band, and never the year."""

import pytest

from vrijwilligers.records.facts import AGE_BAND_NAMES, age_band


def test_the_bands_have_the_names_of_the_year_report():
    assert AGE_BAND_NAMES == ("0-17", "18-25", "26-44", "45-64", "65+")


@pytest.mark.parametrize(
    ("age", "band"),
    [
        *((-1, "0-17"), (0, "0-17"), (17, "0-17"), (18, "18-25"), (25, "18-25"), (26, "26-44")),
        *((44, "26-44"), (45, "45-64"), (64, "45-64"), (65, "65+"), (200, "65+"), (201, "65+")),
    ],
)
def test_an_age_falls_in_its_band_up_to_the_last_year(age, band):
    assert age_band(2026 - age, year=2026) == band


def test_an_unknown_age_has_no_band():
    assert age_band(None, year=2026) is None
