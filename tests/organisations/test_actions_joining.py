"""What two records of one organisation both have is kept once, if it is the same."""

import pytest

from vrijwilligers.organisations.actions import merging
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.organisations.queries.merging import hold_pair
from vrijwilligers.organisations.rules.merging import Merger


@pytest.fixture
def pair(make):
    return make.organisation(name="A"), make.organisation(name="B")


def merge(database, pair, *taken):
    """Merge two records; return the one that stays."""
    database.commit()
    stays, goes = hold_pair(*(one.id for one in pair))
    merger = Merger(taken=frozenset(taken), seen=(stays.version, goes.version))
    merging.merge(stays, goes, merger, by=None)
    database.commit()
    return stays


def people(*reachable):
    return [ContactPerson(name="Ines Proef", **reached) for reached in reachable]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"email": "ines@example.org"}, {"email": "ines.proef@example.org"}),
        ({"phone": "+32470000001"}, {"phone": "+32470000002"}),
        (
            {"email": "ines@example.org", "phone": "+32470000001"},
            {"email": "ines@example.org", "phone": "+32470000002"},
        ),
    ],
)
def test_two_of_one_name_who_are_reached_otherwise_both_stay(database, pair, mine, theirs):
    pair[0].contact_persons, pair[1].contact_persons = people(mine), people(theirs)
    kept = merge(database, pair).contact_persons
    assert [(p.email, p.phone) for p in kept] == [
        (reached.get("email"), reached.get("phone")) for reached in (mine, theirs)
    ]


def test_one_person_of_whom_each_knows_something_else_is_one(database, pair):
    mine, theirs = {"email": "ines@example.org"}, {"phone": "+32470000002"}
    pair[0].contact_persons = people(mine)
    pair[1].contact_persons = people(theirs | {"email": "Ines@example.org"})
    (kept,) = merge(database, pair).contact_persons
    assert (kept.email, kept.phone) == ("ines@example.org", "+32470000002")


def test_who_is_there_twice_already_is_joined_with_the_one_that_is_the_same(database, pair):
    first, second = {"email": "ines@example.org"}, {"email": "proef@example.org"}
    pair[0].contact_persons, pair[1].contact_persons = people(first, second), people(second)
    kept = merge(database, pair).contact_persons
    assert [person.email for person in kept] == ["ines@example.org", "proef@example.org"]
