"""With other keys than those of the database nothing starts, and one sentence says why (F-13)."""

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import delete, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.records.database_flags import DatabaseFlag
from vrijwilligers.records.key_check import WrongKeys, check_keys
from vrijwilligers.records.outbox import Message, queue
from vrijwilligers.vocabulary.clock import today


def another_key():
    return Fernet.generate_key().decode()


@pytest.fixture
def keys(app, monkeypatch):
    """Let the server have other keys, the newest first."""

    def have(*keys):
        monkeypatch.setitem(app.config, "ENCRYPTION_KEYS", keys)

    return have


@pytest.fixture
def something_sealed(database):
    """Seal something in the database, with the keys of now."""

    def seal():
        check_keys()
        mail = {"address": "an@example.org", "language": "nl", "subject": "Dag", "link": "x"}
        queue("reset", name="An", **mail)
        database.commit()

    return seal


def test_the_keys_that_a_database_was_used_with_open_it(database, app, something_sealed, keys):
    something_sealed()
    check_keys()
    keys(another_key(), *app.config["ENCRYPTION_KEYS"])
    check_keys()


def test_other_keys_stop_the_start_and_one_sentence_says_why(database, something_sealed, keys):
    something_sealed()
    keys(another_key())
    with pytest.raises(WrongKeys, match="does not open this database: put back the keys") as said:
        check_keys()
    assert "\n" not in str(said.value)


def test_where_the_known_text_is_gone_what_is_sealed_tells_which_keys_are_right_f13(
    database, app, something_sealed, keys
):
    something_sealed()
    own = app.config["ENCRYPTION_KEYS"]
    database.execute(delete(DatabaseFlag))
    database.commit()
    keys(another_key())
    with pytest.raises(WrongKeys):
        check_keys()
    keys(*own)
    check_keys()
    assert database.scalars(select(DatabaseFlag.name)).all() == ["encryption keys"]


def test_what_works_by_itself_stops_too_and_touches_nothing(
    database, commands, something_sealed, keys
):
    something_sealed()
    keys(another_key())
    for command in ("tick", "nightly", "welcome"):
        assert "put back the keys" in commands(command, code=1)
    assert database.scalars(select(Message.sent_at)).all() == [None]


def test_with_other_keys_no_command_erases_sends_or_copies(
    make, database, commands, something_sealed, keys, tmp_path
):
    something_sealed()
    key = str(make.candidate(erase_on=today()).id)
    keys(another_key())
    for words in (
        ("privacy", "erase", key, "--yes"),
        ("privacy", "erase-expired", "--really"),
        ("privacy", "export", key, "--out", str(tmp_path)),
        ("messages", "send"),
    ):
        assert "put back the keys" in commands(*words, code=1), words
    assert database.query(Candidate).count() == 1
    assert database.scalars(select(Message.given_up_at)).all() == [None]


def test_a_database_in_which_nothing_is_sealed_takes_the_keys_of_now(database, keys):
    check_keys()
    keys(another_key())
    check_keys()
    database.rollback()
    assert len(database.scalars(select(DatabaseFlag)).all()) == 1
    check_keys()
