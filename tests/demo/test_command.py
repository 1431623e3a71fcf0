"""The demo: what it makes up, and what it never overwrites."""

import json
import re
from datetime import UTC, datetime, timedelta

import phonenumbers
from sqlalchemy import func, select

from tests.cli.database import _count, _people
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import CandidateFact
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import Purpose
from vrijwilligers.demo import people
from vrijwilligers.desk import actions as contacts
from vrijwilligers.desk.feature import DeskFact
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel, ContactDetails
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.models import FollowUp, Introduction, IntroductionStep
from vrijwilligers.matching.rules.states import NEEDS_REASON, OVER, State
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import database_flags
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.facts import Fact
from vrijwilligers.vacancies.models import Vacancy, VacancyText
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today

SMALL = ("--candidates", "30", "--vacancies", "20")


REFUSAL = "This database is not a demo: it stays as it is."


def _all(database, model):
    return database.scalars(select(model)).all()


def test_a_new_database_gets_made_up_people_organisations_and_vacancies(commands, database):
    said = commands("demo", *SMALL)

    assert said.startswith("Made up: 30 candidates, ")
    assert said.count("\n") == 1
    assert _count(database, Candidate) == 30
    assert _count(database, Vacancy) == 20
    sources = [vacancy.source_name for vacancy in _all(database, Vacancy)]
    assert (sources.count("demo"), sources.count(None)) == (19, 1)
    assert database_flags.is_demo()


def test_vacancies_of_our_own_stand_in_every_state(commands, database):
    commands("demo", "--candidates", "5", "--vacancies", "240")
    own = [one for one in _all(database, Vacancy) if one.source_name is None]
    assert len(own) == 12
    assert {one.status for one in own} == set(Status)
    assert all(one.tasks and one.talents for one in own)
    assert any(one.reported for one in own)
    assert any(one.proposed_at for one in own)


def test_a_script_reads_how_many_there_are_of_what(commands, database):
    said = json.loads(commands("demo", *SMALL, "--json"))

    assert said == {
        "candidates": 30,
        "vacancies": 20,
        "organisations": _count(database, Organisation),
        "desk_contacts": _count(database, DeskContact),
        "introductions": _count(database, Introduction),
        "follow_ups": _count(database, FollowUp),
    }


def test_made_up_organisations_are_as_different_as_real_ones(commands, database):
    commands("demo", *SMALL)
    organisations = _all(database, Organisation)
    assert {one.kind for one in organisations} > {"vzw", "asbl"}
    assert sum(one.paused_until is not None for one in organisations) <= 1
    assert [one for one in organisations if one.is_referrer and not one.offers_tasks]
    just_met = [one for one in organisations if not (one.texts and one.sectors)]
    assert len(just_met) < len(organisations) / 5
    assert [person for one in organisations for person in one.contact_persons]


def test_a_database_with_real_people_is_refused_and_stays_as_it_is(commands, database, make):
    make.candidate(given_name="Samira")

    assert REFUSAL in commands("demo", *SMALL, code=2)

    assert [one.given_name for one in _all(database, Candidate)] == ["Samira"]
    assert _count(database, StaffMember) == 0
    assert not database_flags.is_demo()


def test_a_database_with_real_organisations_or_vacancies_is_refused_too(commands, database, make):
    make.organisation(name="Buurthuis De Linde")

    assert REFUSAL in commands("demo", *SMALL, code=2)

    assert _count(database, Organisation) == 1
    make.vacancy()
    assert REFUSAL in commands("demo", *SMALL, code=2)
    assert _count(database, Vacancy) == 1


def test_a_desk_that_only_counted_visits_is_refused_and_keeps_its_figures(commands, database, make):
    contacts.count(ContactDetails(channel=Channel.WALK_IN), by=make.staff("reception").id)
    database.commit()

    assert REFUSAL in commands("demo", *SMALL, code=2)

    assert _count(database, DeskContact) == _count(database, Fact) == 1


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


def test_three_people_work_at_the_demo_desk_and_none_has_a_password(commands, database):
    commands("demo", *SMALL)

    team = {member.name: member for member in _all(database, StaffMember)}
    assert set(team) == {"Hilde", "Jos", "Amina"}
    assert team["Hilde"].role_names == {Role.COORDINATOR, Role.ADMINISTRATOR}
    assert team["Amina"].role_names == {Role.RECEPTION}
    assert team["Amina"].language == "fr"
    assert not any(member.password_hash for member in team.values())


def test_nobody_in_the_demo_can_be_reached_by_mail(commands, database):
    commands("demo", *SMALL)

    addresses = [one.email for one in _all(database, Candidate) if one.email]
    addresses += [one.contact_email for one in _all(database, Vacancy) if one.contact_email]
    assert addresses
    assert all(re.search(r"@example\.(org|net)$", address) for address in addresses)


def test_every_made_up_phone_number_can_be_read_as_one(commands, database):
    commands("demo", *SMALL)

    numbers = [one.phone for one in _all(database, Candidate) if one.phone]
    assert numbers
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(number)) for number in numbers)
    assert all(number.startswith("+3247000") for number in numbers)


def test_every_made_up_fiche_has_a_consent_and_a_day_on_which_it_goes(commands, database):
    commands("demo", "--candidates", "150", "--vacancies", "20")

    candidates = _all(database, Candidate)
    assert all(any(act.purpose == Purpose.FICHE for act in one.consents) for one in candidates)
    assert all(one.fiche_consent == one.consents_to(Purpose.FICHE) for one in candidates)
    assert all(one.created_at.date() <= one.last_contact_on <= today() for one in candidates)
    assert all(one.erase_on > today() for one in candidates)
    sharing = sum(one.consents_to(Purpose.SHARING) for one in candidates)
    assert 0.65 < sharing / len(candidates) < 0.85
    assert _all(database, Consent)[0].text.language in {"nl", "fr", "en"}


def test_people_differ_in_languages_wishes_and_places():
    made = [person.details for person in people.people(400, 1, today())]

    assert {one.language for one in made} == {"nl", "fr", "en"}
    assert len({one.municipality for one in made}) == 20, "the nineteen, and not known"
    assert {code for one in made for code in one.languages} >= {"nl", "ar", "tr", "uk"}
    assert any(one.practise_dutch for one in made)
    minimal = [one for one in made if not (one.languages or one.talents or one.days)]
    assert 0.05 < len(minimal) / len(made) < 0.2


def test_the_vacancies_are_told_in_three_languages(commands, database):
    commands("demo", "--candidates", "0", "--vacancies", "100")

    assert {text.language for text in _all(database, VacancyText)} == {"nl", "fr", "en"}
    assert len({one.municipality for one in _all(database, Vacancy)}) > 15


def test_introductions_stand_in_every_state_and_their_steps_follow_each_other(commands, database):
    commands("demo", "--candidates", "150", "--vacancies", "100")

    introductions = _all(database, Introduction)
    assert {one.state for one in introductions} == set(State)
    for one in introductions:
        days = [step.happened_on for step in one.steps]
        assert one.steps[-1].state == one.state
        assert days == sorted(days)
        assert (one.end_reason is not None) == (one.state in NEEDS_REASON)
        assert one.candidate.consents_to(Purpose.SHARING)
    steps = select(func.sum(Fact.amount)).where(Fact.kind == MatchingFact.INTRODUCTION_STEP)
    assert database.scalar(steps) == _count(database, IntroductionStep)


def test_the_day_has_something_overdue_something_for_today_and_something_done(commands, database):
    commands("demo")

    follow_ups = _all(database, FollowUp)
    open_days = [one.due_on for one in follow_ups if one.done_at is None]
    assert min(open_days) < today() < max(open_days)
    assert today() in open_days
    done = [one for one in follow_ups if one.done_at]
    assert done
    assert all(one.introduction.state in OVER for one in done)


def test_some_forty_conversations_a_week_are_counted_most_without_a_name(commands, database):
    commands("demo")

    talks = _all(database, DeskContact)
    now = datetime.now(UTC)
    a_week = [one for one in talks if one.at > now - timedelta(days=7)]
    assert 20 <= len(a_week) <= 60
    assert sum(one.candidate_id is None for one in talks) > len(talks) / 2
    assert all(one.at <= now for one in talks)
    assert all(one.fact.kind == DeskFact.CONTACT for one in talks)


def test_the_facts_count_every_made_up_fiche(commands, database):
    commands("demo", *SMALL)

    fiches = select(func.sum(Fact.amount)).where(Fact.kind == CandidateFact.FICHE_MADE)
    assert database.scalar(fiches) == 30


def test_each_group_has_sixty_given_and_sixty_family_names():
    for name, group in people.groups().items():
        assert len(set(group.given)) >= 60, name
        assert len(set(group.family)) >= 60, name
