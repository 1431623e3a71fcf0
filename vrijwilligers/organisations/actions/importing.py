"""Organisations of a file added and completed, in a few large statements.

What the desk knows stays unless the file may replace it; nothing is erased by an empty cell. Who is
renamed keeps the old name as another name, so that other sources still find the organisation.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, cast

from sqlalchemy import insert, update

from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import ComparedRow, ImportOptions, ParsedRow, RowState
from vrijwilligers.imports.rules.kinds import PartResult
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.feature import OrganisationFact
from vrijwilligers.organisations.fields import ORGANISATION, OWNER
from vrijwilligers.organisations.models import (
    ContactPerson,
    Organisation,
    OrganisationAddress,
    OrganisationAlias,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.queries import comparing, snapshots
from vrijwilligers.organisations.rules import OrganisationKind, may_offer_tasks
from vrijwilligers.organisations.rules.comparing import KnownOrganisation, OrganisationChange
from vrijwilligers.organisations.rules.details import AddressDetails, PersonDetails
from vrijwilligers.organisations.rules.listed import (
    PLAIN,
    WORDS,
    ListedOrganisation,
    completed,
    words_of,
)
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records import facts
from vrijwilligers.records.batches import batches
from vrijwilligers.records.keys import reserve_keys
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.problems import Stale
from vrijwilligers.vocabulary.text import fold

TABLE = Organisation.__table__


def carry_out(rows: Sequence[ComparedRow], options: ImportOptions) -> PartResult:
    """Bring in what is new and what was not known; raise ``Stale`` when that changed meanwhile."""
    new = [row for row in rows if row.state == RowState.NEW]
    changed = {row.record_id: row for row in rows if row.record_id and _is_changed(row)}
    before = snapshots.of_organisations(changed)
    if any(before[key].version != row.known.version for key, row in changed.items()):
        raise Stale
    keys = _add([row.row.details for row in new if row.row])
    _count(keys)
    for row in changed.values():
        _change(row, options)
    step = {"new": keys, "changed": {str(key): one.plain() for key, one in before.items()}}
    numbers = dict(zip((row.number for row in new), keys, strict=True))
    return PartResult(step if new or changed else None, numbers)


def _count(keys: Sequence[int]) -> None:
    """Count who is new, and let each remember it: undoing takes away exactly that."""
    if not keys:
        return
    counted = facts.record(OrganisationFact.ADDED, on=today(), state="imported")
    facts.count_again(counted, times=len(keys) - 1)
    for some in batches(keys):
        theirs = update(TABLE).where(TABLE.c.id.in_(some))
        db.session.execute(theirs.values(counted=counted, changed_at=TABLE.c.changed_at))


def _is_changed(row: ComparedRow) -> bool:
    return row.state == RowState.CHANGED


def _add(listed: Sequence[ListedOrganisation]) -> list[int]:
    """Add organisations with all that belongs to them; return their keys."""
    if not listed:
        return []
    keys = reserve_keys(TABLE, len(listed))
    pairs = list(zip(keys, listed, strict=True))
    _insert(Organisation, (_row(one) | {"id": key} for key, one in pairs))
    for name, part in ORGANISATION.tables.items():
        _insert(part.model, (row for key, one in pairs for row in _rows(key, name, one)))
    _insert(OrganisationAddress, (row for key, one in pairs for row in _addresses(key, one)))
    people = [_belonging(key, one.person) for key, one in pairs if one.person]
    _insert(ContactPerson, people)
    return keys


def _row(listed: ListedOrganisation) -> dict[str, Any]:
    return ORGANISATION.row(completed(listed)) | {"version": 1}


def _rows(key: int, name: str, listed: ListedOrganisation) -> Iterator[dict[str, Any]]:
    """Make the rows of what is kept in a table of its own."""
    for row in ORGANISATION.rows(completed(listed), name):
        yield row | {OWNER: key}


def _insert(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    for some in batches(rows):
        db.session.execute(insert(model.__table__), some)


def _addresses(key: int, listed: ListedOrganisation) -> Iterator[dict[str, Any]]:
    for number, address in enumerate(listed.addresses):
        yield _belonging(key, address) | {"is_main": number == 0}


def _belonging(key: int, what: AddressDetails | PersonDetails) -> dict[str, Any]:
    return asdict(what) | {OWNER: key}


def _change(row: ComparedRow, options: ImportOptions) -> None:
    """Take over what differs of one organisation that we know."""
    known: KnownOrganisation = row.known
    wanted = comparing.changes_to_make(known, cast(ParsedRow, row.row).details, options)
    key, by_name = known.key, {change.name: change for change in wanted}
    _set_own(key, {name: by_name[name].after for name in PLAIN if name in by_name}, by_name)
    words = {name: str(by_name[name].after) for name in WORDS if name in by_name}
    _set_words(key, words)
    if "sectors" in by_name:
        sectors = ORGANISATION.tables["sectors"].split(by_name["sectors"].after)
        _insert(OrganisationSector, (row | {OWNER: key} for row in sectors))
    addresses = [change for change in wanted if change.name == "address"]
    for number, change in enumerate(addresses):
        _set_address(key, change, is_main=not known.addresses and number == 0)
    _set_persons(key, wanted)


def _set_own(key: int, values: dict[str, Any], by_name: dict[str, OrganisationChange]) -> None:
    """Change the organisation itself: always, so that its version tells of all that belongs."""
    if values.get("is_accessible") is False:
        values |= {"accessible_training": None, "accessible_year": None}
    if not may_offer_tasks(values.get("kind", OrganisationKind.UNKNOWN)):
        values["offers_tasks"] = False
    if "name" in values:
        values |= name_columns(values["name"])
        _keep_name(key, str(by_name["name"].before))
    moved = {"version": TABLE.c.version + 1, "changed_at": now()}
    _update(Organisation, key, values | moved)


def _keep_name(key: int, name: str) -> None:
    """Let an old name lead here, unless it leads somewhere already."""
    if not queries.is_alias(fold(name)):
        _insert(OrganisationAlias, [name_columns(name) | {OWNER: key}])


def _set_words(key: int, words: dict[str, str]) -> None:
    """Write names and descriptions into the rows of their languages, made where they miss."""
    for own in ORGANISATION.tables["words"].split(words_of(words)):
        row = own | {OWNER: key}
        said = {column: value for column, value in row.items() if value is not None}
        table = OrganisationText.__table__
        mine = (table.c.organisation_id == key, table.c.language == row["language"])
        done = db.session.execute(update(table).where(*mine).values(said))
        if not cast(Any, done).rowcount:
            _insert(OrganisationText, [row])


def _set_address(key: int, change: OrganisationChange, *, is_main: bool) -> None:
    address = cast(AddressDetails, change.after)
    if change.key:
        _update(OrganisationAddress, change.key, asdict(address))
    else:
        _insert(OrganisationAddress, [_belonging(key, address) | {"is_main": is_main}])


def _set_persons(key: int, wanted: Sequence[OrganisationChange]) -> None:
    for change in wanted:
        if change.name == "person":
            _insert(ContactPerson, [_belonging(key, cast(PersonDetails, change.after))])
        elif change.name.startswith("contact_"):
            column = change.name.removeprefix("contact_")
            _update(ContactPerson, change.key, {column: change.after, "changed_at": now()})


def _update(model: Any, key: int | None, values: dict[str, Any]) -> None:
    table = model.__table__
    db.session.execute(update(table).where(table.c.id == key).values(values))
