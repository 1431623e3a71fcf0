"""What is sealed for one place in the database: AES-GCM, bound to table, column and person.

A sealed text that is moved to another row or column, changed or cut off does not open. The key is
derived from ``ENCRYPTION_KEYS`` under a label of its own: the first key seals, all of them open.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app
from sqlalchemy import Text

LABEL = b"vrijwilligers: sealed columns, 1"
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
BLOCK_BYTES = 256  # a text is filled up to whole blocks: its length tells nothing
END = b"\x80"


class FieldCiphertext(Text):
    """A column with texts that were sealed for their place."""


@dataclass(frozen=True)
class EncryptionContext:
    """Where a sealed text belongs: the column, and the ``uid`` of whom it is about."""

    table: str
    column: str
    uid: str

    def __bytes__(self) -> bytes:
        """Return what is sealed along with the text."""
        return f"{self.table}:{self.column}:{self.uid}".encode()


def encrypt_field(context: EncryptionContext, text: str) -> str:
    """Seal a text for one place; the same text is sealed otherwise each time."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = next(_ciphers()).encrypt(nonce, _filled_up(text), bytes(context))
    return urlsafe_b64encode(nonce + sealed).decode()


def decrypt_field(context: EncryptionContext, sealed: str) -> str | None:
    """Return what was sealed for this place, or ``None`` where that cannot be opened."""
    texts = (_opened_by(cipher, context, sealed) for cipher in _ciphers())
    return next((text for text in texts if text is not None), None)


def field_is_newest(context: EncryptionContext, sealed: str) -> bool:
    """Tell whether a text was sealed with the first key."""
    return _opened_by(next(_ciphers()), context, sealed) is not None


def _opened_by(cipher: AESGCM, context: EncryptionContext, sealed: str) -> str | None:
    raw = _raw(sealed)
    try:
        filled_up = cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bytes(context))
    except InvalidTag:
        return None
    return filled_up.rstrip(b"\0").removesuffix(END).decode()


def _raw(sealed: str) -> bytes:
    """Return the bytes of a sealed text; of what is none, bytes that do not open."""
    try:
        raw = urlsafe_b64decode(sealed.encode())
    except ValueError:
        raw = b""
    return raw if len(raw) >= NONCE_BYTES + TAG_BYTES else bytes(NONCE_BYTES + TAG_BYTES)


def _filled_up(text: str) -> bytes:
    ended = text.encode() + END
    return ended + bytes(-len(ended) % BLOCK_BYTES)


def _ciphers() -> Iterator[AESGCM]:
    for key in current_app.config["ENCRYPTION_KEYS"]:
        derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=LABEL).derive(key.encode())
        yield AESGCM(derived)
