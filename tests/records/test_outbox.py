from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_string

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import func, select, text

from tests.records.posting import NOTHING, WAITS, Mailbox, queue, queued, send
from vrijwilligers.extensions import db
from vrijwilligers.records import outbox, sending
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


def test_a_message_that_does_not_open_keeps_no_other_from_going_f13(two_messages, database, caplog):
    done, again = sending.send_waiting(), sending.send_waiting()
    assert (done.sent, done.refused) == (1, 1)
    assert (again.sent, again.failed) == (0, 0)
    first, second = database.query(outbox.Message).order_by(outbox.Message.id)
    assert (first.given_up_at is not None, second.sent_at is not None) == (True, True)
    assert f"Message {first.id} does not go: unopened" in caplog.text


def test_no_mail_goes_to_somebody_whose_fiche_is_not_in_use_p04(make, database):
    for person in (make.candidate(), make.candidate(consents=())):
        words = {"language": "nl", "subject": "Dag", "name": "An", "link": "https://x.example"}
        outbox.queue("reset", address="an@x.example", to=person, **words)
    database.commit()
    done = sending.send_waiting()
    assert (done.sent, done.failed, done.refused) == (1, 1, 0)
    first, second = database.query(outbox.Message).order_by(outbox.Message.id)
    assert (first.sent_at is not None, second.sent_at) == (True, None)
    assert (second.answer, second.given_up_at is not None) == (outbox.NOT_IN_USE, True)


def test_a_message_goes_to_its_reader_once(posting, mailbox):
    queue()

    assert send(posting, "--json") == NOTHING | {"sent": 1}
    assert send(posting, "--json") == NOTHING

    [(readers, content)] = mailbox.received
    assert readers == ["an@example.org"]
    assert "From: infopunt@example.org" in content
    assert "@example.org>" in content.partition("Message-ID: ")[2]
    assert "https://balie.example.org/x" in content


def test_the_command_says_in_words_what_it_did(posting, mailbox):
    queue()
    queue("weg@example.org")
    assert send(posting, code=1) == "1 sent, 1 not sent.\n"


def test_nothing_is_lost_while_the_server_is_down_and_the_command_says_that_it_is(posting, port):
    for _ in range(3):
        queue()
    for _ in range(3):
        assert send(posting, "--json", code=1) == {**NOTHING, "failed": 3, WAITS: 0}
    queued(hours_ago=7)
    assert send(posting, code=1) == "0 sent, 3 not sent. The oldest waits for 7 hours.\n"

    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        assert send(posting, "--json") == NOTHING | {"sent": 3}
    finally:
        server.stop()
    assert len(box.received) == 3


def test_a_server_that_is_too_slow_loses_nothing_and_keeps_nothing_taken(
    posting, mailbox, monkeypatch
):
    monkeypatch.setattr(sending, "PATIENCE", 0.5)
    number = queue("traag@example.org")
    assert send(posting, "--json", code=1) == {**NOTHING, "failed": 1, WAITS: 0}
    message = db.session.get_one(outbox.Message, number)
    assert (message.claimed_at, message.sent_at, message.tries) == (None, None, 0)


def test_a_refused_reader_does_not_stop_the_others(posting, mailbox):
    queue("weg@example.org")
    queue("bo@example.org")

    assert send(posting, "--json", code=1) == NOTHING | {"sent": 1, "failed": 1}

    assert [readers for readers, _ in mailbox.received] == [["bo@example.org"]]


@pytest.mark.parametrize(("reader", "code"), [("weg", "550"), ("spam", "554")])
def test_what_the_server_refuses_for_good_is_given_up_at_once_f08(posting, mailbox, reader, code):
    number = queue(f"{reader}@example.org")
    assert send(posting, "--json", code=1)["failed"] == 1
    assert send(posting, "--json") == NOTHING
    message = db.session.get_one(outbox.Message, number)
    assert (message.answer, message.tries, message.sent_at) == (code, 1, None)
    assert [one.id for one in db.session.scalars(outbox.undeliverable())] == [number]


@pytest.mark.parametrize(("reader", "code"), [("later", "451"), ("vol", "452")])
def test_what_the_server_refuses_for_now_waits_longer_each_time_f08(posting, mailbox, reader, code):
    number = queue(f"{reader}@example.org")
    queued(hours_ago=0)
    waits = []
    for _ in range(8):
        send(posting, "--json")
        assert send(posting, "--json")["failed"] == 0
        message = db.session.get_one(outbox.Message, number)
        assert (message.answer, message.given_up_at) == (code, None)
        waits.append(round((message.try_at - now()).total_seconds() / 60))
        with transaction():
            db.session.get_one(outbox.Message, number).try_at = now()
    assert waits == [5, 15, 30, 60, 120, 240, 240, 240]

    mailbox.refuses.clear()
    assert send(posting, "--json") == NOTHING | {"sent": 1}


def test_after_five_days_of_later_a_message_is_given_up_f08(posting, mailbox):
    number = queue("later@example.org")
    queued(hours_ago=5 * 24)
    said = send(posting, "--json", code=1)
    assert said == NOTHING | {"failed": 1}
    assert db.session.get_one(outbox.Message, number).given_up_at


def test_who_waits_for_more_than_four_hours_is_told_f08(posting, mailbox):
    queue("later@example.org")
    queued(hours_ago=5)
    assert send(posting, "--json", code=1) == {**NOTHING, "failed": 1, WAITS: 300}


def test_a_message_that_is_tried_again_goes_to_the_address_of_now(posting, mailbox):
    number = queue("weg@example.org")
    send(posting, code=1)
    with transaction():
        message = db.session.get_one(outbox.Message, number)
        outbox.try_again(message, address="an@example.org", at=now())
    assert send(posting, "--json") == NOTHING | {"sent": 1}
    assert mailbox.received[0][0] == ["an@example.org"]


def test_a_mail_that_lost_its_text_while_it_waited_does_not_go(posting, mailbox):
    number = queue("an@example.org")
    with transaction():
        db.session.get_one(outbox.Message, number).body = outbox.GONE
    assert send(posting, "--json", code=1) == NOTHING | {"failed": 1}
    assert mailbox.received == []
    assert db.session.get_one(outbox.Message, number).answer == outbox.TOO_OLD


def test_two_senders_at_once_send_each_message_once(posting, mailbox):
    for _ in range(8):
        queue()
    db.session.rollback()

    def one(_):
        with posting.app_context():
            return sending.send_waiting()

    with ThreadPoolExecutor(2) as senders:
        said = list(senders.map(one, range(2)))

    assert len(mailbox.received) == 8
    assert sum(done.sent for done in said) == 8
    assert sum(done.failed for done in said) == 0


def test_what_a_sender_took_and_left_is_sent_after_a_while_under_the_same_number(posting, mailbox):
    number = queue()
    minutes, moment = timedelta(minutes=3), timedelta(seconds=30)
    with transaction():
        db.session.get_one(outbox.Message, number).claimed_at = now() - minutes + moment
    assert send(posting, "--json") == NOTHING | {WAITS: 0}

    with transaction():
        message = db.session.get_one(outbox.Message, number)
        message.claimed_at = now() - minutes - moment
        key = message.key
    assert send(posting, "--json") == NOTHING | {"sent": 1}
    assert f"<{key}@example.org>" in mailbox.received[0][1]


def test_what_is_rolled_back_is_not_sent(posting, mailbox):
    words = {"subject": "x", "name": "A", "link": "x"}
    outbox.queue("reset", address="a@example.org", language="nl", **words)
    db.session.flush()
    db.session.rollback()
    assert send(posting, "--json") == NOTHING


def test_a_subject_is_one_line_v08(posting):
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


def test_a_calendar_file_goes_along_and_is_forgotten_once_it_went(posting, mailbox):
    number = queue()
    with transaction():
        message = db.session.get_one(outbox.Message, number)
        message.calendar = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"
    send(posting)
    parts = message_from_string(mailbox.received[0][1]).walk()
    (part,) = (one for one in parts if one.get_content_type() == "text/calendar")
    assert part.get_param("method") == "CANCEL"
    assert part.get_filename() == "calendar.ics"
    assert part.get_payload(decode=True).splitlines()[1] == b"METHOD:CANCEL"
    db.session.rollback()
    assert db.session.scalars(select(outbox.Message)).one().calendar is None


def test_what_was_sent_keeps_no_words_p11(posting, mailbox):
    """It may name whom we have to forget; what was given up can still be sent to another."""
    sent, refused = queue(), queue("weg@example.org")
    send(posting, "--json", code=1)
    assert db.session.get_one(outbox.Message, sent).body == ""
    assert db.session.get_one(outbox.Message, refused).body


def test_a_message_is_named_in_logs_without_its_reader_p23(posting, mailbox, caplog):
    number = queue("weg@example.org")
    send(posting, "--json", code=1)
    assert f"message {number}" in caplog.text
    assert "weg@" not in caplog.text
    assert repr(db.session.get_one(outbox.Message, number)) == f"<Message {number}>"


def test_without_a_mail_server_the_command_says_so_in_one_line(commands):
    said = commands("messages", "send", code=2)
    assert said.count("\n") == 1
    assert "VRIJWILLIGERS_MAIL_SERVER" in said
