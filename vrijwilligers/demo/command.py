"""``flask demo``: fill a database with made-up people, and only one that is for that."""

import json

import click
from flask.cli import with_appcontext

from vrijwilligers.demo.loading import is_in_use, load
from vrijwilligers.demo.stage import DemoSize
from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now


@click.command("demo")
@click.option("--candidates", default=200, show_default=True, type=click.IntRange(0))
@click.option("--vacancies", default=300, show_default=True, type=click.IntRange(0))
@click.option("--seed", default=1, show_default=True, help="The same seed, the same people.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_appcontext
def demo(candidates: int, vacancies: int, seed: int, as_json: bool) -> None:
    """Load made-up people, organisations and vacancies in place of those of an earlier demo.

    Refuses a database that holds anybody else.
    """
    made = replace_all(DemoSize(candidates, vacancies, seed))
    click.echo(json.dumps(made) if as_json else in_words(made))


def replace_all(size: DemoSize) -> dict[str, int]:
    """Load the demo, all of it or nothing; refuse a database with others than made-up people."""
    with transaction():
        if is_in_use():
            raise CannotBeUsed("This database is not a demo: it stays as it is.")
        return load(size, at=now())


def in_words(made: dict[str, int]) -> str:
    """Say how many of what, on one line."""
    counts = ", ".join(f"{amount} {what.replace('_', ' ')}" for what, amount in made.items())
    return f"Made up: {counts}."
