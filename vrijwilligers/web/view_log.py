"""The log of who opened which record, as pages write it."""

from functools import partial

from flask_login import current_user

from vrijwilligers.feature import Deed
from vrijwilligers.records import audit
from vrijwilligers.records.db import may_write
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.web.writing import after_writing


def log_view(record: object, *, deed: Deed = RecordDeed.VIEWED) -> None:
    """Log that a page shows a record: at once, or once this request does not write any more."""
    seen = audit.reference(record)
    log = partial(audit.record_view_of, seen, by=current_user.id, deed=deed)
    after_writing(log) if may_write() else log()
