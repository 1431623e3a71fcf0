"""Rows that were brought in before, by their digest."""

from typing import Any

from sqlalchemy import ColumnElement, select

from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import KnownRow


def known_rows(
    rows: Any,
    record: Any,
    source_name: str,
    *conditions: Any,
    key: ColumnElement[Any] | None = None,
) -> dict[str, KnownRow]:
    """Return which record each row of a source brought in, by the digest of the row."""
    columns = [rows.digest, rows.record_id, *((key,) if key is not None else ())]
    asked = select(*columns).join(record, record.id == rows.record_id)
    same = asked.where(rows.source_name == source_name, *conditions)
    return {digest: KnownRow(*one) for digest, *one in db.session.execute(same)}
