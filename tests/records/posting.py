"""What tests of mail borrow: a real mail server, and a desk that sends through it."""

import asyncio
import json
import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from tests.conftest import settings
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.records import outbox
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now


class Mailbox:
    """What a real mail server received; some readers it refuses, now or for good, or slowly."""

    REFUSES = {"weg": "550 no such mailbox", "later": "451 greylisted", "vol": "452 full"}

    def __init__(self):
        self.received, self.refuses = [], dict(self.REFUSES)

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = self.refuses.get(address.partition("@")[0])
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        [reader] = envelope.rcpt_tos
        if reader.startswith("traag@"):
            await asyncio.sleep(2)
        if reader.startswith("spam@"):
            return "554 we do not like this"
        self.received.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def mailbox(port):
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box
    server.stop()


@pytest.fixture
def posting(server, app, database, port, tmp_path):
    """The desk, with a mail server in its settings."""
    where = {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port, "TESTING": False}
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    desk = create_app(settings(server, tmp_path, **where, **keys))
    with desk.app_context():
        yield desk
        db.session.remove()
        db.engine.dispose()


def queue(address="an@example.org", language="nl", **words):
    words = {"name": "An Peeters", "link": "https://balie.example.org/x"} | words
    subject = _l("Look\nin your mailbox")
    with transaction():
        message = outbox.queue(
            "reset", address=address, language=language, subject=subject, **words
        )
        db.session.flush()
        return message.id


WAITS = "oldest_waiting_minutes"


NOTHING = {"sent": 0, "failed": 0, WAITS: None}


def queued(*, hours_ago):
    """Let all messages have been queued some hours ago."""
    with transaction():
        for message in db.session.scalars(select(outbox.Message)):
            message.queued_at = now() - timedelta(hours=hours_ago)


def send(desk, *words, code=0):
    db.session.rollback()
    result = desk.test_cli_runner().invoke(args=["messages", "send", *words])
    assert result.exit_code == code, (result.output, result.exception)
    return json.loads(result.output) if "--json" in words else result.output
