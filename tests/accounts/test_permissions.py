"""Who may do what: as the features say, put together."""

from vrijwilligers.accounts.feature import StaffPermission
from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.registry import registry_of

R, C, A = Role.RECEPTION, Role.COORDINATOR, Role.ADMINISTRATOR


def test_a_coordinator_may_all_that_reception_may_and_an_administrator_sees_no_fiche(app):
    may = registry_of(app).permissions
    assert may[R] < may[C]
    assert CandidatePermission.READ not in may[A]


def test_who_holds_two_roles_may_what_either_may_and_who_holds_none_nothing(make):
    both, nobody = make.staff("coordinator", "administrator"), make.staff()
    assert both.may(CandidatePermission.LOG)
    assert both.may(StaffPermission.MANAGE)
    assert not nobody.may(StaffPermission.READ)
