"""Somebody says with one click whether they stay in the pool; who has no mail is asked by hand."""

import pytest
from sqlalchemy import select

from tests.pool.calls import member
from vrijwilligers.pool.actions import still as actions
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.vocabulary.clock import months_after, now, today


@pytest.fixture
def silent(make, database):
    one = member(make, phone="+32470112244", language="fr")
    one.sure_on = months_after(today(), -13)
    database.commit()
    return one


def the_membership(database):
    database.rollback()
    database.expire_all()
    return database.scalars(select(PoolMembership)).one_or_none()


def say(desk, address, said):
    page = desk.open(address)
    return desk.send(page, {}, form=f'form[action$="/{said}"]')


@pytest.fixture
def address(silent, database, desk):
    token = actions.make_link(silent, at=now())
    actions.note_asked(silent, at=now())
    database.commit()
    return desk.url("pool.still", token=token)


def test_one_click_is_enough_and_it_can_be_changed(desk, address, database):
    page = desk.open(address)
    assert page.html.html["lang"] == "fr"
    assert the_membership(database).still_asked == 1  # opening changes nothing
    say(desk, address, "stays")
    kept = the_membership(database)
    assert (kept.sure_on, kept.asked_still_at, kept.still_asked) == (today(), None, 0)
    say(desk, address, "pause")
    assert the_membership(database).paused_until == months_after(today(), 3)
    say(desk, address, "stays")
    assert the_membership(database).paused_until is None


def test_who_leaves_is_gone_and_the_link_says_so(desk, address, database):
    say(desk, address, "leave")
    assert the_membership(database) is None
    desk.open(address, status=410)


def test_a_colleague_asks_by_text_or_phone(reception, silent, database):
    silent.channel = PoolChannel.MESSAGE
    database.commit()
    page = reception.get("pool.still_list")
    assert silent.candidate.full_name in page.text
    text = reception.send(page, {}, form='form[action$="/text"]', status=200)
    said = text.html.select_one("textarea")
    assert said["lang"] == "fr"
    assert "/pool/still/" in said.get_text()
    assert silent.candidate.first_name not in said.get_text()
    assert "Nobody has to be asked now." in reception.get("pool.still_list").text
    assert the_membership(database).still_asked == 1


@pytest.mark.parametrize("said", ["stays", "pause", "tried"])
def test_what_is_said_on_the_phone_is_noted(reception, silent, database, said):
    silent.channel = PoolChannel.PHONE
    database.commit()
    page = reception.get("pool.still_list")
    reception.send(page, {}, form=f'form[action$="/{said}"]')
    assert "Nobody has to be asked now." in reception.get("pool.still_list").text
    kept = the_membership(database)
    assert kept.still_asked == (1 if said == "tried" else 0)
    assert kept.is_paused(today()) == (said == "pause")
