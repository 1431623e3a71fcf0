import pytest

from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.vacancies.rules import Allowance
from vrijwilligers.vacancies.rules.law import (
    Obstacle,
    PublishingFacts,
    age_is_allowed,
    obstacles,
    words_for_pay,
)


def offered(**wanted):
    return PublishingFacts(
        **{
            "kind": OrganisationKind.VZW,
            "has_staff": True,
            "is_insured": True,
            "youngest_age": None,
            "allowance": Allowance.NONE,
            "minimum_age": 16,
            "texts": ("Je kookt soep.",),
        }
        | wanted
    )


def test_what_meets_the_law_meets_no_obstacle():
    assert obstacles(offered()) == ()


def test_everything_that_is_missing_is_said_at_once():
    found = obstacles(
        offered(
            kind=OrganisationKind.UNKNOWN,
            is_insured=None,
            allowance=None,
            texts=("Je krijgt een loon.",),
            minimum_age=12,
        )
    )
    assert found == (
        Obstacle.KIND_UNKNOWN,
        Obstacle.INSURANCE_UNKNOWN,
        Obstacle.ALLOWANCE_UNKNOWN,
        Obstacle.SPEAKS_OF_PAY,
        Obstacle.TOO_YOUNG,
    )


@pytest.mark.parametrize("kind", [OrganisationKind.ASSOCIATION, OrganisationKind.CITIZENS])
def test_an_association_without_staff_rests_on_family_insurance(kind):
    assert obstacles(offered(kind=kind, has_staff=False, is_insured=None)) == ()
    assert obstacles(offered(kind=kind, has_staff=False, is_insured=False)) == ()


@pytest.mark.parametrize("has_staff", [True, None])
def test_an_association_with_staff_must_insure(has_staff):
    association = offered(kind=OrganisationKind.ASSOCIATION, has_staff=has_staff, is_insured=False)
    assert obstacles(association) == (Obstacle.NOT_INSURED,)


def test_another_kind_without_staff_must_insure_too():
    assert obstacles(offered(has_staff=False, is_insured=None)) == (Obstacle.INSURANCE_UNKNOWN,)


def test_a_company_offers_no_volunteer_work():
    assert obstacles(offered(kind=OrganisationKind.COMPANY)) == (Obstacle.IS_COMPANY,)


@pytest.mark.parametrize(
    ("minimum", "own_rule", "is_allowed"),
    [
        (None, None, True),
        (16, None, True),
        (15, None, False),
        (15, 15, True),
        (15, 12, True),
        (12, 14, False),
        (18, 14, True),
    ],
)
def test_below_sixteen_needs_a_rule_of_the_organisation_that_covers_it(
    minimum, own_rule, is_allowed
):
    assert age_is_allowed(minimum, own_rule) is is_allowed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Je krijgt een loon.", ("loon",)),
        ("Het uurloon en je salaris: een Flexi-job!", ("uurloon", "salaris", "Flexi-job")),
        ("Wij betalen lonen. Wij betalen lonen.", ("lonen",)),
        ("Rémunération de 12 euro, salaire net.", ("Rémunération", "salaire")),
        ("You earn wages or a salary.", ("wages", "salary")),
        ("We zijn geen winkel. Je loon komt elke maand.", ("loon",)),
    ],
)
def test_words_for_paid_work_are_found_as_they_stand(text, words):
    assert words_for_pay(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Geen loon, wel soep.",
        "Onbetaald en zonder enig salaris.",
        "Pas de salaire ni de rémunération.",
        "Travail non rémunéré.",
        "There is no salary or wage.",
        "Het loont de moeite. Beloon jezelf met een koffie.",
        "Je krijgt een vergoeding van je kosten. Défraiement possible.",
        "Wagenziek? Een bolletje wol.",
        "",
    ],
)
def test_other_words_and_no_wage_are_left_alone(text):
    assert words_for_pay(text) == ()
