"""``flask tick`` and ``flask nightly``: what the features do by themselves, safe to run twice."""

import logging
from collections.abc import Callable
from datetime import datetime

import click

from vrijwilligers.registry import registry
from vrijwilligers.vocabulary.clock import now

log = logging.getLogger(__name__)


@click.command("tick")
def tick() -> None:
    """Do what must happen each minute."""
    _do_all("each_minute")


@click.command("nightly")
def nightly() -> None:
    """Do what must happen each night."""
    _do_all("each_night")


def _do_all(when: str) -> None:
    """Do the work of every feature; what fails keeps nobody else from theirs, and is raised."""
    failed = [error for work in registry().loaded(when) if (error := _failure_of(work))]
    if failed:
        raise failed[0]


def _failure_of(work: Callable[[datetime], None]) -> Exception | None:
    try:
        work(now())
    except Exception as error:
        log.error("%s.%s failed: %s", work.__module__, work.__name__, type(error).__name__)
        return error
    return None
