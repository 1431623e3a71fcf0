"""One way to erase somebody, for a request, a withdrawal and the end of a term alike.

What goes, is emptied or stays follows from what each table declares; no table is named here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, delete, select, update
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates.feature import FicheGoes
from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import ContactPersonGoes
from vrijwilligers.privacy.feature import (
    CandidateErasureDeed,
    ContactPersonErasureDeed,
    StaffErasureDeed,
)
from vrijwilligers.privacy.queries import mentions, paths
from vrijwilligers.privacy.queries.mentions import Mention
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.mentions import PersonalIdentity, blank
from vrijwilligers.privacy.rules.packed import blanked_value
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only
from vrijwilligers.records.personal import DataSubject, Disposition, Kept
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import now

DEEDS = {
    DataSubject.CANDIDATE: CandidateErasureDeed.ERASED,
    DataSubject.CONTACT_PERSON: ContactPersonErasureDeed.ERASED,
    DataSubject.STAFF: StaffErasureDeed.ERASED,
}


@dataclass(frozen=True)
class Erasure:
    """What became of somebody's data: rows by table, who still names them, who must be told."""

    person: PersonKey
    rows: dict[str, int] = field(default_factory=dict)
    mentions: list[tuple[str, int]] = field(default_factory=list)
    to_tell: list[int] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """Return it as ``--json`` prints it."""
        return {
            "erased": self.person.id,
            "rows": dict(sorted(self.rows.items())),
            "mentions": [{"table": table, "id": number} for table, number in self.mentions],
            "to_tell": self.to_tell,
        }

    def count(self, table: Table, changed: int) -> None:
        """Count rows that went, or that know them no more."""
        if changed:
            self.rows[table.name] = self.rows.get(table.name, 0) + changed


def search(person: PersonKey) -> list[Mention]:
    """Return where others name somebody."""
    return search_all([person]).get(person, [])


def search_all(people: Iterable[PersonKey]) -> dict[PersonKey, list[Mention]]:
    """Return where others name these people, before the transaction in which they go.

    It reads in a transaction that only reads, and ends the one that is open.
    """
    with read_only():
        known = paths.identities_of(people)
    return mentions.mentions_of(known)


def erase(
    person: PersonKey,
    reason: ErasureReason,
    *,
    by: int | None,
    at: datetime,
    named_in: Iterable[Mention],
) -> Erasure:
    """Erase somebody in the present transaction; raise ``NoResultFound`` when there is nobody.

    ``named_in`` is what ``search`` found a moment ago. Who introduces or changes this person just
    now comes first or is refused: their row is held.
    """
    row = paths.hold(person)
    if row is None:
        raise NoResultFound
    db.session.flush()
    erasure = Erasure(person, to_tell=_told(person, by, at))
    db.session.flush()
    going = paths.going(person)
    keys = paths.keys_of(going)
    _let_names_go(erasure, keys)
    _forget_person(erasure)
    for table, condition in going.items():
        _count_up_owners(table, condition)
        erasure.count(table, _run(delete(table).where(condition)))
    _blank_mentions(erasure, paths.identity_of(person, row), named_in, keys)
    db.session.expire_all()
    audit.record_erasure(
        DEEDS[person.subject], amount=sum(erasure.rows.values()), reason=reason, by=by
    )
    return erasure


def _told(person: PersonKey, by: int | None, at: datetime) -> list[int]:
    if person.subject == DataSubject.CONTACT_PERSON:
        announce(ContactPersonGoes(person.id, at, by))
    if person.subject != DataSubject.CANDIDATE:
        return []
    answers = announce(FicheGoes(person.id, by, at))
    return sorted({key for answer in answers for key in answer or ()})


def _let_names_go(erasure: Erasure, keys: paths.Rows) -> None:
    """Let logs and links that name these rows by number know them no more."""
    for table, one, condition in paths.named(keys):
        erasure.count(table, dispose(table, one, condition))


def _forget_person(erasure: Erasure) -> None:
    for table, one in paths.declared(erasure.person):
        if one.disposition in (Disposition.EMPTY, Disposition.FOLD):
            theirs = paths.belongs(table, one, erasure.person)
            erasure.count(table, dispose(table, one, theirs))


def dispose(table: Table, one: Kept, condition: ColumnElement[bool]) -> int:
    """Do with rows what a table declares; return how many rows it was."""
    if one.term:
        _count_up_owners(table, condition)
    if one.disposition == Disposition.DELETE:
        return _run(delete(table).where(condition))
    changed = fold(table, one, condition) if one.folds else 0
    if one.empties:
        emptied = update(table).where(condition).values(dict.fromkeys(one.empties))
        return max(changed, _run(emptied.values(_upwards(table))))
    return changed


def fold(table: Table, one: Kept, condition: ColumnElement[bool]) -> int:
    """Replace values by what says less, where they are not so already."""
    columns = [table.c[name] for name in one.folds]
    changed = 0
    for row in db.session.execute(select(*table.primary_key, *columns).where(condition)).all():
        key, values = tuple(row[: len(table.primary_key)]), row[len(table.primary_key) :]
        folded = _folded(one, columns, values)
        if folded:
            changed += _run(update(table).where(mentions.by_key(table, key)).values(folded))
    return changed


def _folded(one: Kept, columns: Iterable[Column[Any]], values: Iterable[Any]) -> dict[str, Any]:
    return {
        column.name: less
        for column, value in zip(columns, values, strict=True)
        if value is not None and (less := one.folds[column.name](value)) != value
    }


def _blank_mentions(
    erasure: Erasure, identity: PersonalIdentity, named_in: Iterable[Mention], gone: paths.Rows
) -> None:
    """Replace what surely names them, as it stands now; list what somebody must look at."""
    for mention in named_in:
        if mention.table in gone and mention.key[0] in gone[mention.table]:
            continue
        if not mention.changes and mentions.still_names(mention, identity):
            erasure.mentions.append((mention.table.name, mention.key[0]))
        elif mention.changes and _rewritten(mention, identity):
            erasure.count(mention.table, 1)


def _rewritten(mention: Mention, identity: PersonalIdentity) -> bool:
    """Write a row without them; it may have changed, or gone, since it was found."""
    table, where = mention.table, mentions.by_key(mention.table, mention.key)
    columns = [table.c[name] for name in mention.changes]
    wanted = select(*map(mentions.readable, columns)).where(where).with_for_update()
    row = db.session.execute(wanted).one_or_none()
    if row is None:
        return False
    values = {
        column.name: blanked_value(value, lambda text: blank(text, identity))[0]
        for column, kept in zip(columns, row, strict=True)
        if (value := mentions.opened(column, kept)) is not None
    }
    return bool(values) and bool(_run(_rewriting(table, where, values)))


def _rewriting(table: Table, where: ColumnElement[bool], values: Mapping[str, Any]) -> Any:
    _count_up_owners(table, where)
    raw = {name: mentions.as_kept(table.c[name], value) for name, value in values.items()}
    return update(table).where(where).values(raw | _upwards(table))


def _upwards(table: Table) -> dict[str, Any]:
    """Count a version up where rows have one, so that who has it open notices."""
    higher: dict[str, Any] = {}
    if "version" in table.c:
        higher["version"] = table.c.version + 1
    if "changed_at" in table.c:
        higher["changed_at"] = now()
    return higher


def _count_up_owners(table: Table, condition: ColumnElement[bool]) -> None:
    """Count up the records of which rows are a part, so that what was made of them is made anew.

    A vacancy and an organisation have their texts in tables of their own; the public pages are kept
    as long as no version of theirs is higher.
    """
    for column in () if "version" in table.c else table.columns:
        for key in column.foreign_keys:
            owner = key.column.table
            if key.ondelete == "CASCADE" and not column.nullable and "version" in owner.c:
                theirs = key.column.in_(select(column).where(condition))
                _run(update(owner).where(theirs).values(_upwards(owner)))


def _run(statement: Any) -> int:
    options = {"synchronize_session": False}
    return db.session.execute(statement, execution_options=options).rowcount  # type: ignore[attr-defined,no-any-return]
