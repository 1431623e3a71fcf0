"""Mail that came back: its address is not mailed again until somebody corrected or settled it.

Only a mail of ours can come back: its Message-ID is of chance, and known to nobody who did not get
it. So nobody can shut the mailbox of somebody else by writing to us.
"""

import re
from datetime import datetime

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.records.outbox import BounceKind, Message

OUR_ID = re.compile(r"<([0-9a-f]{32})@")
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
FAILED = "failed"  # not *delayed*: then the server still tries
NO_ADDRESS = re.compile(r"5\.(0\.0|1\.\d+|2\.1|4\.(1|4|310))")  # there is nobody, or no server


def kind_of(action: str, status: str) -> BounceKind | None:
    """Tell what a notification says of an address; ``None`` when nothing came back."""
    if action != FAILED:
        return None
    return BounceKind.HARD if NO_ADDRESS.fullmatch(status) else BounceKind.SOFT


def note(about: str, action: str, status: str, *, at: datetime) -> BounceKind | None:
    """Note of a mail of ours that it came back; return how, or ``None`` where it did not."""
    kind, keys = kind_of(action, status), OUR_ID.findall(about)
    sent = select(Message).where(Message.key.in_(keys[:3]), Message.sent_at.is_not(None))
    message = db.session.scalars(sent.with_for_update()).first() if kind and keys else None
    if message is None:
        return None
    if message.bounce != BounceKind.HARD:
        message.bounce, message.bounced_at = kind, at
        message.answer = status if STATUS.fullmatch(status) else None
    return kind
