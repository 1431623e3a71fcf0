"""The mailbox to which mail comes back is read from a real server, over TLS."""

import json
import os
import ssl
from functools import partial

import pytest

from tests.conftest import settings
from tests.exchange.notices import notice
from tests.exchange.test_mails import LETTER
from tests.records import dovecot
from tests.records.posting import free_port
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.records import mailbox


@pytest.fixture
def inbox(certificate, monkeypatch):
    """The folder of a mailbox on a server whose certificate we trust, and its port."""
    trusted = partial(ssl.create_default_context, cafile=str(certificate))
    monkeypatch.setattr(mailbox.ssl, "create_default_context", trusted)
    port = free_port()
    with dovecot.running(port=port, certificate=certificate) as at:
        yield at, port


@pytest.fixture
def reading(server, app, database, tmp_path):
    """Return what ``flask messages bounces`` does, by the port of the mailbox."""
    desks = []

    def reading(port, **wanted):
        where = {"BOUNCES_SERVER": "127.0.0.1", "BOUNCES_PORT": port}
        who = {"BOUNCES_USERNAME": "infopunt", "BOUNCES_PASSWORD": dovecot.PASSWORD}
        keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
        desk = create_app(settings(server, tmp_path, **where | who | keys | wanted))
        desks.append(desk)
        with desk.app_context():
            return desk.test_cli_runner().invoke(args=["messages", "bounces", "--json"])

    yield reading
    for desk in desks:
        with desk.app_context():
            db.session.remove()
            db.engine.dispose()


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    if os.getuid() == 0:
        os.chown(path, folder.stat().st_uid, folder.stat().st_gid)


def test_what_came_back_is_read_once_and_letters_stay_unread(inbox, reading, sent, database):
    folder, port = inbox
    message = sent()
    put(folder, "1.notice", notice(message.key))
    put(folder, "2.letter", LETTER)
    put(folder, "3.strange", notice("f" * 32))
    database.rollback()

    first, second = reading(port), reading(port)

    assert json.loads(first.output) == {"read": 2, "hard": 1, "soft": 0, "unreadable": 0}
    assert json.loads(second.output) == {"read": 0, "hard": 0, "soft": 0, "unreadable": 0}
    database.refresh(message)
    assert (message.bounce, message.answer) == ("hard", "5.1.1")
    names = [path.name for path in folder.parent.rglob("*.letter*")]
    assert not [name for name in names if name.endswith("S")], "nobody read the letter"


def test_a_wrong_password_or_a_server_for_which_nobody_vouches_is_one_line(inbox, reading):
    _folder, port = inbox
    refused = reading(port, BOUNCES_PASSWORD="anders")
    assert (refused.exit_code, "cannot be read" in refused.output) == (1, True)


def test_without_a_mailbox_it_says_so(reading):
    refused = reading(993, BOUNCES_SERVER="")
    assert (refused.exit_code, "BOUNCES_SERVER" in refused.output) == (2, True)
