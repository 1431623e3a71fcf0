"""Rows that were brought in, remembered by their digest."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from vrijwilligers.extensions import db
from vrijwilligers.records.batches import batches


def remember_rows(rows: Any, record: Any, source_name: str, digests: Mapping[int, str]) -> None:
    """Keep the digest of the row that each record came from, with the version it has now."""
    table = rows.__table__
    for keys in batches(digests):
        old = delete(table).where(table.c.source_name == source_name, table.c.record_id.in_(keys))
        db.session.execute(old)
        versions = select(record.id, record.version).where(record.id.in_(keys))
        new = [
            {"record_id": key, "version": version}
            | {"digest": digests[key], "source_name": source_name}
            for key, version in db.session.execute(versions)
        ]
        if new:
            db.session.execute(insert(table), new)
