"""A new key: everything is sealed anew with it, also after a kill, and nothing stops it (F-13)."""

import json

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Text, select, text, type_coerce

from tests.privacy.whole import whole_person
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Recall
from vrijwilligers.records import resealing
from vrijwilligers.records.encryption import seal
from vrijwilligers.records.key_check import check_keys
from vrijwilligers.records.outbox import Message, queue
from vrijwilligers.support_needs import queries as support_needs


@pytest.fixture
def keys(app, monkeypatch):
    """Let the server have other keys, the newest first."""

    def have(*keys):
        monkeypatch.setitem(app.config, "ENCRYPTION_KEYS", keys)

    return have


@pytest.fixture
def person(make, database):
    """Let somebody have something in every sealed column, sealed with the key of now."""
    check_keys()
    person = whole_person(make, database)
    make.staff("reception", totp_secret="GEHEIM")
    recall = database.scalars(select(Recall)).one()
    recall.sealed, recall.done_at = seal('{"name": "Zohra"}'), None
    database.commit()
    return person


@pytest.fixture
def new_key(app, keys):
    """Put a new key in front of the old one; return both."""
    [old] = app.config["ENCRYPTION_KEYS"]
    new = Fernet.generate_key().decode()
    keys(new, old)
    return new, old


def rotate(commands):
    return json.loads(commands("keys", "rotate", "--json"))


def all_sealed():
    for column in resealing._columns():
        for value in db.session.scalars(select(type_coerce(column, Text))):
            if value is not None:
                yield column.table.name, value


def test_afterwards_the_new_key_alone_opens_everything_f13_v36(
    person, new_key, commands, database, keys
):
    before = [*all_sealed()]
    tables = {name for name, _value in before}
    assert tables >= {"message", "staff_member", "candidate_support", "recall"}
    database.rollback()
    done = rotate(commands)
    assert done["resealed"] == len(before)
    assert (done["already"], done["unreadable"]) == (0, [])

    keys(new_key[0])
    check_keys()
    assert support_needs.needs_of(person).codes == {"assistance_dog"}
    assert database.scalars(select(Message.body)).all() == ["Votre rendez-vous est lundi."]


def test_whatever_looks_sealed_in_any_column_opens_with_the_new_key(
    person, new_key, commands, database
):
    rotate(commands)
    new = Fernet(new_key[0])
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Text) or "sealed" in column.name:
                values = database.scalars(select(type_coerce(column, Text)))
                for value in [one for one in values if str(one).startswith("gAAAA")]:
                    new.decrypt(value.encode())


def test_a_second_time_there_is_nothing_to_do(person, new_key, commands):
    first = rotate(commands)
    again = rotate(commands)
    assert (again["resealed"], again["already"]) == (0, first["resealed"])


def test_what_does_not_open_stops_nothing_and_is_named(person, new_key, commands, database):
    queue("reset", address="an@x.example", language="nl", subject="Dag", name="An", link="x")
    database.commit()
    broken = database.scalars(select(Message.id).order_by(Message.id)).first()
    database.execute(text("UPDATE message SET body = 'no cipher' WHERE id = :id"), {"id": broken})
    database.execute(text("UPDATE candidate_support SET needs = 'no cipher'"))
    database.commit()
    key = person.id
    done = rotate(commands)
    assert done["unreadable"] == [
        {"table": "candidate_support", "id": key},
        {"table": "message", "id": broken},
    ]
    assert done["resealed"] > 0
    said = commands("keys", "rotate")
    assert f"None of the keys opens: candidate_support {key}, message {broken}." in said


def test_killed_half_way_both_keys_open_and_the_next_run_finishes(
    person, new_key, commands, database, keys, monkeypatch
):
    done = []

    def dies(column, row):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(row)
        return reseal_one(column, row)

    reseal_one = resealing._reseal_one
    monkeypatch.setattr(resealing, "_reseal_one", dies)
    with pytest.raises(KeyboardInterrupt):
        resealing.reseal_all()
    database.rollback()
    monkeypatch.setattr(resealing, "_reseal_one", reseal_one)
    check_keys()
    keys(new_key[0])
    with pytest.raises(SystemExit):
        check_keys()
    keys(*new_key)
    rotate(commands)
    keys(new_key[0])
    check_keys()


def test_nobody_sees_that_a_record_was_sealed_anew(person, new_key, commands, database):
    watched = text("SELECT version, noted_at FROM candidate_support")
    before = database.execute(watched).all()
    database.rollback()
    rotate(commands)
    assert database.execute(watched).all() == before


def test_with_one_key_there_is_nothing_to_rotate(commands):
    assert "flask keys new" in commands("keys", "rotate", code=2)


def test_keys_that_are_given_are_made_and_put_in_front_by_hand(commands):
    key, _, said = commands("keys", "new").partition("\n")
    assert Fernet(key)
    assert "Put it in front of VRIJWILLIGERS_ENCRYPTION_KEYS" in said


def test_keys_of_our_own_get_a_new_one_in_front(app, commands, tmp_path, monkeypatch):
    file = tmp_path / "encryption_keys"
    file.write_text(app.config["ENCRYPTION_KEYS"][0])
    monkeypatch.setitem(app.config, "INSTANCE", str(tmp_path))
    assert "flask keys rotate" in commands("keys", "new")
    new, old = file.read_text().split()
    assert old == app.config["ENCRYPTION_KEYS"][0]
    assert Fernet(new)
    assert file.stat().st_mode & 0o777 == 0o600
