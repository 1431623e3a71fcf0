"""The demo: what it makes up, and what it never overwrites."""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.orm import declarative_base

from tests.cli.database import _count, _people
from tests.conftest import emptied_tables, empty
from tests.figures import totals
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.feature import CandidateDeed
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.demo import command
from vrijwilligers.desk import actions as contacts
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel, DeskContactDetails
from vrijwilligers.drafts import actions as drafts
from vrijwilligers.drafts.actions import DraftPlace
from vrijwilligers.drafts.models import Draft
from vrijwilligers.drafts.queries import DraftOwner
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit, database_flags
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.declarations import outlasts_demo
from vrijwilligers.records.deed_numbers import DeedNumber
from vrijwilligers.records.outbox import queue
from vrijwilligers.talents.models import CodeList
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.visitor_texts import actions as visitor_texts
from vrijwilligers.visitor_texts.models import AddedLanguage, AddedText, TextSignature
from vrijwilligers.visitor_texts.rules.texts import PartCode
from vrijwilligers.vocabulary.clock import now

SMALL = ("--candidates", "2", "--vacancies", "3")
OUTLASTING = {
    "talent_set",
    "category",
    "talent",
    "code_list_change",
    "project",
    "end_sentence",
    "support_need",
    "sensitive_word",
    "consent_text",
    "added_language",
    "added_text",
    "mark",
}
REFUSAL = "This database is not a demo: it stays as it is."


def _all(database, model):
    return database.scalars(select(model)).all()


def test_a_new_database_gets_made_up_people_organisations_and_vacancies(commands, database):
    said = commands("demo", "--candidates", "2", "--vacancies", "20")

    assert said.startswith("Made up: 2 candidates, ")
    assert said.count("\n") == 1
    assert _count(database, Candidate) == 2
    assert _count(database, Vacancy) == 20
    sources = [vacancy.source_name for vacancy in _all(database, Vacancy)]
    assert (sources.count("demo"), sources.count(None)) == (19, 1)
    assert database_flags.is_demo()


def test_a_script_reads_how_many_there_are_of_what(commands, database):
    said = json.loads(commands("demo", *SMALL, "--json"))

    assert said == {
        "candidates": 2,
        "vacancies": 3,
        "organisations": _count(database, Organisation),
        "desk_contacts": _count(database, DeskContact),
        "introductions": _count(database, Introduction),
        "follow_ups": _count(database, FollowUp),
    }


def test_a_database_with_real_people_is_refused_and_stays_as_it_is_f04_p26(
    commands, database, make
):
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
    database.add(DeedNumber(number="1", content="2", answer="/", at=now()))  # of the form that did
    database.commit()

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


IN_USE = "Somebody entered something into this demo: it stays. To empty it: flask demo end\n"


@pytest.fixture(scope="session")
def demo_rows(app):
    """Make up a demo once, for all that do something with it; return its rows by table."""
    with app.app_context():
        app.test_cli_runner().invoke(args=["demo", *SMALL])
        made = {
            table: [dict(row) for row in db.session.execute(select(table)).mappings()]
            for table in emptied_tables()[::-1]
        }
        empty(db.session)
    return {table: rows for table, rows in made.items() if rows}


@pytest.fixture
def demo(demo_rows, database):
    with transaction():
        for table, rows in demo_rows.items():
            database.execute(insert(table), rows)
    database.rollback()


def test_a_real_server_loads_nobody_made_up_f04_p26_v27(app, commands, database, monkeypatch):
    monkeypatch.setitem(app.config, "PRODUCTION", True)
    assert "A real server loads nobody made up." in commands("demo", *SMALL, code=2)
    assert _count(database, Candidate) == 0


def test_a_demo_that_somebody_only_looked_at_is_loaded_again(demo, commands, database, make):
    member = make.staff("reception", email="kijkt@example.org")
    [one, *_] = _all(database, Candidate)
    with read_only():
        audit.record_view(one, by=member.id)
    commands("demo", *SMALL)
    assert _count(database, Candidate) == 2


@pytest.mark.parametrize("thing", ["candidate", "organisation", "vacancy", "visit"])
def test_a_demo_in_which_something_was_entered_by_hand_stays_f04_p26(
    demo, commands, database, make, thing
):
    getattr(make, thing)(*([Channel.PHONE] if thing == "visit" else []))
    database.commit()
    before = _people(database)
    database.rollback()
    assert IN_USE in commands("demo", *SMALL, code=2)
    assert _people(database) == before


def test_a_demo_in_which_a_colleague_changed_somebody_stays_p26(demo, commands, database, make):
    member = make.staff("reception", email="typt@example.org")
    [one, *_] = _all(database, Candidate)
    audit.record(CandidateDeed.CHANGED, one, by=member.id)
    database.commit()
    assert IN_USE in commands("demo", *SMALL, code=2)


def test_a_code_list_outlasts_a_demo_also_while_it_is_empty():
    lasting = {table.name for table in db.metadata.sorted_tables if outlasts_demo(table)}
    assert lasting == OUTLASTING

    class Tool(CodeList, declarative_base()):
        """A list that somebody adds, and of which no more is said."""

        __tablename__ = "tool"

    assert [kept.outlasts_demo for kept in Tool.__kept__] == [True]


def test_the_end_of_a_demo_leaves_nobody_made_up_and_one_link_p26_v27(demo, commands, database):
    lists = {name: database.scalars(select(db.metadata.tables[name])).all() for name in OUTLASTING}
    make_up_more = database.query(StaffMember).count()
    assert make_up_more == 3
    database.rollback()

    said = commands("demo", "end", "an@example.org", "--name", "An", "--yes")

    assert re.search(r"http://\S+/accounts/welcome/\S+", said)
    [first] = _all(database, StaffMember)
    assert (first.email, {role.role for role in first.roles}) == (
        "an@example.org",
        {"administrator", "coordinator"},
    )
    rows = {
        table.name: database.scalar(select(func.count()).select_from(table))
        for table in db.metadata.sorted_tables
    }
    there = {name for name, count in rows.items() if count and name not in OUTLASTING}
    assert there == {"staff_member", "staff_role", "signed_link", "audit_event"}
    for name in OUTLASTING - {"mark"}:
        assert database.scalars(select(db.metadata.tables[name])).all() == lists[name]
    assert not database_flags.is_demo()
    database.rollback()
    assert REFUSAL in commands("demo", *SMALL, code=2)
    assert "Made up" not in commands("welcome")


def test_the_end_of_a_demo_takes_along_what_was_typed_in_it_p26(demo, commands, database):
    member = _all(database, StaffMember)[0]
    owner = DraftOwner(member.id, member.uid)
    content = DraftContent("/candidates/new", "New record", [("notes", "Nog niet klaar")])
    database.rollback()
    place = DraftPlace("/candidates/new", "0" * 32, {})
    drafts.keep(owner, place, content, at=now(), ends_at=now() + timedelta(days=7))
    commands("demo", "end", "an@example.org", "--yes")
    assert _count(database, Draft) == 0


def test_the_end_of_a_demo_is_asked_for(demo, commands, database):
    assert "add --yes" in commands("demo", "end", "an@example.org", code=2)
    assert _count(database, Candidate) == 2


@pytest.mark.parametrize(("typed", "people"), [("yes", 2), ("real", 0)])
def test_the_end_of_a_demo_takes_a_word_that_is_typed(
    demo, app, database, monkeypatch, typed, people
):
    monkeypatch.setattr(command, "_is_at_terminal", lambda: True)
    app.test_cli_runner().invoke(args=["demo", "end", "an@example.org"], input=f"{typed}\n")
    assert _count(database, Candidate) == people


def test_a_real_desk_cannot_be_ended_as_a_demo(commands, database, make):
    make.candidate()
    assert REFUSAL in commands("demo", "end", "an@example.org", "--yes", code=2)
    assert _count(database, Candidate) == 1


def test_mails_of_a_demo_say_so_in_the_language_of_the_reader(demo, database):
    words = {"subject": "x", "name": "An", "link": "x"}
    french = queue("reset", address="an@example.org", language="fr", **words)
    assert french.body.startswith("Démo")
    database_flags.mark_as_real()
    assert "Démo" not in queue("reset", address="an@x.example", language="fr", **words).body
    database.rollback()


def test_a_language_for_visitors_outlasts_the_demo_and_nobody_made_up_vouches_for_it(
    demo, commands, database
):
    member = _all(database, StaffMember)[0].id
    with transaction():
        language = visitor_texts.add("ti", by=member)
        database.add(AddedText(language_id=language.id, key="title", words="ጽሑፍ"))
        database.add(
            TextSignature(
                language_id=language.id, part=PartCode.GENERAL, digest="0" * 64, signed_by_id=member
            )
        )
    commands("demo", "end", "an@example.org", "--yes")
    assert [one.code for one in _all(database, AddedLanguage)] == ["ti"]
    assert [one.words for one in _all(database, AddedText)] == ["ጽሑፍ"]
    assert _count(database, TextSignature) == 0
