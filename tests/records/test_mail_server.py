"""Mail over TLS goes to the server that we mean, and to nobody who stands in between."""

import smtplib
import ssl
from datetime import timedelta
from ipaddress import ip_address

import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.records.test_outbox import Mailbox, free_port
from tests.together import PATIENCE
from vrijwilligers.config import Config
from vrijwilligers.records.mail_server import VerifiedServer
from vrijwilligers.vocabulary.clock import now


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Make a certificate that nobody vouches for; return the file with it and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    own = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    own = own.not_valid_before(now() - timedelta(days=1)).not_valid_after(now() + timedelta(days=1))
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = own.add_extension(names, critical=False).sign(key, SHA256())
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file


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
