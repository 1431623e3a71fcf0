"""Somebody with support needs, and colleagues who signed to keep them secret."""

from types import SimpleNamespace

import pytest

from tests.desk import Desk
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk import actions as desk_actions
from vrijwilligers.desk.rules import Channel
from vrijwilligers.support_needs import actions
from vrijwilligers.vocabulary.clock import today

CONSENTS = (ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.SUPPORT_NEEDS)
NEEDS = frozenset({"assistance_dog", "short_shifts"})


@pytest.fixture
def candidate(make):
    """Return somebody who agreed that we note what helps."""
    return make.candidate(consents=CONSENTS)


@pytest.fixture
def noted(candidate, database):
    """Return somebody of whom two needs are noted."""
    actions.note(candidate, NEEDS, by=None)
    database.commit()
    return candidate


@pytest.fixture
def talking(make, database):
    """Count a conversation of today with somebody."""

    def count(candidate):
        by = make.staff("reception").id
        desk_actions.count_with(candidate, Channel.WALK_IN, by=by, today=today())
        database.commit()

    return count


@pytest.fixture
def signed(app, make):
    """Return a desk for each role, with somebody who signed to keep secret what they see."""

    def desk_of(*roles):
        member = make.staff(*roles, secrecy_signed_on=today())
        return SimpleNamespace(member=member, desk=Desk(app).sign_in(member))

    return desk_of
