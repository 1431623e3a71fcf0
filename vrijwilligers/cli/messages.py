"""``flask messages``: outgoing mail."""

import json
from datetime import timedelta

import click
from flask import current_app
from flask.cli import AppGroup

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.records.db import read_only
from vrijwilligers.records.sending import SendingReport, send_waiting
from vrijwilligers.settings.current import desk_settings, sender
from vrijwilligers.vocabulary.clock import now

LONG = timedelta(hours=4)
STUCK = 1
messages = AppGroup("messages", help="Outgoing mail.")


@messages.command("send")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def send(context: click.Context, as_json: bool) -> None:
    """Send the mail that waits. Safe to run twice, also at the same time.

    Ends with 1 where somebody has to look: the server is away, it refused a mail for good, or a
    mail waits for more than four hours.
    """
    if not current_app.config["MAIL_SERVER"]:
        raise CannotBeUsed("Set VRIJWILLIGERS_MAIL_SERVER: there is no mail server to send to.")
    with read_only():
        desk_settings()
        writers = accounts.names()
    done = send_waiting(
        lambda message: sender(message.language, writers.get(message.written_by_id or 0, ""))
    )
    waits = now() - done.waiting_since if done.waiting_since else timedelta()
    click.echo(json.dumps(_as_json(done, waits)) if as_json else _in_words(done, waits))
    if done.is_away or done.refused or waits > LONG:
        context.exit(STUCK)


def _as_json(done: SendingReport, waits: timedelta) -> dict[str, int | None]:
    minutes = int(waits.total_seconds() // 60) if done.waiting_since else None
    return {"sent": done.sent, "failed": done.failed, "oldest_waiting_minutes": minutes}


def _in_words(done: SendingReport, waits: timedelta) -> str:
    said = f"{done.sent} sent, {done.failed} not sent."
    if waits > LONG:
        said += f" The oldest waits for {int(waits.total_seconds() // 3600)} hours."
    return said
