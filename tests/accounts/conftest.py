"""What the tests of accounts share."""

import pytest

from tests.accounts.counting import counting
from tests.accounts.people import SECRET, known
from vrijwilligers.accounts.actions import second_factor


@pytest.fixture
def member(make):
    return known(make, totp_secret=SECRET)


@pytest.fixture
def papers(member, database):
    codes = second_factor.renew_codes(member)
    database.commit()
    return codes


@pytest.fixture
def strict(server, app, make, tmp_path):
    """A browser at an app that counts."""
    yield from counting(server, app, tmp_path)
