"""``flask demo``: made-up people, in a database that is for that; and the end of it."""

import json
import sys

import click
from click import Context
from flask import current_app
from flask.cli import with_appcontext

from vrijwilligers.accounts.cli import EmailAddress
from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.links import INVITATION
from vrijwilligers.accounts.rules.roles import StaffDetails
from vrijwilligers.demo.ending import begin_for_real
from vrijwilligers.demo.loading import is_in_use, load
from vrijwilligers.drafts.actions import discard_all
from vrijwilligers.drafts.store import DraftsAreAway
from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.links.views import address_of
from vrijwilligers.records import database_flags
from vrijwilligers.records.db import read_only, transaction, write_back
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import LANGUAGES

WORD = "real"


@click.group("demo", invoke_without_command=True)
@click.option("--candidates", default=200, show_default=True, type=click.IntRange(0))
@click.option("--vacancies", default=300, show_default=True, type=click.IntRange(0))
@click.option("--seed", default=1, show_default=True, help="The same seed, the same people.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
@with_appcontext
def demo(context: Context, candidates: int, vacancies: int, seed: int, as_json: bool) -> None:
    """Load made-up people, organisations and vacancies in place of those of an earlier demo.

    Refuses a database that holds anybody else, and one of a real server.
    """
    if context.invoked_subcommand is None:
        made = replace_all(DemoSize(candidates, vacancies, seed))
        click.echo(json.dumps(made) if as_json else in_words(made))


@demo.command("end")
@click.argument("email", type=EmailAddress())
@click.option("--name", help="How the person is called; otherwise the first part of the address.")
@click.option("--language", default="nl", type=click.Choice([*LANGUAGES]))
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_appcontext
def end(email: str, name: str | None, language: str, yes: bool) -> None:
    """Take out everybody of the demo, its team too, and begin for real with EMAIL.

    The lists of categories, talents, support needs and words stay, and the texts of consent.
    Prints the link with which EMAIL, administrator and coordinator, chooses a password.
    """
    with read_only():
        if not database_flags.is_demo():
            raise CannotBeUsed("This database is not a demo: it stays as it is.")
    _ask(yes)
    roles = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
    called = (name or "").strip() or email.partition("@")[0]
    _discard_drafts()
    with transaction():
        token = begin_for_real(
            StaffDetails(name=called, email=email, language=language, roles=roles)
        )
        link = address_of(INVITATION)(token)
    write_back()
    click.echo(f"The demo is over: nobody made up is left. Choose a password: {link}")
    click.echo("Then the page of the day leads through the first real day.")


def _discard_drafts() -> None:
    """Throw away what was typed in the demo: its store stands apart."""
    try:
        discard_all()
    except DraftsAreAway as error:
        raise CannotBeUsed("The store of drafts does not answer: the demo stays.") from error


def _ask(yes: bool) -> None:
    """Let somebody type a word before everything goes."""
    if yes:
        return
    if not _is_at_terminal():
        raise CannotBeUsed("Everybody in this database would go: add --yes to say so.")
    typed = click.prompt(f"Everybody in this database goes. Type {WORD} to begin for real")
    if typed.strip().lower() != WORD:
        raise CannotBeUsed("That was another word: the demo stays.")


def _is_at_terminal() -> bool:
    return sys.stdin.isatty()


def replace_all(size: DemoSize) -> dict[str, int]:
    """Load the demo, all of it or nothing; refuse a database with others than made-up people."""
    if current_app.config["PRODUCTION"]:
        raise CannotBeUsed("A real server loads nobody made up.")
    with transaction():
        if is_in_use():
            raise CannotBeUsed(_why_not())
        return load(size, at=now())


def _why_not() -> str:
    if database_flags.is_demo():
        return "Somebody entered something into this demo: it stays. To empty it: flask demo end"
    return "This database is not a demo: it stays as it is."


def in_words(made: dict[str, int]) -> str:
    """Say how many of what, on one line."""
    counts = ", ".join(f"{amount} {what.replace('_', ' ')}" for what, amount in made.items())
    return f"Made up: {counts}."
