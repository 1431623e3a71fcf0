"""The welcome: what a new machine shows first, on the database that it brings along."""

import re

from tests.cli.database import _count, _people
from vrijwilligers.candidates.models import Candidate


def test_the_first_welcome_brings_the_demo_and_two_doors_and_the_next_new_doors(commands, database):
    first = commands("welcome")

    people = _people(database)
    assert len(people) == 200
    assert "The desk is at http://127.0.0.1:8000\n" in first
    links = re.findall(r"(coordinator|reception): +http://\S+/accounts/welcome/\S+", first)
    assert links == ["coordinator", "reception"]

    second = commands("welcome")

    assert _people(database) == people
    doors = [set(re.findall(r"http://\S+/welcome/\S+", said)) for said in (first, second)]
    assert [len(each) for each in doors] == [2, 2]
    assert doors[0].isdisjoint(doors[1])


def test_a_real_desk_is_welcomed_with_its_address_alone(commands, database, make):
    make.staff("administrator")

    assert commands("welcome") == "The desk is at http://127.0.0.1:8000\n"

    assert _count(database, Candidate) == 0


def test_a_desk_with_people_but_no_team_hears_how_to_make_an_administrator(commands, make):
    make.candidate()

    said = commands("welcome")

    assert "flask staff add EMAIL --role administrator" in said
