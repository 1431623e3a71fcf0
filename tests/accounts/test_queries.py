import pytest
from sqlalchemy.exc import IntegrityError, NoResultFound

from tests.accounts.people import known
from vrijwilligers.accounts import queries
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules.links import INVITATION, RESET
from vrijwilligers.links.queries import by_token


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
