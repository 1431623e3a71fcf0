"""Rows changed as their tables declare: deleted, emptied, folded; and what is made of them."""

from collections.abc import Container, Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, delete, select, update

from vrijwilligers.extensions import db
from vrijwilligers.privacy.queries import mentions
from vrijwilligers.privacy.queries.paths import owners_of
from vrijwilligers.records.personal import Disposition, Kept
from vrijwilligers.records.proof import ending
from vrijwilligers.vocabulary.clock import now


def dispose(table: Table, one: Kept, condition: ColumnElement[bool]) -> int:
    """Do with rows what a table declares; return how many rows it was."""
    if one.term:
        count_up_owners(table, condition)
    if one.disposition == Disposition.DELETE:
        with ending(table):
            return run(delete(table).where(condition))
    changed = fold(table, one, condition) if one.folds else 0
    if one.empties:
        emptied = update(table).where(condition).values(dict.fromkeys(one.empties))
        return max(changed, run(emptied.values(upwards(table))))
    return changed


def fold(table: Table, one: Kept, condition: ColumnElement[bool]) -> int:
    """Replace values by what says less, where they are not so already."""
    columns = [table.c[name] for name in one.folds]
    changed = 0
    for row in db.session.execute(select(*table.primary_key, *columns).where(condition)).all():
        key, values = tuple(row[: len(table.primary_key)]), row[len(table.primary_key) :]
        folded = _folded(one, columns, values)
        if folded:
            changed += run(update(table).where(mentions.by_key(table, key)).values(folded))
    return changed


def _folded(one: Kept, columns: Iterable[Column[Any]], values: Iterable[Any]) -> dict[str, Any]:
    return {
        column.name: less
        for column, value in zip(columns, values, strict=True)
        if value is not None and (less := one.folds[column.name](value)) != value
    }


def upwards(table: Table) -> dict[str, Any]:
    """Count a version up where rows have one, so that who has it open notices."""
    higher: dict[str, Any] = {}
    if "version" in table.c:
        higher["version"] = table.c.version + 1
    if "changed_at" in table.c:
        higher["changed_at"] = now()
    return higher


def count_up_owners(
    table: Table, condition: ColumnElement[bool], *, but: Container[Table] = ()
) -> None:
    """Count up the records of which rows are a part, so that what was made of them is made anew.

    A vacancy and an organisation have their texts in tables of their own; the public pages are kept
    as long as no version of theirs is higher. ``but`` are tables of which the owners go as well.
    """
    for column, owner in owners_of(table):
        if owner not in but and "version" in owner.c:
            theirs = owner.c.id.in_(select(column).where(condition))
            run(update(owner).where(theirs).values(upwards(owner)))


def run(statement: Any) -> int:
    """Change rows; return how many it were."""
    options = {"synchronize_session": False}
    return db.session.execute(statement, execution_options=options).rowcount  # type: ignore[attr-defined,no-any-return]
