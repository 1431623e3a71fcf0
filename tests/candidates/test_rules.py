from datetime import date

import pytest

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.rules import CandidateDetails


def details(**wanted):
    return CandidateDetails(**{"given_name": "An", "family_name": "Proef"} | wanted)


@pytest.mark.parametrize(
    "way", [{"phone": "+3221234567"}, {"email": "an@example.org"}, {"comes_by": True}]
)
def test_one_way_to_reach_somebody_is_enough(way):
    assert rules.can_be_reached(details(**way))


def test_without_any_way_somebody_cannot_be_reached():
    assert not rules.can_be_reached(details(postcode="1030"))


def test_a_fiche_is_kept_a_year_after_the_last_contact():
    assert rules.erase_after(date(2026, 1, 5)) == date(2027, 1, 5)


def test_a_withdrawn_fiche_goes_after_two_weeks_p04_p10():
    assert rules.erase_after_withdrawal(date(2026, 1, 5)) == date(2026, 1, 19)


@pytest.mark.parametrize(
    ("birth_year", "is_possible"),
    [(2026, True), (2027, False), (1916, True), (1915, False), (26, False)],
)
def test_a_year_of_birth_is_one_of_somebody_alive(birth_year, is_possible):
    assert rules.birth_year_is_possible(birth_year, year=2026) is is_possible


def test_the_number_of_a_fiche_names_nobody():
    assert rules.number_of(418, 2026) == "2026-0418"
