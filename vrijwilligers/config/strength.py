"""Whether a secret is one: long enough, made by chance, and no pattern that somebody typed."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Sequence

from vrijwilligers.config.secret_names import NAMES

SHORTEST_KEY = 32
FERNET_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")
KINDS = 10  # different signs of a secret, different bytes of a key
STEPS = 6  # different distances between neighbours: what is counted up has one or two
USUAL = re.compile(rf"change.?me|pass.?word|example|{NAMES}")


def is_strong_secret(text: str) -> bool:
    """Tell whether a secret key could not be guessed."""
    is_long = len(text) >= SHORTEST_KEY
    return is_long and not USUAL.search(text.lower()) and _is_by_chance(text.encode())


def is_key(text: str) -> bool:
    """Tell whether a text has the form of a key that encrypts."""
    return bool(FERNET_KEY.fullmatch(text))


def is_strong_key(text: str) -> bool:
    """Tell whether a key was made by chance, and not typed."""
    raw = urlsafe_b64decode(text)
    return _is_by_chance(raw) and not raw.isascii()


def _is_by_chance(raw: bytes) -> bool:
    steps = {after - before for before, after in zip(raw, raw[1:], strict=False)}
    return len({*raw}) >= KINDS and len(steps) >= STEPS and not _repeats(raw)


def _repeats(raw: Sequence[int]) -> bool:
    """Tell whether a short piece comes again and again until the end."""
    return any(raw[size:] == raw[:-size] for size in range(1, len(raw) // 2 + 1))
