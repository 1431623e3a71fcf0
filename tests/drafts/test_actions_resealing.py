"""What somebody types while a new key is put in front is not lost (F-13)."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from vrijwilligers.drafts import actions, queries
from vrijwilligers.drafts.actions import DraftPlace
from vrijwilligers.drafts.queries import DraftOwner
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.extensions import DRAFTS, db
from vrijwilligers.vocabulary.clock import now

PLACE = DraftPlace("/candidates/new", "0" * 32, {})
CONTENT = DraftContent("/candidates/new", "New record", [("given_name", "Noor")])


@pytest.fixture
def rita(make, database):
    member = make.staff("reception")
    database.commit()
    owner = DraftOwner(member.id, member.uid)
    database.rollback()
    for place in (PLACE, replace(PLACE, form_key="1" * 32, is_special=True)):
        actions.keep(owner, place, CONTENT, at=now(), ends_at=now() + timedelta(days=1))
    return owner


@pytest.fixture
def new_key(app, monkeypatch):
    """Put a new key in front of the old one, as the settings would."""

    def have(*keys):
        monkeypatch.setitem(app.config, "ENCRYPTION_KEYS", keys)

    old, new = *app.config["ENCRYPTION_KEYS"], Fernet.generate_key().decode()
    have(new, old)
    return lambda: have(new)


def test_drafts_open_with_the_new_key_alone_when_all_is_sealed_anew(rita, new_key, commands):
    done = json.loads(commands("keys", "rotate", "--json"))
    assert done["resealed"] >= 2
    new_key()
    assert [one.content.answers for one in queries.of_member(rita, now())] == [
        [("given_name", "Noor")]
    ] * 2


def test_a_store_of_drafts_that_is_away_is_said_and_the_rest_is_sealed_anew(
    rita, new_key, commands, monkeypatch
):
    engine = db.engines[DRAFTS]
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "ALTER TABLE "
            + ("drafts.draft" if engine.name == "postgresql" else "draft")
            + " RENAME TO elsewhere"
        )
    try:
        assert "All but the drafts" in commands("keys", "rotate", code=2)
    finally:
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "ALTER TABLE "
                + ("drafts.elsewhere" if engine.name == "postgresql" else "elsewhere")
                + " RENAME TO draft"
            )
    assert "sealed anew" in commands("keys", "rotate")
