"""Notifications of delivery: which mail did not arrive, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from vrijwilligers.exchange.sandbox import Limits, read

MOST = 1_000_000  # bytes: a notification holds the mail that came back, and ours are small
SMALL = Limits(memory=256_000_000, cpu_seconds=5, seconds=10)


@dataclass(frozen=True, kw_only=True)
class DeliveryNotice:
    """What became of a mail: ``about`` says which, ``status`` is a code such as *5.1.1*."""

    about: str
    action: str
    status: str


def delivery_notices(content: bytes) -> list[DeliveryNotice]:
    """Return what a notification says; nothing of any other mail. Raise ``Unreadable``."""
    return read("mail", content, _notices, limits=SMALL)


def _notices(parts: Iterator[dict[str, str]]) -> list[DeliveryNotice]:
    return [DeliveryNotice(**one) for one in parts]
