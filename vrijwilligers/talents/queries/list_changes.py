"""What was done to the code lists last. Nothing here changes anything."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import exists, inspect, select

from vrijwilligers.extensions import Model, db
from vrijwilligers.talents.models import CodeList, CodeListChange

ListContent = list[dict[str, Any]]
"""What a whole list says: the columns of each of its rows."""


def content_of(listed: Iterable[CodeList]) -> ListContent:
    """Return what a list says now, as it can be kept."""
    return [
        {column.key: getattr(item, column.key) for column in inspect(type(item)).column_attrs}
        for item in listed
    ]


def last_change(code_list: type[CodeList]) -> CodeListChange | None:
    """Return what was done to a list last, and is not undone."""
    theirs = select(CodeListChange).where(CodeListChange.listed == code_list.__tablename__)
    return db.session.scalars(theirs.order_by(CodeListChange.id.desc()).limit(1)).first()


def is_referred_to(code_list: type[CodeList], code: str) -> bool:
    """Tell whether a row of any table names what stands on a list."""
    table = code_list.__tablename__
    return any(
        db.session.scalar(select(exists().where(column == code)))
        for each in Model.metadata.sorted_tables
        for column in each.columns
        if any(key.column.table.name == table for key in column.foreign_keys)
    )
