"""``flask staff``: the first administrator, and a new link for whoever is locked out."""

import json

import click
from flask.cli import AppGroup

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import passwords, second_factor, team
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.links import INVITATION, RESET
from vrijwilligers.accounts.rules.roles import StaffDetails
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.exchange.cells import email as read_email
from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.links.views import address_of
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import LANGUAGES

ROLE = click.Choice([role.value for role in Role])
staff = AppGroup("staff", help="Accounts of the team.")


class EmailAddress(click.ParamType):
    """An e-mail address, in small letters."""

    name = "email"

    def convert(self, value: str, param: object, ctx: object) -> str:
        """Read the address; refuse what is none."""
        try:
            return read_email(readable(value).strip()) or ""
        except BadCell as bad:
            raise CannotBeUsed(f"“{value}” is not an e-mail address.") from bad


@staff.command("add")
@click.argument("email", type=EmailAddress())
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=ROLE,
)
@click.option("--name", help="How the person is called; otherwise the first part of the address.")
@click.option("--language", default="nl", type=click.Choice([*LANGUAGES]))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def add(email: str, roles: tuple[str, ...], name: str | None, language: str, as_json: bool) -> None:
    """Add EMAIL to the team and print a link to choose a password."""
    details = StaffDetails(
        name=readable(name or "").strip() or email.partition("@")[0],
        email=email,
        language=language,
        roles=frozenset(map(Role, roles)),
    )
    with transaction():
        if queries.by_email(email):
            raise CannotBeUsed(f"{email} already has an account. Use: flask staff link {email}")
        member, token = team.add(details, by=None, at=now())
        staff_id = member.id
    _say(staff_id, token, as_json)


@staff.command("link")
@click.argument("email", type=EmailAddress())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def link(email: str, as_json: bool) -> None:
    """Print a new link to choose a password for EMAIL; the former links stop working."""
    with transaction():
        member = _open_account(email)
        purpose = RESET if member.password_hash else INVITATION
        passwords.end_links(member, at=now())
        token = passwords.make_link(member, purpose, by=None, at=now())
        staff_id = member.id
    _say(staff_id, token, as_json)


@staff.command("remove-second-step")
@click.argument("email", type=EmailAddress())
def remove_second_step(email: str) -> None:
    """Let EMAIL in with the password alone, after the phone and the printed codes were lost."""
    with transaction():
        second_factor.remove(_open_account(email), by=None)
    click.echo("The second step is removed. All sessions of this account have ended.")


def _open_account(email: str) -> StaffMember:
    member = queries.by_email(email)
    if member is None or member.is_closed:
        raise CannotBeUsed(f"{email} has no open account.")
    return member


def _say(staff_id: int, token: str, as_json: bool) -> None:
    address = address_of(INVITATION)(token)
    click.echo(json.dumps({"id": staff_id, "link": address}) if as_json else address)
