"""``flask welcome``: what ``make run`` says before the desk opens."""

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import passwords
from vrijwilligers.accounts.demo import COORDINATOR, RECEPTION
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules.links import INVITATION, RESET
from vrijwilligers.demo.command import in_words, replace_all
from vrijwilligers.demo.loading import is_in_use
from vrijwilligers.extensions import db
from vrijwilligers.links.views import address_of
from vrijwilligers.records import database_flags
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.vocabulary.clock import now

DOORS = {COORDINATOR: "coordinator", RECEPTION: "reception"}


@click.command("welcome")
@with_appcontext
def welcome() -> None:
    """Say where the desk is and how to come in; a new database receives the demo."""
    with read_only():
        is_new = _is_new()
    if is_new:
        click.echo(in_words(replace_all(DemoSize())))
    click.echo(f"The desk is at {current_app.config['SERVER_ADDRESS']}")
    with read_only():
        is_demo, has_team = database_flags.is_demo(), _has_team()
    if is_demo:
        _show_doors()
    elif not has_team:
        click.echo("Make the first administrator: flask staff add EMAIL --role administrator")


def _is_new() -> bool:
    """Tell whether nobody is here yet, so that a demo harms nothing; production is never a demo."""
    is_empty = not (_has_team() or is_in_use() or database_flags.is_demo())
    return is_empty and not current_app.config["PRODUCTION"]


def _has_team() -> bool:
    return db.session.scalar(select(StaffMember.id).limit(1)) is not None


def _show_doors() -> None:
    click.echo("Everybody here is made up. Come in with one of these links; each works once:")
    for email, role in DOORS.items():
        if link := _link(email):
            click.echo(f"  {role + ':':<13}{link}")


def _link(email: str) -> str | None:
    """Make a new link for somebody whose account is open; the former ones stop working."""
    with transaction():
        member = queries.by_email(email)
        if member is None or member.is_closed:
            return None
        purpose = RESET if member.password_hash else INVITATION
        passwords.end_links(member, at=now())
        return address_of(purpose)(passwords.make_link(member, purpose, by=None, at=now()))
