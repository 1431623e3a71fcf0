"""``flask privacy erase``: as DESIGN section 5 says it."""

import json
from datetime import date

import pytest

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.records.audit import AuditEvent


@pytest.fixture
def run(app, database):
    """Run a command, and return what it said."""

    def command(*words):
        database.rollback()
        return app.test_cli_runner().invoke(args=["privacy", *map(str, words)])

    return command


def test_a_fiche_is_erased_without_a_question_where_nobody_can_answer(run, make, database):
    key = make.candidate(given_name="An", family_name="Quackelbeen").id
    loose = make.follow_up(what="Mevrouw Quackelbeen belt").id
    done = run("erase", key, "--json")
    assert done.exit_code == 0
    said = json.loads(done.output)
    assert said["erased"] == key
    assert said["rows"]["candidate"] == 1
    assert said["mentions"] == [{"table": "follow_up", "id": loose}]
    assert said["to_tell"] == []
    assert database.query(Candidate).count() == 0


def test_the_reason_is_one_of_a_list_and_any_other_text_is_not_kept(run, make, database):
    for text in ("mistake", "Quackelbeen vroeg het zelf"):
        assert run("erase", make.candidate().id, "--yes", "--reason", text).exit_code == 0
    erased = database.query(AuditEvent).filter_by(deed="erased").order_by(AuditEvent.id)
    assert [one.reason for one in erased] == ["mistake", "other"]


def test_what_is_done_is_said_in_words_too(run, make):
    key = make.candidate(given_name="An", family_name="Quackelbeen").id
    make.follow_up(what="Mevrouw Quackelbeen belt")
    said = run("erase", key, "--yes").output
    assert f"Candidate {key} is erased." in said
    assert "follow_up" in said
    assert "Quackelbeen" not in said


def test_an_unknown_number_is_refused_and_changes_nothing(run, make, database):
    make.candidate()
    refused = run("erase", 4711, "--yes")
    assert refused.exit_code == 2
    assert "4711" in refused.output
    assert database.query(Candidate).count() == 1


def test_what_is_over_is_counted_first_and_goes_only_when_really_asked(run, make, database):
    make.candidate(erase_on=date(2020, 1, 1))
    seen = run("erase-expired", "--json")
    assert json.loads(seen.output) == {"really": False, "rows": {"candidate": 1}}
    assert database.query(Candidate).count() == 1
    database.rollback()
    assert "candidate 1" in run("erase-expired", "--really").output
    assert database.query(Candidate).count() == 0
    assert json.loads(run("erase-expired", "--json").output)["rows"] == {}


def test_each_night_it_happens_by_itself(app, make, database):
    make.candidate(erase_on=date(2020, 1, 1))
    database.rollback()
    assert app.test_cli_runner().invoke(args=["nightly"]).exit_code == 0
    assert database.query(Candidate).count() == 0


def test_a_contact_person_and_a_closed_account_are_erased_by_command_too(run, make, database):
    organisation = make.organisation()
    organisation.contact_persons = [ContactPerson(name="Dirk Bogaert")]
    open_one, closed = make.staff("reception").id, make.staff("reception", is_closed=True).id
    database.commit()
    person = organisation.contact_persons[0].id
    done = run("erase", "--contact-person", person, "--json")
    assert json.loads(done.output)["rows"]["contact_person"] == 1
    assert f"Account {closed} is erased." in run("erase", "--staff", closed, "--yes").output
    refused = run("erase", "--staff", open_one, "--yes")
    assert (refused.exit_code, "Close it first" in refused.output) == (2, True)
    assert run("erase", "--staff", closed, "--yes").exit_code == 2
    assert database.query(ContactPerson).count() == 0


def test_who_is_erased_is_named_once(run, make):
    key = make.candidate().id
    for words in ((), (key, "--staff", 1)):
        refused = run("erase", *words, "--yes")
        assert (refused.exit_code, "Name one" in refused.output) == (2, True)
