"""Running the team: inviting, roles, closing accounts."""

from datetime import date, datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions.mails import write_to
from vrijwilligers.accounts.actions.passwords import end_links, make_link
from vrijwilligers.accounts.feature import StaffDeed
from vrijwilligers.accounts.models import StaffMember, StaffRole
from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.links import INVITATION
from vrijwilligers.accounts.rules.roles import StaffDetails, may_invite
from vrijwilligers.extensions import db
from vrijwilligers.links.rules import AddressOf
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem


class EmailIsTaken(Problem):
    """Two accounts cannot share an address."""

    message = _l("Somebody of the team already has this e-mail address.")
    field = "email"


class MayNotInvite(Problem):
    """A coordinator invites for reception only."""

    message = _l("You may invite for reception only. Ask an administrator for other roles.")
    field = "roles"


class LastAdministrator(Problem):
    """Nobody could manage the team any more."""

    message = _l("There must be an administrator left.")


class SecrecyIsNotSignedYet(Problem):
    """A signature is of today at the latest."""

    message = _l("This day lies ahead. Enter the day on which it was signed.")
    field = "signed_on"


INVITATION_SUBJECT = _l("Your account at the volunteer desk")


def add(details: StaffDetails, *, by: int | None, at: datetime) -> tuple[StaffMember, str]:
    """Add somebody to the team; return them and the token of their invitation.

    Raise ``EmailIsTaken``.
    """
    if queries.by_email(details.email):
        raise EmailIsTaken
    member = StaffMember(
        name=details.name,
        email=details.email.lower(),
        language=details.language,
        roles=[StaffRole(role=role) for role in sorted(details.roles)],
    )
    db.session.add(member)
    db.session.flush()
    audit.record(StaffDeed.JOINED, member, by=by)
    return member, make_link(member, INVITATION, by=by, at=at)


def invite(
    details: StaffDetails, *, by: StaffMember, address_of: AddressOf, at: datetime
) -> StaffMember:
    """Add somebody and queue their invitation: its link is for nobody else.

    Raise ``MayNotInvite`` or ``EmailIsTaken``.
    """
    if not may_invite(by.role_names, details.roles):
        raise MayNotInvite
    member, token = add(details, by=by.id, at=at)
    _send_invitation(member, address_of(token), from_name=by.name)
    return member


def invite_again(
    member: StaffMember, *, by: StaffMember, address_of: AddressOf, at: datetime
) -> None:
    """Queue a new invitation for somebody; the former links are used up."""
    end_links(member, at=at)
    token = make_link(member, INVITATION, by=by.id, at=at)
    _send_invitation(member, address_of(token), from_name=by.name)


def change_roles(member: StaffMember, roles: frozenset[Role], *, by: int) -> None:
    """Give somebody these roles and no others. Raise ``LastAdministrator``."""
    if Role.ADMINISTRATOR not in roles:
        _refuse_last_administrator(member)
    kept = [held for held in member.roles if held.role in roles]
    new = roles - {held.role for held in kept}
    member.roles = kept + [StaffRole(role=role) for role in sorted(new)]
    audit.record(StaffDeed.CHANGED_ROLES, member, by=by)


def close(member: StaffMember, *, by: int, at: datetime) -> None:
    """Close an account: its sessions and links end. Raise ``LastAdministrator``."""
    _refuse_last_administrator(member)
    member.is_closed = True
    member.session_epoch += 1
    end_links(member, at=at)
    audit.record(StaffDeed.CLOSED, member, by=by)


def reopen(member: StaffMember, *, by: int) -> None:
    """Open a closed account again; the old password and second factor still hold."""
    member.is_closed = False
    audit.record(StaffDeed.REOPENED, member, by=by)


def note_secrecy(
    member: StaffMember, signed_on: date | None, *, by: int | None, today: date
) -> None:
    """Note when somebody signed the duty of confidentiality; ``None``: they did not (P-18)."""
    if signed_on and signed_on > today:
        raise SecrecyIsNotSignedYet
    member.secrecy_signed_on = signed_on
    audit.record(StaffDeed.SIGNED_SECRECY, member, by=by)


def rename(member: StaffMember, *, name: str, language: str) -> None:
    """Let somebody say how they are called and in which language we speak to them."""
    member.name, member.language = name, language
    audit.record(StaffDeed.CHANGED_PROFILE, member, by=member.id)


def _refuse_last_administrator(member: StaffMember) -> None:
    if queries.open_administrators() == {member.id}:
        raise LastAdministrator


def _send_invitation(member: StaffMember, link: str, *, from_name: str) -> None:
    write_to(member, "invitation", INVITATION_SUBJECT, from_name=from_name, link=link)
