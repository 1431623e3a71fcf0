"""Every field of every Details class goes the whole way, and none is lost on it."""

import importlib
import pkgutil
from dataclasses import asdict, fields, is_dataclass, replace
from inspect import isfunction
from typing import get_args, get_type_hints

import pytest
from sqlalchemy import select

import vrijwilligers
from tests.conftest import emptied_tables
from tests.round_trips import of_candidates as candidates
from tests.round_trips import of_markets as markets
from tests.round_trips import of_organisations as organisations
from tests.round_trips import of_the_desk as the_desk
from tests.round_trips import of_vacancies as vacancies
from tests.round_trips.browser import answers_of
from vrijwilligers.accounts.rules.sessions import SessionState
from vrijwilligers.answers.rules import ReminderRun
from vrijwilligers.candidates.rules import ListedCandidate
from vrijwilligers.candidates.rules.consent import ResolvedText
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.links.rules import LinkPurpose
from vrijwilligers.markets.rules.appointments import MarketAppointmentDetails
from vrijwilligers.markets.rules.choosing import Visitor
from vrijwilligers.markets.rules.details import MarketStepDetails, StandPlaceDetails
from vrijwilligers.markets.rules.evaluations import StandEvaluationDetails
from vrijwilligers.markets.rules.groups import MarketGroupDetails
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.disclosure import RecalledPerson
from vrijwilligers.matching.rules.letters import LetterText
from vrijwilligers.matching.rules.outcomes import OutcomeDetails
from vrijwilligers.matching.rules.steps import HandOver
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.organisations.rules.listed import ListedOrganisation
from vrijwilligers.organisations.rules.merging import Merger
from vrijwilligers.pool.rules.details import ApplicationDetails, CallDetails, ShiftDetails
from vrijwilligers.pool.rules.eligibility import MayBeAsked
from vrijwilligers.privacy.rules.mentions import PersonalIdentity
from vrijwilligers.referrers.rules.details import ReferralDetails, ReferrerProfileDetails
from vrijwilligers.referrers.rules.leads import LeadDetails
from vrijwilligers.scans.rules import ScanDetails
from vrijwilligers.settings import actions as settings
from vrijwilligers.settings.rules import DeskSettings
from vrijwilligers.talents.rules.files import TalentRow, TalentsRead
from vrijwilligers.talents.rules.scan import ScanResult
from vrijwilligers.vacancies.rules import SourceDetails
from vrijwilligers.visitor_texts.rules.texts import SourceText

ELSEWHERE = {  # what rules declare and actions take, and no form fills field by field
    MarketStepDetails: "an edition has its steps: tests/markets/test_views_editions.py",
    MarketAppointmentDetails: "it is typed on a phone: tests/markets/test_views_day.py",
    StandPlaceDetails: "a table asks that it comes: tests/markets/test_views_stands.py",
    MarketGroupDetails: "its page stands for itself: tests/markets/test_views_groups.py",
    StandEvaluationDetails: "a link asks it: tests/markets/test_actions_afterwards.py",
    Visitor: "it is tapped, or stands for a code: tests/markets/test_actions_routes.py",
    SourceDetails: "it comes from a file: test_imports.py",
    TalentRow: "it comes from a file: tests/talents/test_actions_importing.py",
    TalentsRead: "it comes from a file: tests/talents/test_readers.py",
    ListedCandidate: "it comes from a file: tests/candidates/test_imports.py",
    ListedOrganisation: "it comes from a file: tests/organisations/test_imports.py",
    ResolvedText: "it is made of the texts and the settings: tests/candidates",
    RecalledPerson: "it is read from a record: tests/matching/test_views_recalls.py",
    DeskSettings: "its page stands for itself: tests/settings/test_views.py",
    Merger: "it is chosen of two records: tests/organisations/test_views_doubles.py",
    AppointmentDetails: "it goes with a step: tests/matching/test_actions_appointments.py",
    OutcomeDetails: "much is made of it: tests/matching/test_actions_outcomes.py",
    HandOver: "it is read in the row: tests/matching/test_views_outcomes.py",
    LetterText: "its page stands for itself: tests/matching/test_views_letters.py",
    ScanDetails: "it is tapped, or stands for a code: tests/scans/test_views.py",
    Weights: "its page stands for itself: tests/matching/test_views_weights.py",
    MayBeAsked: "it is reckoned of the pool: tests/pool/test_rules_eligibility.py",
    ShiftDetails: "it is asked in rows: tests/pool/test_views_calls.py",
    ApplicationDetails: "it is sealed: tests/pool/test_actions_applying.py",
    ReferralDetails: "it goes with a consent: tests/referrers/test_views_referrals.py",
    ReferrerProfileDetails: "its page stands for itself: tests/referrers/test_views_referrals.py",
    LeadDetails: "it is sealed: tests/referrers/test_views_leads.py",
    ScanResult: "it is tapped: tests/scans/test_views_teams.py",
    SourceText: "it comes from a file: tests/visitor_texts/test_actions.py",
    CallDetails: "it is asked in rows: tests/pool/test_views_calls.py",
    DraftContent: "it is typed in any form: tests/drafts",
    ReminderRun: "it is when a command runs",
    SessionState: "it is a cookie: tests/accounts",
    LinkPurpose: "the code declares it",
    PersonalIdentity: "it is read from a record, to look for it",
}
OF_IMPORTS = "vrijwilligers.imports.rules"  # a file and what becomes of it: tests/imports
TRIPS = [
    trip for of in (candidates, organisations, the_desk, vacancies, markets) for trip in of.TRIPS
]
BY_NAME = [
    pytest.param(trip, id=f"{trip.model.__name__}-{trip.details.__name__}-{trip.new}")
    for trip in TRIPS
]
SHOWN = [param for param in BY_NAME if param.values[0].has_page]
every_trip = pytest.mark.parametrize("trip", BY_NAME)


def modules(room):
    """Return every module of one floor of the features, such as their rules."""
    for found in pkgutil.walk_packages(vrijwilligers.__path__, "vrijwilligers."):
        if found.name.split(".")[2:3] == [room]:
            yield importlib.import_module(found.name)


def details_classes():
    """Return what is called Details in the rules, and what of the rules actions take."""
    for module in modules("rules"):
        for name, thing in vars(module).items():
            if is_dataclass(thing) and name.endswith("Details"):
                yield thing
    for action in actions():
        yield from filter(is_of_rules, taken_by(action))


def actions():
    """Return every function of every action module."""
    for module in modules("actions"):
        for thing in vars(module).values():
            if isfunction(thing) and thing.__module__ == module.__name__:
                yield thing


def taken_by(action):
    """Return the types of what an action takes, also those in a list or beside nothing."""
    for name, kind in get_type_hints(action).items():
        if name != "return":
            yield from (kind, *get_args(kind))


def is_of_rules(kind):
    room = getattr(kind, "__module__", "")
    is_frozen = is_dataclass(kind) and kind.__dataclass_params__.frozen
    return is_frozen and ".rules" in room and not room.startswith(OF_IMPORTS)


def test_no_details_class_escapes():
    every = set(details_classes())
    parents = {parent for thing in every for parent in thing.__mro__[1:]}  # go with their children
    trips = {trip.details for trip in TRIPS}
    assert trips == every - parents - {*ELSEWHERE}
    assert {*ELSEWHERE} <= every, "nobody takes it any more"


def test_a_trip_looks_at_a_page_or_says_why_it_does_not():
    assert [trip.details for trip in TRIPS if not trip.is_plain] == []


def ids_of(owner, record):
    """Return the keys by which pages know a record and whom it belongs to."""
    named = {}
    for thing in (owner, record):
        for word in WORDS.get(thing.__tablename__, ()) if thing is not None else ():
            named[f"{word}_id"] = thing.id if hasattr(thing, "id") else thing.organisation_id
    return named


WORDS = {
    "candidate": ["candidate"],
    "organisation": ["organisation"],
    "contact_person": ["person"],
    "organisation_address": ["address"],
    "agreement": ["agreement"],
    "desk_contact": ["contact"],
    "introduction": ["introduction"],
    "vacancy": ["vacancy"],
    "edition": ["edition"],
    "market": ["market"],
    "stand": ["stand"],
    "stand_task": ["task"],
}


@pytest.fixture
def journey(coordinator, make, database):
    settings.write_one("whatsapp", "yes", language="nl", by=None)  # so that everything is asked
    database.commit()
    journey = Journey(coordinator, make, database)
    yield journey
    journey.tidy()


class Journey:
    """Somebody who fills in a form and looks where the answers go."""

    def __init__(self, desk, make, database):
        self.desk, self.make, self.database = desk, make, database

    def start(self, trip):
        self.trip = trip
        self.owner = trip.owner(self.make)
        self.before = set(self.database.scalars(select(trip.model))) - {self.owner}
        return trip.pair(self.owner, self.desk.staff_id)

    def fill_in(self, details, endpoint, record=None):
        page = self.open(endpoint, record)
        form = page.html.select_one(self.trip.form)
        also = {name: value for name, value in self.trip.also.items() if record is None}
        answers = answers_of(form, details, self.trip.asked) | also
        at = (
            page.response.request.full_path if hasattr(page.response.request, "full_path") else None
        )
        self.desk.send(page, answers, form=self.trip.form, status=self.trip.status, at=at)
        return self.kept()

    def open(self, endpoint, record=None):
        rule = next(self.desk.app.url_map.iter_rules(endpoint))
        wanted = {
            name: v for name, v in ids_of(self.owner, record).items() if name in rule.arguments
        }
        return self.desk.get(endpoint, **wanted, **self.trip.query(self.owner))

    def tidy(self):
        """Take away what was added to a list that stays from test to test."""
        if self.trip.model.__tablename__ not in emptied_tables():
            self.database.delete(self.kept())
            self.database.commit()

    def kept(self):
        self.database.rollback()
        self.database.expire_all()
        records = self.database.scalars(select(self.trip.model)).all()
        return next(record for record in reversed(records) if record not in self.before)


def differing(one, other):
    mine, theirs = asdict(one), asdict(other)
    return {name: (mine[name], theirs[name]) for name in mine if mine[name] != theirs[name]}


@every_trip
def test_what_is_answered_is_kept(journey, trip):
    first, _ = journey.start(trip)
    record = journey.fill_in(first, trip.new)
    assert differing(trip.back(record), first) == {}


@pytest.mark.parametrize("trip", [param for param in BY_NAME if param.values[0].change])
def test_a_change_keeps_every_answer_and_takes_every_new_one(journey, trip):
    first, second = journey.start(trip)
    record = journey.fill_in(first, trip.new)
    journey.desk.send(journey.open(trip.change, record), {}, form=trip.form)
    record = journey.kept()
    assert differing(trip.back(record), first) == {}, "sent as it was opened"
    record = journey.fill_in(second, trip.change, record)
    assert differing(trip.back(record), second) == {}
    journey.desk.send(journey.open(trip.change, record), {}, form=trip.form)
    assert differing(trip.back(journey.kept()), second) == {}, "sent as it was opened again"


@pytest.mark.parametrize("trip", SHOWN)
def test_the_page_shows_every_field(journey, trip):
    first, second = journey.start(trip)
    journey.fill_in(first, trip.new)
    unseen = []
    for name in {each.name for each in fields(trip.details)} - set(trip.unseen):
        whole = replace(first, **trip.beside.get(name, {}))
        texts = [
            shown(journey, trip, details)
            for details in (whole, replace(whole, **{name: getattr(second, name)}))
        ]
        unseen += [name] if texts[0] == texts[1] else []
    assert unseen == []


def shown(journey, trip, details):
    record = journey.kept()
    trip.put(record, details)
    journey.database.commit()
    return journey.open(trip.page, journey.kept()).text
