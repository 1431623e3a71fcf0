"""What the tests of the web borrow: an app that counts, a colleague, a record of each kind."""

from datetime import timedelta

import pytest

from tests.conftest import settings
from tests.desk import Desk
from vrijwilligers.answers.actions import change_requests
from vrijwilligers.app import create_app
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.organisations.actions import addresses, agreements, people
from vrijwilligers.organisations.rules import AgreementKind
from vrijwilligers.organisations.rules.details import (
    AddressDetails,
    AgreementDetails,
    PersonDetails,
)
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.extensions import limiter, load_limiter

CONSENTS = (ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.SUPPORT_NEEDS)
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
        "other_candidate": make.candidate(consents=CONSENTS),
        "introduction_id": make.introduction(candidate=candidate, vacancy=vacancy),
        "follow_up_id": make.follow_up(),
        "recall_id": make.recall(),
        "contact_id": make.visit(Channel.PHONE),
        "staff_id": make.staff("reception"),
    }
    made["other_id"] = made["twin"]  # offered by another source
    database.commit()
    return {name: record.id for name, record in made.items()}
