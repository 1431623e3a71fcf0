from datetime import date

import pytest

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.rules import CandidateDetails, DeclaredConsent
from vrijwilligers.candidates.rules.naming import answers_in


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


@pytest.mark.parametrize(
    ("would_go_on", "goes_on"),
    [(date(2026, 6, 1), date(2026, 1, 19)), (date(2026, 1, 18), date(2026, 1, 18))],
)
def test_a_withdrawn_fiche_goes_within_two_weeks_and_never_later_than_it_did_p04_p10(
    would_go_on, goes_on
):
    assert rules.erase_after_withdrawal(date(2026, 1, 5), would_go_on) == goes_on


@pytest.mark.parametrize(
    ("promised", "chosen", "months"),
    [(None, None, 12), (None, 24, 12), (None, 6, 6), (12, 24, 12), (24, 24, 24), (24, 6, 6)],
)
def test_a_desk_keeps_a_fiche_no_longer_than_was_promised_p10(promised, chosen, months):
    assert rules.months_kept(promised, chosen) == months


def test_the_term_of_the_desk_is_that_of_a_list_too_p10():
    consent = DeclaredConsent(given_on=date(2025, 6, 1), way=None, last_contact_on=date(2025, 6, 1))
    day = date(2026, 1, 5)
    assert not rules.is_overdue(consent, today=day)
    assert rules.is_overdue(consent, today=day, chosen=6)
    assert rules.erase_listed_after(consent, today=day) == date(2026, 6, 1)
    assert rules.erase_listed_after(consent, today=day, chosen=6) == date(2026, 1, 19)


@pytest.mark.parametrize(
    ("birth_year", "is_possible"),
    [(2026, True), (2027, False), (1916, True), (1915, False), (26, False)],
)
def test_a_year_of_birth_is_one_of_somebody_alive(birth_year, is_possible):
    assert rules.birth_year_is_possible(birth_year, year=2026) is is_possible


def test_the_number_of_a_fiche_names_nobody():
    assert rules.number_of(418, 2026) == "2026-0418"


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("samira el idrissi", {"given_name": "Samira", "family_name": "el Idrissi"}),
        ("De Smet,  Zoë", {"given_name": "Zoë", "family_name": "De Smet"}),
        ("Suharti", {"given_name": "Suharti", "family_name": ""}),
        ("An@Example.org", {"email": "an@example.org"}),
        ("0470 12 34 56", {"phone": "0470 12 34 56"}),
        ("314", {}),
        ("", {}),
    ],
)
def test_what_somebody_looked_for_begins_a_fiche(typed, answers):
    assert answers_in(typed) == answers
