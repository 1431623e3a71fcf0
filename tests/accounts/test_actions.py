from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from tests.accounts.people import OTHER, PASSWORD, SECRET, code, known
from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import entrance, passwords, second_factor, team
from vrijwilligers.accounts.models import RecoveryCode
from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.links import INVITATION, RESET, WELCOMES
from vrijwilligers.accounts.rules.roles import StaffDetails
from vrijwilligers.extensions import db
from vrijwilligers.links.actions import LinkIsDead
from vrijwilligers.links.queries import by_token
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now

AN = StaffDetails(
    name="An", email="an@example.org", language="nl", roles=frozenset({Role.RECEPTION})
)


def at_once(app, deed, times=4):
    """Do the same deed from several places at the same moment; return what each said."""

    def one(_):
        with app.app_context():
            try:
                with transaction():
                    deed()
            except Exception as refusal:
                return type(refusal)
            return None

    db.session.rollback()  # what the test itself began would keep the others waiting
    with ThreadPoolExecutor(times) as places:
        return list(places.map(one, range(times)))


def test_somebody_is_recognised_by_address_and_password(make):
    member = known(make)
    assert entrance.recognise(member.email, PASSWORD) is member
    for email, password in ((member.email, OTHER), ("niemand@example.org", PASSWORD)):
        with pytest.raises(entrance.WrongSignIn):
            entrance.recognise(email, password)


def test_the_password_of_a_member_is_proved_without_changing_anything(make, database):
    member = known(make)
    entrance.prove(member, PASSWORD)
    with pytest.raises(entrance.WrongPassword):
        entrance.prove(member, OTHER)
    assert not database.dirty


def test_one_code_sent_from_four_places_counts_once(app, make):
    member = known(make, totp_secret=SECRET)
    staff_id, given = member.id, code()

    said = at_once(app, lambda: second_factor.prove(queries.get(staff_id), given, at=now()))

    assert sorted(said, key=str) == [second_factor.WrongCode] * 3 + [None]


def test_one_printed_code_sent_from_four_places_counts_once(app, make, database):
    member = known(make, totp_secret=SECRET)
    paper = second_factor.renew_codes(member)[0]
    database.commit()
    staff_id = member.id

    said = at_once(app, lambda: second_factor.prove(queries.get(staff_id), paper, at=now()))

    assert said.count(None) == 1


def test_one_link_sent_from_four_places_works_once(app, make, database):
    member = make.staff("reception")
    token = passwords.make_link(member, INVITATION, by=None, at=now())
    database.commit()

    said = at_once(
        app, lambda: passwords.choose_by_link(by_token(token, *WELCOMES), OTHER, at=now())
    )

    assert sorted(said, key=str) == [LinkIsDead] * 3 + [None]


def test_two_administrators_cannot_close_each_other(app, make):
    ids = iter([make.staff("administrator").id, make.staff("administrator").id])

    said = at_once(app, lambda: team.close(queries.get(next(ids)), by=1, at=now()), times=2)

    assert sorted(said, key=str) == [team.LastAdministrator, None]


def test_recovery_codes_are_kept_as_hashes_only_v30(make, database):
    member = known(make, totp_secret=SECRET)
    codes = second_factor.renew_codes(member)
    kept = database.scalars(select(RecoveryCode.code_hash)).all()
    assert len(set(kept)) == 10
    assert not set(kept) & set(codes)
    assert {len(one) for one in kept} == {64}


def test_without_an_app_a_printed_code_proves_nothing(make, database):
    member = known(make, totp_secret=SECRET)
    codes = second_factor.renew_codes(member)
    database.commit()
    second_factor.remove(member, by=member.id)
    database.commit()
    for given in (codes[0], code()):
        with pytest.raises(second_factor.WrongCode):
            second_factor.prove(member, given, at=now())


def test_an_app_is_taken_only_when_it_shows_the_right_code(make):
    member = known(make)
    with pytest.raises(second_factor.WrongCode):
        second_factor.enrol(member, SECRET, "000000x", at=now())
    assert member.totp_secret is None


def test_nobody_joins_twice_or_is_invited_by_whom_may_not(make, database):
    coordinator, reception = make.staff("coordinator"), make.staff("reception")
    team.invite(AN, by=coordinator, address_of=str, at=now())
    with pytest.raises(team.EmailIsTaken):
        team.invite(AN, by=coordinator, address_of=str, at=now())
    with pytest.raises(team.MayNotInvite):
        team.invite(AN, by=reception, address_of=str, at=now())


def test_a_closed_account_has_no_links_left(make, database):
    member = known(make)
    token = passwords.make_link(member, RESET, by=None, at=now())
    team.close(member, by=member.id, at=now())
    team.reopen(member, by=member.id)
    with pytest.raises(LinkIsDead):
        passwords.choose_by_link(by_token(token, *WELCOMES), OTHER, at=now())


def test_keeping_a_role_and_adding_one_leaves_both(make, database):
    member = make.staff("reception")
    team.change_roles(member, frozenset({Role.RECEPTION, Role.COORDINATOR}), by=member.id)
    database.commit()
    assert member.role_names == {"reception", "coordinator"}
    team.change_roles(member, frozenset({Role.COORDINATOR}), by=member.id)
    database.commit()
    assert member.role_names == {"coordinator"}
