"""The slow work on a password is done before a page takes the writers' place, and done once."""

import pytest
from argon2 import PasswordHasher

from tests.accounts.people import OTHER, PASSWORD, enter, known
from tests.accounts.test_passwords import choose, link_for
from vrijwilligers.accounts.rules import password_strength
from vrijwilligers.records.db import may_write, transaction
from vrijwilligers.settings.actions import write_one

WORK = [(PasswordHasher, "hash"), (PasswordHasher, "verify"), (password_strength, "zxcvbn")]


@pytest.fixture
def while_writing(monkeypatch):
    """Tell of each slow piece of work whether others had to wait for the writers' place."""
    seen = []

    def watched(name, work):
        def wrapper(*args, **options):
            seen.append((name, may_write()))
            return work(*args, **options)

        return wrapper

    for owner, name in WORK:
        monkeypatch.setattr(owner, name, watched(name, getattr(owner, name)))
    return seen


def test_nothing_slow_is_done_in_the_writers_place(desk, make, database, while_writing):
    member = known(make, totp_secret=None)
    token = link_for(make.staff("reception"), database)
    link_of_one = link_for(make.staff("reception"), database)
    given = {"password": PASSWORD}
    new = "zeven lantaarns zonder kameel"
    deeds = [
        lambda: enter(desk, member, OTHER, status=422),
        lambda: enter(desk, member),
        lambda: desk.submit("accounts.enrol", given),
        lambda: desk.submit("accounts.new_recovery_codes", given, status=422),  # no app yet
        lambda: desk.submit("accounts.change_password", given | {"new_password": new}),
        lambda: choose(desk, token, "aaaaaaaaaaaaaaaa", status=422),
        lambda: choose(desk, link_of_one),
    ]
    for number, deed in enumerate(deeds):
        while_writing.clear()
        deed()
        assert while_writing, number
        assert {where for _name, where in while_writing} == {False}, (number, while_writing)
        hashed = [name for name, _where in while_writing if name in ("hash", "verify")]
        assert len(hashed) == len(set(hashed)), "each once"


def test_what_the_desk_is_called_is_no_password_of_its_people(desk, make, database):
    token = link_for(make.staff("reception"), database)
    with transaction():
        write_one("name", "Huis Okselvlinder", language="nl", by=None)
        write_one("place", "in de Zwanenpassage", language="nl", by=None)

    refused = choose(desk, token, "okselvlinder zwanenpassage", status=422)

    assert "a word of the desk" in refused.problems[0]
