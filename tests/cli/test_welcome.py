"""The welcome: what a new machine shows first."""

import re

from tests.cli.database import _count, _people
from vrijwilligers.candidates.models import Candidate


def test_the_first_welcome_brings_the_demo_and_two_doors(commands, database):
    said = commands("welcome")

    assert _count(database, Candidate) == 200
    assert "The desk is at http://127.0.0.1:8000\n" in said
    links = re.findall(r"(coordinator|reception): +http://\S+/accounts/welcome/\S+", said)
    assert links == ["coordinator", "reception"]


def test_the_next_welcome_keeps_the_people_and_gives_new_links(commands, database):
    first = commands("welcome")
    database.rollback()
    names = _people(database)

    second = commands("welcome")

    assert _people(database) == names
    assert set(re.findall(r"http://\S+/welcome/\S+", first)).isdisjoint(second.split())


def test_a_real_desk_is_welcomed_with_its_address_alone(commands, database, make):
    make.staff("administrator")

    assert commands("welcome") == "The desk is at http://127.0.0.1:8000\n"

    assert _count(database, Candidate) == 0


def test_a_desk_with_people_but_no_team_hears_how_to_make_an_administrator(commands, make):
    make.candidate()

    said = commands("welcome")

    assert "flask staff add EMAIL --role administrator" in said
