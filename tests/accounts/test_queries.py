from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError, NoResultFound

from tests.accounts.people import known
from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import entrance
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules.links import INVITATION, RESET
from vrijwilligers.links.queries import by_token
from vrijwilligers.vocabulary.clock import now


def test_a_session_is_of_whom_it_says_while_nothing_ended_it(make, database):
    member = known(make)
    session_id, began = member.get_id(), now()
    assert queries.of_session(session_id, began) is member

    entrance.leave(member, signed_in_at=began, lasts=timedelta(hours=10))
    assert queries.of_session(session_id, began) is None
    assert queries.of_session(session_id, began + timedelta(microseconds=1)) is member

    entrance.end_sessions(member, by=member.id)
    assert queries.of_session(session_id, began + timedelta(microseconds=1)) is None
    assert queries.of_session(member.get_id(), None) is member


def test_sessions_that_would_be_over_anyway_are_forgotten(make, database):
    member, long_ago = known(make), now() - timedelta(hours=30)
    entrance.leave(member, signed_in_at=long_ago, lasts=timedelta(hours=10))
    entrance.leave(member, signed_in_at=now(), lasts=timedelta(hours=10))
    assert queries.of_session(member.get_id(), long_ago) is member


def test_signing_out_twice_in_one_session_is_fine(make, database):
    member, began = known(make), now()
    for _ in range(2):
        entrance.leave(member, signed_in_at=began, lasts=timedelta(hours=10))
        database.commit()


@pytest.mark.parametrize("said", [None, "", "x", "1", "1.", ".1", "1.x", "-1.1", "²1.1"])
def test_a_session_that_says_nothing_is_of_nobody(database, said):
    assert queries.of_session(said, None) is None


def test_the_team_is_in_order_with_closed_accounts_last(make, database):
    for name, is_closed in (("bo", False), ("An", False), ("Aad", True)):
        make.staff("reception", name=name, is_closed=is_closed)
    assert [member.name for member in queries.team()] == ["An", "bo", "Aad"]
    assert set(queries.names().values()) == {"An", "bo", "Aad"}


def test_only_open_accounts_count_as_administrators(make, database):
    one = make.staff("administrator", "coordinator")
    make.staff("administrator", is_closed=True)
    make.staff("coordinator")
    assert queries.open_administrators() == {one.id}


def test_somebody_unknown_is_not_there(database):
    with pytest.raises(NoResultFound):
        queries.get(99)
    with pytest.raises(NoResultFound):
        by_token("never made", INVITATION, RESET)
    assert queries.by_email("niemand@example.org") is None


@pytest.mark.parametrize("wrong", [{"email": "An@example.org"}, {"language": "de"}])
def test_the_database_keeps_accounts_in_order(make, database, wrong):
    with pytest.raises(IntegrityError):
        make.staff("reception", **wrong)


def test_the_database_keeps_addresses_apart(make, database):
    make.staff("reception", email="an@example.org")
    with pytest.raises(IntegrityError):
        make.staff("reception", email="an@example.org")


def test_a_member_is_named_in_logs_without_the_name(make):
    member = known(make)
    assert repr(member) == f"<StaffMember {member.id}>"
    assert isinstance(member, StaffMember)
