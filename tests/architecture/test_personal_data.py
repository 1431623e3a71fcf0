"""Whose data every table holds, by which way, from when, how long: closed by default."""

from pathlib import Path

import pytest
from sqlalchemy import Column, LargeBinary, MetaData, String, Table

from vrijwilligers.extensions import db
from vrijwilligers.records.declarations import (
    declaration_of,
    goes_with_somebody,
    is_about_people,
    is_exported,
    is_of_staff,
    kept,
    tables,
    target_of,
)
from vrijwilligers.records.personal import BY_NAME, PEOPLE, DataSubject, Disposition
from vrijwilligers.records.register import register

HERE = Path(__file__).parent


def test_the_register_of_personal_data_is_the_reviewed_one(app):
    reviewed = (HERE / "personal_data.txt").read_text().splitlines()
    assert [*register()] == reviewed, "make personal-data, and tell the data protection officer"


def undeclared(every):
    """Name the tables that do not say whose they are, and the columns that do not say what."""
    silent = [table.name for table in every if not kept(table)]
    return silent + [
        str(column) for table in every for column in table.columns if declaration_of(column) is None
    ]


def test_every_table_says_whose_it_is_and_every_text_file_and_json_what_it_holds(app):
    assert undeclared(tables()) == []


def test_a_new_table_is_closed_until_it_is_declared(app):
    new = Table(
        "guest_book",
        MetaData(),
        Column("words", String),
        Column("picture", LargeBinary),
    )
    assert undeclared([new]) == ["guest_book", "guest_book.words", "guest_book.picture"]


def test_who_says_that_nobody_is_in_a_table_or_that_it_stays_says_why(app):
    silent = [
        table.name
        for table in tables()
        for one in kept(table)
        if one.subject == DataSubject.NOBODY
        or (one.disposition == Disposition.KEEP and one.term is None)
        if not one.why
    ]
    assert silent == []


def end_of(table, path):
    """Follow keys by name; return the table at the end, or what does not lead on."""
    for step in path:
        target = target_of(table.c[step]) if step in table.c else ""
        if not target:
            return f"{table.name}.{step}"
        table = db.metadata.tables[target]
    return table.name


def every_declaration():
    return [(table, one) for table in tables() for one in kept(table)]


def test_every_path_ends_at_its_person_by_real_keys(app):
    ends = {
        (table.name, one.path): end_of(table, one.steps) == PEOPLE[one.subject]
        for table, one in every_declaration()
        if one.path is not None and BY_NAME not in one.path
    }
    assert len(ends) > 30
    assert [path for path, is_right in ends.items() if not is_right] == []


def test_a_path_that_leads_elsewhere_is_seen(app):
    steps = db.metadata.tables["introduction_step"]
    assert end_of(steps, ("introduction_id", "vacancy_id")) == "vacancy"
    assert end_of(steps, ("introduction_id", "nobody_id")) == "introduction.nobody_id"


def test_every_key_to_a_person_is_declared_with_its_fate(app):
    declared = {
        (table.name, one.steps[0]) for table, one in every_declaration() if one.path and one.steps
    }
    keys = {
        (table.name, column.name)
        for table in tables()
        for column in table.columns
        if target_of(column) in PEOPLE.values()
    }
    assert len(keys) > 20
    assert keys - declared == set()


def test_what_hangs_on_rows_that_go_with_somebody_is_declared_to_go_too(app):
    """A cascade of the database would take them along, and erasing would not know what went."""
    theirs = {table.name for table in tables() if goes_with_somebody(table)}
    hanging = {
        table.name
        for table in tables()
        for key in table.foreign_keys
        if key.column.table.name in theirs and key.ondelete == "CASCADE"
    }
    assert hanging - theirs == set()


def clock_of(table, clock):
    *path, column = clock.split(".")
    if not path:
        return table.c.get(column)
    found = end_of(table, path)
    return db.metadata.tables[found].c[column] if found in db.metadata.tables else None


def test_every_clock_is_there_and_the_last_of_a_row_is_filled_when_it_is_over(app):
    """Work, an account or an agreement that goes on has no end yet; all else knows its moment."""
    open_ended = {"ended_on", "closed_at"}
    wrong = []
    for table, one in every_declaration():
        if one.term is None:
            continue
        *_, last = (clock_of(table, clock) for clock in one.clocks)
        if last is None or (last.nullable and last.name not in open_ended):
            wrong.append((table.name, one.clocks))
    assert wrong == []


def test_what_is_emptied_may_be_empty(app):
    cannot = [
        f"{table.name}.{name}"
        for table, one in every_declaration()
        for name in one.empties
        if not table.c[name].nullable
    ]
    assert cannot == []


def test_everything_about_people_has_a_term_or_goes_with_its_person_or_says_why_p10_v40(
    app,
):
    endless = [
        table.name
        for table in tables()
        if not any(
            one.term or one.disposition == Disposition.DELETE or one.why for one in kept(table)
        )
    ]
    assert endless == []


def test_a_conversation_and_a_consent_are_in_what_somebody_gets_of_themselves_p13(app):
    """When somebody came is theirs to know; which colleague was there is not."""
    found = {str(column) for table in tables() for column in table.columns if is_exported(column)}
    assert {"desk_contact.at", "desk_contact.channel", "consent.given_at"} <= found
    assert {"follow_up.due_on", "introduction.vacancy_id", "candidate.erase_on"} <= found
    hidden = {"consent.witness_id", "candidate.name_folded", "candidate_key.key", "fact.amount"}
    assert not hidden & found


def test_an_organisation_may_get_a_name_and_how_to_reach_somebody_and_nothing_else_p16(app):
    shared = {
        str(column)
        for table in tables()
        for column in table.columns
        if (said := declaration_of(column)) and said.is_shared
    }
    names = {"candidate.given_name", "candidate.family_name"}
    assert shared == names | {"candidate.phone", "candidate.email"}


def test_what_is_never_stored_has_no_column_p08_p09(app):
    never = ("national", "nationality", "origin", "religion", "diagnos", "birth_date", "status_of")
    names = [
        str(column) for table in tables() for column in table.columns if is_about_people(table)
    ]
    found = [name for name in names if any(word in name.partition(".")[2] for word in never)]
    assert found == ["vacancy_text.origin"]  # whose words a text is


@pytest.mark.parametrize("table", ["import_run", "agreement", "edition", "staff_member"])
def test_files_and_the_team_are_declared_too(app, table):
    assert is_about_people(db.metadata.tables[table])


@pytest.mark.parametrize("table", ["security_event", "limit_counter", "deed_number"])
def test_the_traces_of_the_team_are_of_the_team(app, table):
    assert is_of_staff(db.metadata.tables[table])
