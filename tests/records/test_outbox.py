import json
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select, text

from tests.conftest import settings
from vrijwilligers import create_app
from vrijwilligers.extensions import db
from vrijwilligers.records import outbox
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def two_messages(make, database):
    """Two mails that wait, the first of which does not open with our keys."""
    for number in (1, 2):
        words = {"language": "nl", "subject": "Dag", "name": "An", "link": "https://x.example"}
        outbox.queue("reset", address=f"an{number}@x.example", **words)
    database.commit()
    first = select(func.min(outbox.Message.id))
    database.execute(
        text("UPDATE message SET body = 'no cipher' WHERE id = :id"),
        {"id": database.scalar(first)},
    )
    database.commit()


def test_a_message_that_does_not_open_keeps_no_other_from_going(two_messages, database, caplog):
    assert outbox.send_waiting() == (1, 0)
    assert outbox.send_waiting() == (0, 0)
    first, second = database.query(outbox.Message).order_by(outbox.Message.id)
    assert (first.given_up_at is not None, second.sent_at is not None) == (True, True)
    assert f"Message {first.id} cannot be opened" in caplog.text


class Mailbox:
    """What a real mail server received; it refuses whom it does not know."""

    def __init__(self):
        self.received = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("weg@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
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


def send(desk, *words, code=0):
    db.session.rollback()
    result = desk.test_cli_runner().invoke(args=["messages", "send", *words])
    assert result.exit_code == code, (result.output, result.exception)
    return json.loads(result.output) if "--json" in words else result.output


def test_a_message_goes_to_its_reader_once(posting, mailbox):
    queue()

    assert send(posting, "--json") == {"sent": 1, "failed": 0}
    assert send(posting, "--json") == {"sent": 0, "failed": 0}

    [(readers, content)] = mailbox.received
    assert readers == ["an@example.org"]
    assert "From: infopunt@example.org" in content
    assert "@example.org>" in content.partition("Message-ID: ")[2]
    assert "https://balie.example.org/x" in content


def test_the_command_says_in_words_what_it_did(posting, mailbox):
    queue()
    queue("weg@example.org")
    assert send(posting) == "1 sent, 1 not sent.\n"


def test_nothing_is_lost_while_the_server_is_down(posting, port):
    for _ in range(3):
        queue()
    for _ in range(outbox.MOST_TRIES + 1):
        assert send(posting, "--json") == {"sent": 0, "failed": 3}

    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        assert send(posting, "--json") == {"sent": 3, "failed": 0}
    finally:
        server.stop()
    assert len(box.received) == 3


def test_a_refused_reader_does_not_stop_the_others(posting, mailbox):
    queue("weg@example.org")
    queue("bo@example.org")

    assert send(posting, "--json") == {"sent": 1, "failed": 1}

    assert [readers for readers, _ in mailbox.received] == [["bo@example.org"]]


def test_a_message_that_is_refused_time_and_again_is_given_up(posting, mailbox):
    number = queue("weg@example.org")
    for _ in range(outbox.MOST_TRIES):
        assert send(posting, "--json")["failed"] == 1
    assert send(posting, "--json") == {"sent": 0, "failed": 0}
    assert db.session.get_one(outbox.Message, number).sent_at is None


def test_two_senders_at_once_send_each_message_once(posting, mailbox):
    for _ in range(8):
        queue()
    db.session.rollback()

    def one(_):
        with posting.app_context():
            return outbox.send_waiting()

    with ThreadPoolExecutor(2) as senders:
        said = list(senders.map(one, range(2)))

    assert len(mailbox.received) == 8
    assert sum(sent for sent, _ in said) == 8
    assert sum(failed for _, failed in said) == 0


def test_what_a_sender_took_and_left_is_sent_after_a_while_under_the_same_number(posting, mailbox):
    number = queue()
    quarter, moment = timedelta(minutes=15), timedelta(seconds=30)
    with transaction():
        db.session.get_one(outbox.Message, number).claimed_at = now() - quarter + moment
    assert send(posting, "--json") == {"sent": 0, "failed": 0}

    with transaction():
        message = db.session.get_one(outbox.Message, number)
        message.claimed_at = now() - quarter - moment
        key = message.key
    assert send(posting, "--json") == {"sent": 1, "failed": 0}
    assert f"<{key}@example.org>" in mailbox.received[0][1]


def test_what_is_rolled_back_is_not_sent(posting, mailbox):
    words = {"subject": "x", "name": "A", "link": "x"}
    outbox.queue("reset", address="a@example.org", language="nl", **words)
    db.session.flush()
    db.session.rollback()
    assert send(posting, "--json") == {"sent": 0, "failed": 0}


def test_a_subject_is_one_line(posting):
    message = db.session.get_one(outbox.Message, queue())
    assert "\n" not in message.subject


def test_letters_of_every_language_arrive(posting, mailbox):
    queue(name="Ĝorĝo Œuvre 你好")
    send(posting, "--json")
    assert mailbox.received[0][1].encode().isascii() or "Œuvre" in mailbox.received[0][1]


def test_the_text_is_sealed_in_the_database(posting):
    number = queue(link="https://balie.example.org/geheim")
    raw = db.session.connection().exec_driver_sql("SELECT body FROM message").scalar_one()
    assert "geheim" not in raw
    assert "geheim" in db.session.get_one(outbox.Message, number).body


def test_a_message_is_named_in_logs_without_its_reader_p23(posting, mailbox, caplog):
    number = queue("weg@example.org")
    send(posting, "--json")
    assert f"message {number}" in caplog.text
    assert "weg@" not in caplog.text
    assert repr(db.session.get_one(outbox.Message, number)) == f"<Message {number}>"


def test_without_a_mail_server_the_command_says_so_in_one_line(commands):
    said = commands("messages", "send", code=2)
    assert said.count("\n") == 1
    assert "VRIJWILLIGERS_MAIL_SERVER" in said
