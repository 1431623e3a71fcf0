"""The demo: what it makes up, and what it never overwrites."""

import json

from sqlalchemy import select

from tests.cli.database import _count, _people
from tests.figures import totals
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk import actions as contacts
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel, DeskContactDetails
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import database_flags
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.models import Vacancy

SMALL = ("--candidates", "10", "--vacancies", "20")
REFUSAL = "This database is not a demo: it stays as it is."


def _all(database, model):
    return database.scalars(select(model)).all()


def test_a_new_database_gets_made_up_people_organisations_and_vacancies(commands, database):
    said = commands("demo", *SMALL)

    assert said.startswith("Made up: 10 candidates, ")
    assert said.count("\n") == 1
    assert _count(database, Candidate) == 10
    assert _count(database, Vacancy) == 20
    sources = [vacancy.source_name for vacancy in _all(database, Vacancy)]
    assert (sources.count("demo"), sources.count(None)) == (19, 1)
    assert database_flags.is_demo()


def test_a_script_reads_how_many_there_are_of_what(commands, database):
    said = json.loads(commands("demo", *SMALL, "--json"))

    assert said == {
        "candidates": 10,
        "vacancies": 20,
        "organisations": _count(database, Organisation),
        "desk_contacts": _count(database, DeskContact),
        "introductions": _count(database, Introduction),
        "follow_ups": _count(database, FollowUp),
    }


def test_a_database_with_real_people_is_refused_and_stays_as_it_is_p26(commands, database, make):
    make.candidate(given_name="Samira")

    assert REFUSAL in commands("demo", *SMALL, code=2)

    assert [one.given_name for one in _all(database, Candidate)] == ["Samira"]
    assert _count(database, StaffMember) == 0
    assert not database_flags.is_demo()


def test_a_database_with_real_organisations_or_vacancies_is_refused_too_p26(
    commands, database, make
):
    make.organisation(name="Buurthuis De Linde")

    assert REFUSAL in commands("demo", *SMALL, code=2)

    assert _count(database, Organisation) == 1
    make.vacancy()
    assert REFUSAL in commands("demo", *SMALL, code=2)
    assert _count(database, Vacancy) == 1


def test_a_desk_that_only_counted_visits_is_refused_and_keeps_its_figures_p26(
    commands, database, make
):
    contacts.count(DeskContactDetails(channel=Channel.WALK_IN), by=make.staff("reception").id)
    database.commit()

    assert REFUSAL in commands("demo", *SMALL, code=2)

    assert _count(database, DeskContact) == 1
    assert totals(database) == {"desk_contact": 1}


def test_a_team_that_has_not_begun_may_look_at_a_demo_and_keeps_its_log(commands, database):
    commands("staff", "add", "an@example.org", "--role", "administrator")

    commands("demo", *SMALL)

    assert "joined the team" in {event.deed for event in _all(database, AuditEvent)}
    assert _count(database, StaffMember) == 4


def test_a_demo_is_replaced_by_the_next_and_the_team_stays(commands, database, make):
    commands("demo", *SMALL)
    make.staff("reception", email="nieuw@example.org")
    before = {member.email: member.id for member in _all(database, StaffMember)}

    commands("demo", "--candidates", "7", "--vacancies", "5", "--seed", "2")

    assert _count(database, Candidate) == 7
    assert _count(database, Vacancy) == 5
    assert {member.email: member.id for member in _all(database, StaffMember)} == before


def test_the_same_seed_makes_the_same_people_and_another_seed_makes_others(commands, database):
    made = []
    for seed in ("5", "5", "6"):
        commands("demo", *SMALL, "--seed", seed)
        made.append(_people(database))

    assert made[0] == made[1]
    assert made[0] != made[2]
