"""``flask messages``: outgoing mail."""

import json
from collections import Counter
from datetime import timedelta
from functools import partial

import click
from flask import current_app
from flask.cli import AppGroup

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.exchange.mails import MOST, delivery_notices
from vrijwilligers.exchange.sandbox import Unreadable
from vrijwilligers.records import bounces as bounced
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.mailbox import MailboxAddress, MailboxAway, read_reports
from vrijwilligers.records.outbox import BounceKind
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


@messages.command("bounces")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def bounces(context: click.Context, as_json: bool) -> None:
    """Read which mails came back, from the mailbox of the settings. Safe to run twice.

    Ends with 1 where the mailbox is away. No mail is kept; what was read is marked as read there.
    """
    if not current_app.config["BOUNCES_SERVER"]:
        raise CannotBeUsed("Set VRIJWILLIGERS_BOUNCES_SERVER: there is no mailbox to read.")
    found: Counter[str] = Counter()
    try:
        found["read"] = read_reports(_mailbox(), partial(_note, found), most_bytes=MOST)
    except MailboxAway as error:
        click.echo(f"The mailbox cannot be read: {error}.", err=True)
        context.exit(STUCK)
    counts = {name: found[name] for name in ("read", *BounceKind, "unreadable")}
    words = "{read} read: {hard} came back for good, {soft} for now, {unreadable} unreadable."
    click.echo(json.dumps(counts) if as_json else words.format(**counts))


def _mailbox() -> MailboxAddress:
    config = current_app.config
    return MailboxAddress(
        server=config["BOUNCES_SERVER"],
        port=config["BOUNCES_PORT"],
        username=config["BOUNCES_USERNAME"],
        password=config["BOUNCES_PASSWORD"],
        folder=config["BOUNCES_FOLDER"],
        is_sealed=config["BOUNCES_USE_SSL"],
    )


def _note(found: Counter[str], content: bytes) -> None:
    try:
        notices = delivery_notices(content)
    except Unreadable:
        found["unreadable"] += 1
        return
    with transaction():
        at = now()
        kinds = [bounced.note(one.about, one.action, one.status, at=at) for one in notices]
    found.update(kind for kind in kinds if kind)


def _as_json(done: SendingReport, waits: timedelta) -> dict[str, int | None]:
    minutes = int(waits.total_seconds() // 60) if done.waiting_since else None
    return {"sent": done.sent, "failed": done.failed, "oldest_waiting_minutes": minutes}


def _in_words(done: SendingReport, waits: timedelta) -> str:
    said = f"{done.sent} sent, {done.failed} not sent."
    if waits > LONG:
        said += f" The oldest waits for {int(waits.total_seconds() // 3600)} hours."
    return said
