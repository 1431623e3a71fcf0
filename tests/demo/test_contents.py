"""What the demo shows: people, organisations and vacancies of all kinds, in every state."""

import json
import re
from datetime import timedelta

import phonenumbers
import pytest
from sqlalchemy import select

from tests.cli.database import _count
from tests.conftest import empty
from tests.figures import totals
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import CandidateFact
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.demo import people
from vrijwilligers.demo.command import replace_all
from vrijwilligers.desk.feature import DeskFact
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.extensions import db
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries.clients import clients_at
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.models import FollowUp, Introduction, IntroductionStep
from vrijwilligers.matching.rules.states import NEEDS_REASON, OVER, IntroductionState
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.declarations import declaration_of
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.records.personal import Holding
from vrijwilligers.referrers.queries.clients import clients_of
from vrijwilligers.referrers.queries.referrers import with_counsellors
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.support_needs.queries import needs_of
from vrijwilligers.vacancies.models import Vacancy, VacancyText
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

PEOPLE = 150


@pytest.fixture(scope="module")
def demo(app):
    """Load one demo for all that only look at it."""
    with app.app_context():
        replace_all(DemoSize(PEOPLE, 240))
        yield db.session
        empty(db.session)


def _all(demo, model):
    return demo.scalars(select(model)).all()


def test_vacancies_of_our_own_stand_in_every_state(demo):
    own = [one for one in _all(demo, Vacancy) if one.source_name is None]
    assert len(own) == 12
    assert {one.status for one in own} == set(Status)
    assert all(one.tasks and one.talents for one in own)
    assert any(one.reported for one in own)
    assert any(one.proposed_at for one in own)


def test_made_up_organisations_are_as_different_as_real_ones(demo):
    organisations = _all(demo, Organisation)
    assert {one.kind for one in organisations} > {"vzw", "asbl"}
    assert sum(one.paused_until is not None for one in organisations) <= 1
    assert [one for one in organisations if one.is_referrer and not one.offers_tasks]
    just_met = [one for one in organisations if not (one.texts and one.sectors)]
    assert len(just_met) < len(organisations) / 5
    assert [person for one in organisations for person in one.contact_persons]


def test_referrers_have_counsellors_and_people_who_agreed_some_of_them_at_the_market(demo):
    (market,) = _all(demo, Market)
    at_market = clients_at(market.id)
    referrers = with_counsellors()
    assert referrers
    for one in referrers:
        assert one.contact_persons
        assert len(clients_of(one.id)) >= 2
        assert at_market[one.id]
    assert any(client.has_begun for one in referrers for client in clients_of(one.id))


def test_three_people_work_at_the_demo_desk_and_none_has_a_password(demo):
    team = {member.name: member for member in _all(demo, StaffMember)}
    assert set(team) == {"Hilde", "Jos", "Amina"}
    assert team["Hilde"].role_names == {Role.COORDINATOR, Role.ADMINISTRATOR}
    assert team["Amina"].role_names == {Role.RECEPTION}
    assert team["Amina"].language == "fr"
    assert not any(member.password_hash for member in team.values())
    assert {name for name, member in team.items() if member.secrecy_signed_on} == {"Hilde", "Amina"}


def test_some_made_up_people_said_what_they_need_and_it_can_be_read(demo):
    noted = {row.candidate_id for row in _all(demo, CandidateSupport)}
    people = [one for one in _all(demo, Candidate) if one.id in noted]
    assert len(noted) > 3
    assert all(needs_of(one).codes for one in people)
    assert all(one.consents_to(ConsentPurpose.SUPPORT_NEEDS) for one in people)


def test_nobody_in_the_demo_can_be_reached_by_mail_p26(demo):
    addresses = [one.email for one in _all(demo, Candidate) if one.email]
    addresses += [one.contact_email for one in _all(demo, Vacancy) if one.contact_email]
    assert addresses
    assert all(re.search(r"@example\.(org|net)$", address) for address in addresses)


def test_every_made_up_phone_number_can_be_read_as_one(demo):
    numbers = [one.phone for one in _all(demo, Candidate) if one.phone]
    assert numbers
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(number)) for number in numbers)
    assert all(number.startswith("+3247000") for number in numbers)


def test_every_made_up_fiche_has_a_consent_and_a_day_on_which_it_goes(demo):
    candidates = _all(demo, Candidate)
    assert all(
        any(act.purpose == ConsentPurpose.FICHE for act in one.consents) for one in candidates
    )
    assert all(one.fiche_consent == one.consents_to(ConsentPurpose.FICHE) for one in candidates)
    assert all(one.created_at.date() <= one.last_contact_on <= today() for one in candidates)
    assert all(one.erase_on > today() for one in candidates)
    sharing = sum(one.consents_to(ConsentPurpose.SHARING) for one in candidates)
    assert 0.65 < sharing / len(candidates) < 0.85
    assert _all(demo, Consent)[0].text.language in {"nl", "fr", "en"}


def test_people_differ_in_languages_wishes_and_places():
    made = [person.details for person in people.people(400, 1, today())]

    assert {one.language for one in made} == {"nl", "fr", "en"}
    assert len({one.municipality for one in made}) == 20, "the nineteen, and not known"
    assert {code for one in made for code in one.languages} >= {"nl", "ar", "tr", "uk"}
    assert any(one.practise_dutch for one in made)
    minimal = [one for one in made if not (one.languages or one.talents or one.days)]
    assert 0.05 < len(minimal) / len(made) < 0.2


def test_the_vacancies_are_told_in_three_languages(demo):
    assert {text.language for text in _all(demo, VacancyText)} == {"nl", "fr", "en"}
    assert len({one.municipality for one in _all(demo, Vacancy)}) > 15


def test_introductions_stand_in_every_state_and_their_steps_follow_each_other(demo):
    introductions = _all(demo, Introduction)
    assert {one.state for one in introductions} == set(IntroductionState)
    for one in introductions:
        days = [step.happened_on for step in one.steps]
        assert one.steps[-1].state == one.state
        assert days == sorted(days)
        assert (one.end_reason is not None) == (one.state in NEEDS_REASON)
        rests_on = one.disclosure.rests_on if one.disclosure else ConsentPurpose.SHARING
        assert one.candidate.consents_to(rests_on)
    counted = totals(demo, MatchingFact.INTRODUCTION_STEP)
    assert sum(counted.values()) == _count(demo, IntroductionStep)


def test_the_day_has_something_overdue_something_for_today_and_something_done(demo):
    follow_ups = _all(demo, FollowUp)
    open_days = [one.due_on for one in follow_ups if one.done_at is None]
    assert min(open_days) < today() < max(open_days)
    assert today() in open_days
    done = [one for one in follow_ups if one.done_at]
    assert done
    assert all(one.introduction.state in OVER for one in done)


def test_some_forty_conversations_a_week_are_counted_most_without_a_name(demo):
    talks = _all(demo, DeskContact)
    a_week = [one for one in talks if one.at > now() - timedelta(days=7)]
    assert 20 <= len(a_week) <= 60
    assert sum(one.candidate_id is None for one in talks) > len(talks) / 2
    assert all(one.at <= now() for one in talks)
    assert totals(demo, DeskFact.CONTACT) == {DeskFact.CONTACT: len(talks)}


def test_the_facts_count_every_made_up_fiche(demo):
    assert totals(demo, CandidateFact.FICHE_MADE) == {CandidateFact.FICHE_MADE: PEOPLE}


def test_each_group_has_sixty_given_and_sixty_family_names():
    for name, group in people.groups().items():
        assert len(set(group.given)) >= 60, name
        assert len(set(group.family)) >= 60, name


def test_what_is_declared_a_code_is_one_of_a_list_p11(demo):
    """A text in such a column, also within JSON, would be searched for nobody."""
    odd = {
        (str(column), said)
        for table in db.metadata.sorted_tables
        for column in table.columns
        if (declared := declaration_of(column)) and declared.holds == Holding.CODE
        for value in demo.scalars(select(column).distinct())
        for said in words_in(value)
        if not re.fullmatch(r"[a-z0-9_:.+/ -]*|[A-C][12]|[A-Z]{4}", said)
    }
    assert odd == set()


def words_in(value):
    """Yield each text that a value holds, also within JSON."""
    if isinstance(value, str) and value.startswith(("[", "{")):
        value = [json.loads(line) for line in value.splitlines()]
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from words_in(one)
    elif isinstance(value, str):
        yield value
