"""Likely doubles among what we have."""

import pytest

from vrijwilligers.organisations.actions import merging
from vrijwilligers.organisations.models import (
    OrganisationAddress,
    OrganisationAlias,
    OrganisationText,
)
from vrijwilligers.organisations.queries import doubles
from vrijwilligers.organisations.rules.likeness import LikenessReason
from vrijwilligers.organisations.rules.naming import name_columns

KBO = "0999000030"


def pairs():
    return [(pair.one, pair.other) for pair in doubles.likely()]


def names(found):
    return [double.organisation.name for double in found]


def test_likely_doubles_are_found_whatever_their_legal_form(make):
    one, other = make.organisation(name="Buurthuis De Brug"), make.organisation(name="De Brug vzw")
    make.organisation(name="Het Anker")
    assert pairs() == [(one.id, other.id)]


def test_a_name_in_another_language_and_another_name_count(make, database):
    one, other, third = (make.organisation(name=name) for name in ("A-team", "Bruggen", "Cirkel"))
    text = {"language": "fr", **name_columns("Bruggen asbl")}
    database.add(OrganisationText(organisation_id=one.id, **text))
    alias = {**name_columns("A team")}
    database.add(OrganisationAlias(organisation_id=third.id, **alias))
    database.commit()
    assert sorted(pairs()) == [(one.id, other.id), (one.id, third.id)]


def test_the_municipality_speaks_for_or_against(make, database):
    one, other = make.organisation(name="Kring"), make.organisation(name="Kring")
    for key, town in ((one.id, "21012"), (other.id, "21012")):
        database.add(OrganisationAddress(organisation_id=key, municipality=town))
    database.commit()
    assert doubles.likely()[0].why == (LikenessReason.NAME, LikenessReason.TOWN)


def test_who_is_said_to_be_two_is_not_shown_until_somebody_doubts(make, database):
    one, other = make.organisation(name="De Brug"), make.organisation(name="Brug vzw")
    merging.say_two(other, one, by=None)
    database.commit()
    assert pairs() == []
    merging.doubt_again(one, other, by=None)
    database.commit()
    assert pairs() == [(one.id, other.id)]


def test_nobody_has_no_doubles(database):
    assert pairs() == []


def test_doubles_are_found_with_as_few_questions_for_many(make, counting):
    for number in range(30):
        make.organisation(name=f"Huis {number}")
    with counting() as asked:
        doubles.likely()
    assert asked.count <= 5


def test_who_adds_one_is_shown_who_may_be_meant(make):
    make.organisation(name="Buurthuis De Brug")
    make.organisation(name="Het Anker")
    assert names(doubles.like("de brug vzw")) == ["Buurthuis De Brug"]
    assert names(doubles.like("Bruhg")) == ["Buurthuis De Brug"]
    assert doubles.like("Zonneweelde") == []


def test_the_same_company_number_comes_first_whatever_the_name(make):
    make.organisation(name="De Brug")
    make.organisation(name="Heel iets anders", kbo=KBO)
    assert names(doubles.like("De Brug", KBO)) == ["Heel iets anders", "De Brug"]


def test_who_changes_one_is_not_shown_that_one(make):
    one = make.organisation(name="De Brug", kbo=KBO)
    assert doubles.like("De Brug", KBO, but=one.id) == []


@pytest.mark.parametrize("name", ["", "  ", "%", "_", "vzw", "de", "'", "日本", "\\", "x" * 500])
def test_an_odd_name_is_no_trouble(make, name):
    make.organisation(name="De Brug")
    assert doubles.like(name) == []


def test_no_more_than_a_few_are_shown_with_few_questions(make, counting):
    for _ in range(12):
        make.organisation(name="De Brug")
    with counting() as asked:
        assert len(doubles.like("Brug")) == doubles.MOST
    assert asked.count <= 7
