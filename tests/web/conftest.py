"""What the tests of the web borrow: an app that counts, a colleague, a record of each kind."""

from datetime import timedelta

import pytest

from tests.conftest import settings
from tests.desk import Desk
from tests.markets.editions import a_market, a_stand
from tests.pool.calls import (
    a_call,
    a_template,
    an_application,
    asked_people,
    member,
    seated,
)
from tests.referrers.made import a_lead, a_referrer
from vrijwilligers.answers.actions import change_requests
from vrijwilligers.app import create_app
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.markets.actions import day, groups
from vrijwilligers.markets.rules.groups import GroupKind, MarketGroupDetails
from vrijwilligers.organisations.actions import addresses, agreements, people
from vrijwilligers.organisations.rules import AgreementKind
from vrijwilligers.organisations.rules.details import (
    AddressDetails,
    AgreementDetails,
    PersonDetails,
)
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.extensions import limiter, load_limiter

CONSENTS = (ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.SUPPORT_NEEDS)
DRAFT = {"state": CallState.DRAFT, "asked_at": None}
ROLES = ("administrator", "coordinator", "reception")


@pytest.fixture
def strict(server, app, make, tmp_path):
    """A browser at an app of another name, which counts."""
    address = {"SERVER_ADDRESS": "https://desk.example.org", "RATELIMIT_ENABLED": True}
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    counting = create_app(settings(server, tmp_path, **keys, **address))
    counting.load_pages()
    load_limiter.reset()
    yield Desk(counting)
    load_limiter.reset()
    limiter.enabled = load_limiter.enabled = False
    with counting.app_context():
        db.engine.dispose()


@pytest.fixture
def team(app, make, database):
    """Somebody who may do everything, at a browser."""
    return Desk(app).sign_in(make.staff("coordinator", "reception"))


@pytest.fixture
def colleague(desk, make):
    return desk.sign_in(make.staff(*ROLES, secrecy_signed_on=today()))


@pytest.fixture
def keys(make, database):
    """Make one record of each kind that is edited; return their numbers by name in the address."""
    asking = a_call(make, places=[2, 1], on=today() + timedelta(days=9))
    (asked,) = asked_people(asking, [member(make, phone="+32470112233").candidate])
    brug, candidate = make.organisation(), make.candidate(consents=CONSENTS)
    vacancy = make.vacancy(organisation=brug, publish_until=today() + timedelta(days=30))
    made = {
        "organisation_id": brug,
        "address_id": addresses.add(brug, AddressDetails(street="Kaai 1"), by=None),
        "person_id": people.add(brug, PersonDetails(name="Ines Proef"), by=None),
        "agreement_id": agreements.sign(
            brug,
            AgreementDetails(kind=next(iter(AgreementKind)), signed_on=today()),
            by=None,
            today=today(),
        ),
        "stays_id": brug,
        "goes_id": make.organisation(),
        "vacancy_id": vacancy,
        "twin": make.vacancy(organisation=brug),
        "imported": make.vacancy(source_name="Bron", source_id="1"),
        "change_id": change_requests.request(vacancy, {"places": 4}, at=now()),
        "candidate_id": candidate,
        "member_id": member(make).candidate,
        "asking_call": asking,
        "ask_id": asked,
        "seat_id": seated(asked),
        "call_id": a_call(make, places=[2, 1], on=today() + timedelta(days=9), **DRAFT),
        "other_candidate": make.candidate(consents=CONSENTS),
        "introduction_id": make.introduction(candidate=candidate, vacancy=vacancy),
        "follow_up_id": make.follow_up(),
        "recall_id": make.recall(),
        "contact_id": make.visit(Channel.PHONE),
        "staff_id": make.staff("reception"),
    }
    market = a_market(make)
    stand = a_stand(make, market)
    made |= {"market_id": market, "step_id": market.steps[0]}
    visitor = day.welcome(market, language="fr", candidate=None, at=now())
    made |= {"stand_id": stand, "task_id": stand.tasks[0], "visitor_id": visitor}
    made["referrer"] = a_referrer(make)
    workshop = MarketGroupDetails(kind=GroupKind.WORKSHOP, held_on=today(), people=8)
    made["group_id"] = groups.note(workshop, by=None)
    made["lead_id"] = a_lead(make, made["referrer"])
    made["template_id"] = a_template(asking)
    made["application_id"] = an_application(database)
    made["other_id"] = made["twin"]  # offered by another source
    database.commit()
    return {name: record.id for name, record in made.items()}
