"""``flask messages``: outgoing mail."""

import json

import click
from flask import current_app
from flask.cli import AppGroup

from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.records import outbox
from vrijwilligers.settings.current import senders

messages = AppGroup("messages", help="Outgoing mail.")


@messages.command("send")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def send(as_json: bool) -> None:
    """Send the mail that waits. Safe to run twice, also at the same time."""
    if not current_app.config["MAIL_SERVER"]:
        raise CannotBeUsed("Set VRIJWILLIGERS_MAIL_SERVER: there is no mail server to send to.")
    sent, failed = outbox.send_waiting(senders())
    if as_json:
        click.echo(json.dumps({"sent": sent, "failed": failed}))
    else:
        click.echo(f"{sent} sent, {failed} not sent.")
