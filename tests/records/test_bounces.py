"""Mail that came back: only of ours, and its address is left in peace until somebody looks."""

import pytest

from tests.exchange.notices import notice
from vrijwilligers.exchange.mails import delivery_notices
from vrijwilligers.records import bounces, outbox, sending
from vrijwilligers.records.outbox import BounceKind
from vrijwilligers.vocabulary.clock import now

ADDRESS = "an@x.example"


def came_back(key, **wanted):
    [said] = delivery_notices(notice(key, **wanted))
    return bounces.note(said.about, said.action, said.status, at=now())


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        *(("failed", status, BounceKind.HARD) for status in ("5.1.1", "5.1.10", "5.0.0", "5.4.4")),
        *(("failed", status, BounceKind.SOFT) for status in ("5.2.2", "5.7.1", "4.4.1", "", "x")),
        *((action, "5.1.1", None) for action in ("delayed", "delivered", "relayed", "")),
    ],
)
def test_what_comes_back_is_told_from_what_is_tried_again(action, status, kind):
    assert bounces.kind_of(action, status) == kind


def test_who_does_not_know_our_mail_shuts_no_mailbox(sent, database):
    sent()
    assert came_back("f" * 32) is None
    waiting = sent(sent_at=None)
    assert came_back(waiting.key) is None
    assert outbox.dead_addresses() == frozenset()


def test_an_address_that_is_gone_is_not_mailed_until_somebody_looked(sent, database):
    message = sent()
    assert came_back(message.key) == BounceKind.HARD
    assert came_back(message.key, status="5.2.2") == BounceKind.SOFT  # it stays what it was
    database.commit()
    words = {"language": "nl", "subject": "Dag", "name": "An", "link": "https://x.example"}
    outbox.queue("reset", address=ADDRESS.upper(), **words)
    outbox.queue("reset", address="bo@x.example", **words)
    database.commit()
    done = sending.send_waiting()
    assert (done.sent, done.refused) == (1, 1)
    waits = database.scalars(outbox.undeliverable()).all()
    assert [one.answer for one in waits] == ["5.1.1", outbox.BOUNCED]
    outbox.settle(message, at=now())
    database.commit()
    assert outbox.dead_addresses() == frozenset()


def test_what_comes_back_for_now_is_counted(sent, database):
    for _ in range(2):
        came_back(sent().key, status="5.2.2")
    database.commit()
    assert outbox.come_back_from(["An@x.example"]) == {ADDRESS: 2}
    assert outbox.dead_addresses() == frozenset()
    assert database.scalars(outbox.undeliverable()).all() == []
