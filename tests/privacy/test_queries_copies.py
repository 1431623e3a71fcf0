"""What a person gets is what the declarations say: every column, by every path, and no other."""

import json

import pytest
from sqlalchemy import select

from tests.candidates.merged import merge
from tests.privacy.whole import COLLEAGUE, CONTACT, whole_person
from vrijwilligers.candidates.feature import CandidateDeed
from vrijwilligers.matching.feature import IntroductionDeed
from vrijwilligers.matching.models import Introduction
from vrijwilligers.privacy.documents.copies import as_json, person_copy
from vrijwilligers.records import audit
from vrijwilligers.records.declarations import is_exported, kept, tables
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.settings import actions as settings
from vrijwilligers.vocabulary.languages import say_day, speaking


@pytest.fixture
def person(make, database):
    return whole_person(make, database)


def exported():
    """Name every column that a candidate gets, by the declarations alone."""
    theirs = (
        table
        for table in tables()
        if any(one.subject == DataSubject.CANDIDATE and one.path is not None for one in kept(table))
    )
    return {str(column) for table in theirs for column in table.columns if is_exported(column)}


def filled(content):
    """Name the columns of which a copy says something."""
    return {
        f"{name}.{column}"
        for name, table in content["tables"].items()
        for row in table["rows"]
        for column, cell in row.items()
        if cell["value"] not in (None, "", [])
    }


def test_a_copy_says_every_column_that_is_declared_as_exported_and_no_other_p13(person):
    content = json.loads(as_json(person_copy(person, language="nl")))
    assert filled(content) == exported()


def test_every_value_has_its_words_p13(person):
    content = person_copy(person, language="nl").content
    silent = [
        f"{name}.{column}"
        for name, table in content["tables"].items()
        for row in table["rows"]
        for column, cell in row.items()
        if cell["value"] is not None and not cell["words"]
    ]
    assert silent == []


def test_a_copy_holds_nothing_of_somebody_else_p13(make, person, database):
    before = person_copy(person, language="nl").content["tables"]
    whole_person(make, database)
    assert person_copy(person, language="nl").content["tables"] == before


def test_names_of_colleagues_and_of_contact_persons_are_not_in_it_p13(person):
    copy = person_copy(person, language="nl")
    said = as_json(copy).decode() + json.dumps(copy.sheet, ensure_ascii=False)
    assert COLLEAGUE not in said
    assert CONTACT not in said
    assert "evenmin@example.org" not in said
    assert "Ze bellen elkaar maandag: […], […]." in said


def test_another_candidate_is_not_in_it_and_what_a_family_shares_is_p13(make, database):
    mine = {"phone": "+32470112233", "email": "gezin@example.org"}
    make.candidate(given_name="Omar", family_name="Anderszins", **mine)
    make.candidate(given_name="Els", family_name="Evenmin", phone="+32470998877")
    notes = "Kwam met Omar Anderszins en Els Evenmin (0470 99 88 77); thuis 0470 11 22 33."
    person = make.candidate(given_name="Zohra", family_name="Anderszins", notes=notes, **mine)
    said = as_json(person_copy(person, language="nl")).decode()
    assert "Kwam met […] en […] ([…]); thuis 0470 11 22 33." in said


def test_who_looked_is_told_by_function_and_not_by_name_p13_p22(make, person, database):
    looker, gone = make.staff("coordinator", "reception", name=COLLEAGUE), 9999
    for by in (looker.id, gone, None):
        audit.record(CandidateDeed.VIEWED, person, by=by)
    audit.record(IntroductionDeed.ENDED, database.scalars(select(Introduction)).one(), by=looker.id)
    database.commit()
    log = person_copy(person, language="en").content["log"]
    assert [(row["words"], row["function"]) for row in log[-4:]] == [
        ("opened the record", "Coordinator and Reception"),
        ("opened the record", "somebody who no longer works here"),
        ("opened the record", "the system"),
        ("noted a step of an introduction", "Coordinator and Reception"),
    ]


def test_the_support_needs_are_opened_for_the_copy_of_the_person_p05_p13(person):
    tables = person_copy(person, language="en").content["tables"]
    (row,) = tables["candidate_support"]["rows"]
    assert row["needs"]["value"] == ["assistance_dog"]
    assert tables["candidate_support"]["columns"]["needs"]["given_by_person"]


def test_the_text_that_was_read_is_in_it_whole_p03_p13(person):
    rows = person_copy(person, language="en").content["tables"]["consent"]["rows"]
    assert [row["text_id"]["words"] for row in rows] == [act.text.body for act in person.consents]


def test_what_somebody_gave_themselves_can_be_told_apart_p13(person):
    tables = person_copy(person, language="en").content["tables"]
    given = {
        f"{name}.{column}"
        for name, table in tables.items()
        for column, said in table["columns"].items()
        if said["given_by_person"]
    }
    assert {"candidate.given_name", "candidate.motivation", "candidate_language.level"} <= given
    ours = {"candidate.notes", "candidate.erase_on", "introduction_step.note", "desk_contact.at"}
    assert given.isdisjoint(ours)


def test_a_copy_tells_where_how_long_and_what_one_may_ask_p13_p21(person):
    for name, text in (("controller", "Vzw Voorbeeld"), ("authority_link", "https://gba.example")):
        settings.write_one(name, text, language="en", by=None)
    settings.write_one("keep_fiche", "6", language="en", by=None)
    settings.write_one("keep_log", "9", language="en", by=None)
    told = person_copy(person, language="en").content["explanations"]
    assert [*told] == ["source", "suggestions", "terms", "rights"]
    assert "a list that we kept before" in told["source"]["lines"][0]
    with speaking("en"):
        assert say_day(person.erase_on) in told["terms"]["lines"][0]
    assert "until 6 months after" in told["terms"]["lines"][0]
    assert "9 months" in told["terms"]["lines"][-1]
    assert any("Vzw Voorbeeld" in line for line in told["rights"]["lines"])
    assert any("gba.example" in line for line in told["rights"]["lines"])


def test_where_nobody_opened_the_fiche_the_copy_says_so_p13(make):
    assert person_copy(make.candidate(), language="en").sheet["log"]["lines"] == ["So far nobody."]


def test_a_copy_says_what_two_fiches_said_before_they_became_one_p13(make, database):
    stays = make.candidate(given_name="Samira", phone="+32470112233")
    goes = make.candidate(given_name="Samira", phone="+32470445566", birth_year=1990)
    make.follow_up(candidate=goes, what="Bellen")
    merge(stays, goes, "phone")
    content = person_copy(stays, language="nl").content
    (row,) = content["tables"]["candidate_merge"]["rows"]
    said = row["sealed"]["words"]
    assert "0470 11 22 33" in said, "the number that gave way to the other"
    assert "Bellen" not in said, "what moved stands where it is now"
    assert {one["table"] for one in row["sealed"]["value"]} >= {"candidate"}
