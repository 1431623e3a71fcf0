"""The second factor: codes of an app (TOTP, RFC 6238), and codes on paper for when it is lost."""

import base64
import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

import pyotp

ISSUER = "Infopunt Vrijwilligerswerk"
STEP = 30  # seconds that a code of the app is shown
DRIFT = 1  # steps that the clock of a phone may be wrong, either way
RECOVERY_CODES = 10
RECOVERY_BYTES = 15  # 120 bits, so that a fast hash is enough (ASVS 5.0, 6.5.2: 112)
BROWSER_IS_TRUSTED = timedelta(hours=24)
PATIENCE = timedelta(minutes=5)  # between the password and the code


def new_secret() -> str:
    """Make a secret for an app, in base32."""
    return pyotp.random_base32()


def address_of(secret: str, *, email: str) -> str:
    """Return the ``otpauth:`` address that an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def grouped(secret: str) -> str:
    """Return a secret in groups of four, to type over."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def step_of(code: str, secret: str, *, after: int, at: datetime) -> int | None:
    """Return the step of the clock that a code belongs to, or ``None`` when it is wrong.

    A code counts once: only steps later than ``after``, the last one used, are looked at.
    """
    typed, totp, present = plain(code), pyotp.TOTP(secret), int(at.timestamp()) // STEP
    for step in range(present - DRIFT, present + DRIFT + 1):
        if step > after and hmac.compare_digest(totp.at(step * STEP), typed):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Make a set of codes to print, in groups of four."""
    return [_recovery_code() for _ in range(RECOVERY_CODES)]


def hash_of(code: str) -> str:
    """Return what we keep of a recovery code."""
    return sha256(plain(code).encode()).hexdigest()


def mark_of(secret: str) -> str:
    """Return a mark that tells a browser's proof was about this secret, without telling it."""
    return sha256(secret.encode()).hexdigest()[:24]


def plain(code: str) -> str:
    """Take out what people type or paste between the signs of a code."""
    return "".join(sign for sign in code.lower() if sign.isascii() and sign.isalnum())


def _recovery_code() -> str:
    signs = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode().lower()
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))
