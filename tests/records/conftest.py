"""Mail that went, and the certificate of a server in a test."""

from datetime import timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now

ADDRESS = "an@x.example"


@pytest.fixture
def sent(database):
    """Let a mail have gone; return it."""

    def sent(address=ADDRESS, **values):
        words = {"kind": "reset", "language": "nl", "subject": "Dag", "body": "", "sent_at": now()}
        message = Message(address=address, **words | values)
        database.add(message)
        database.commit()
        return message

    return sent


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
