"""The words of files that were kept before files were read: read at night, one file at a time."""

import logging
from datetime import datetime

from sqlalchemy import Table, select, update

from vrijwilligers.exchange.pdfs import text_of_pages
from vrijwilligers.exchange.sandbox import Unreadable
from vrijwilligers.extensions import db
from vrijwilligers.organisations.fields import packed
from vrijwilligers.organisations.models import Agreement, InformationNote
from vrijwilligers.records.db import read_only, transaction

log = logging.getLogger(__name__)


def read_each_night(_at: datetime) -> None:
    """Read the files of which we do not know the words yet; who cannot be read waits a night."""
    for name in (Agreement.__tablename__, InformationNote.__tablename__):
        table = db.metadata.tables[name]
        for key in _unread(table):
            _read(table, key)


def _unread(table: Table) -> list[int]:
    (key,) = table.primary_key
    waiting = select(key).where(table.c.file.is_not(None), table.c.file_text.is_(None))
    with read_only():
        return [*db.session.scalars(waiting.order_by(key))]


def _read(table: Table, number: int) -> None:
    (key,) = table.primary_key
    with read_only():
        content = db.session.scalar(select(table.c.file).where(key == number))
    try:
        text = "\n".join(text_of_pages(content or b""))
    except Unreadable:
        log.warning("%s %s: its file cannot be read now", table.name, number)
        return
    unread = update(table).where(key == number, table.c.file_text.is_(None))
    with transaction():
        db.session.execute(unread.values(file_text=packed(text)))
