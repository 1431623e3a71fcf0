"""Mail over TLS goes to the server that we mean, and to nobody who stands in between."""

import smtplib
import ssl

import pytest
from aiosmtpd.controller import Controller

from tests.records.posting import Mailbox, free_port
from tests.together import PATIENCE
from vrijwilligers.config import Config
from vrijwilligers.records.mail_server import VerifiedServer


@pytest.fixture
def port(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    where = {"hostname": "127.0.0.1", "port": free_port()}
    server = Controller(Mailbox(), tls_context=context, require_starttls=True, **where)
    server.start()
    yield where["port"]
    server.stop()


def test_a_server_for_which_nobody_vouches_hears_nothing_v37(port):
    with (
        pytest.raises(ssl.SSLCertVerificationError),
        VerifiedServer("127.0.0.1", port, timeout=PATIENCE) as server,
    ):
        server.starttls()


def test_a_server_that_we_trust_is_spoken_to_v37(port, certificate):
    trusted = ssl.create_default_context(cafile=str(certificate))
    with VerifiedServer("127.0.0.1", port, timeout=PATIENCE) as server:
        code, _ = server.starttls(context=trusted)
    assert code == 220


def test_the_library_itself_would_speak_to_anybody(port):
    with smtplib.SMTP("127.0.0.1", port, timeout=PATIENCE) as server:
        assert server.starttls()[0] == 220


def test_the_desk_sends_its_mail_that_way(tmp_path):
    config = Config.from_environment({"VRIJWILLIGERS_INSTANCE": str(tmp_path)})
    assert config.MAIL_BACKEND.startswith(VerifiedServer.__module__)
