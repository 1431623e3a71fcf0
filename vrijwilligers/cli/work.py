"""``flask tick`` and ``flask nightly``: what the features do by themselves, safe to run twice."""

import click

from vrijwilligers.records.key_check import check_keys
from vrijwilligers.registry import registry
from vrijwilligers.vocabulary.clock import now


@click.command("tick")
def tick() -> None:
    """Do what must happen each minute."""
    check_keys()
    for work in registry().loaded("each_minute"):
        work(now())


@click.command("nightly")
def nightly() -> None:
    """Do what must happen each night."""
    check_keys()
    for work in registry().loaded("each_night"):
        work(now())
