"""What was typed is offered only to who typed it, where their role still opens that form."""

import pytest
from sqlalchemy import delete, func, select

from tests.desk import Desk
from tests.drafts.typing import offers, typed_in, value_of
from vrijwilligers.accounts.models import StaffRole
from vrijwilligers.accounts.rules import Role
from vrijwilligers.drafts.models import Draft
from vrijwilligers.extensions import db

BEGUN = "You were in the middle of"
SIGNS = "Amarant zoekt een tuinier"


def gets_roles(member_id, *roles):
    db.session.rollback()
    db.session.execute(delete(StaffRole).where(StaffRole.staff_id == member_id))
    db.session.add_all(StaffRole(staff_id=member_id, role=Role(role)) for role in roles)
    db.session.commit()


@pytest.fixture
def typed(coordinator, make, database):
    """A coordinator types in a form that is not for reception."""
    organisation = make.organisation()
    database.commit()
    shown = coordinator.get("organisations.change", organisation_id=organisation.id)
    draft = typed_in(coordinator, shown, {"name": SIGNS})
    return shown.address, draft["id"]


def test_who_typed_it_and_may_still_send_it_is_offered_it(coordinator, typed):
    address, draft_id = typed
    assert BEGUN in coordinator.get("desk.today").text
    back = coordinator.open(coordinator.open(f"/drafts/{draft_id}", status=302).location)
    assert value_of(back, "name") == SIGNS
    assert len(offers(coordinator.open(address))) == 1


@pytest.mark.parametrize("role", ["reception", "administrator"])
def test_whoever_lost_the_role_for_a_form_is_not_offered_what_they_typed(
    coordinator, typed, role, database
):
    address, draft_id = typed
    gets_roles(coordinator.staff_id, role)

    if role == "reception":
        assert BEGUN not in coordinator.get("desk.today").text
    assert coordinator.open(f"/drafts/{draft_id}", status=302).location == "/"
    coordinator.open(f"{address}?draft={draft_id}", status=403)
    latest = coordinator.get("drafts.latest", form=address, status=302)
    assert latest.location == "/"
    gone_on = coordinator.client.get("/drafts/latest", query_string={"form": address})
    assert SIGNS not in gone_on.text

    gets_roles(coordinator.staff_id, "coordinator")  # it was kept all the while
    assert BEGUN in coordinator.get("desk.today").text


@pytest.mark.parametrize("role", ["reception", "coordinator", "administrator"])
def test_no_role_opens_what_somebody_else_typed(app, make, coordinator, typed, role):
    address, draft_id = typed
    other = Desk(app).sign_in(make.staff(role))
    assert other.open(f"/drafts/{draft_id}", status=302).location == "/"
    assert other.get("drafts.latest", form=address, status=302).location in ("/", address)
    csrf = other.signed(f"/drafts/{draft_id}/discard")
    with other._request():
        other.client.post(f"/drafts/{draft_id}/discard", data=csrf)
    assert db.session.scalar(select(func.count(Draft.id))) == 1
    assert BEGUN in coordinator.get("desk.today").text
