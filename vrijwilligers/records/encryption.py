"""What is encrypted with a key outside the database (authenticated AES, by Fernet).

The first key of ``ENCRYPTION_KEYS`` seals, all of them open: so a key can be replaced.
"""

import hmac
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask import current_app
from sqlalchemy import Dialect, Text, TypeDecorator


class UnopenedText(str):
    """What stands in a sealed column and does not open: it is not empty, and says nothing.

    Who reads other columns of that row, or other rows, is not held up by it.
    """

    __slots__ = ()


UNOPENED = UnopenedText("\N{REPLACEMENT CHARACTER}")


def seal(text: str) -> str:
    """Encrypt a text that has to leave the server, such as in a cookie."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str | None) -> str | None:
    """Return what was sealed, or ``None`` where that cannot be opened."""
    try:
        return _keys().decrypt((sealed or "").encode()).decode()
    except InvalidToken:
        return None


def is_newest(sealed: str) -> bool:
    """Tell whether a text was sealed with the first key."""
    try:
        Fernet(current_app.config["ENCRYPTION_KEYS"][0]).decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True


def keyed_hashes(text: str) -> list[str]:
    """Hash a text that could be guessed, under each key; the first hash is the one to keep."""
    keys = current_app.config["ENCRYPTION_KEYS"]
    return [hmac.new(key.encode(), text.encode(), sha256).hexdigest() for key in keys]


class Encrypted(TypeDecorator[str]):
    """A text that the database keeps but cannot read."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt on the way in."""
        return None if value is None else seal(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypt on the way out; what does not open is ``UNOPENED``."""
        if value is None:
            return None
        opened = unseal(value)
        return UNOPENED if opened is None else opened


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in current_app.config["ENCRYPTION_KEYS"]])
