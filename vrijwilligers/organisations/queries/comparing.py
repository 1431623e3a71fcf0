"""What rows of a file would change in organisations; nothing is changed.

An organisation is found by its vCode, else by its company number, else by any name it goes by,
where its place does not say otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.imports.rules import CellNote, ComparedRow, ImportOptions, ParsedRow, RowState
from vrijwilligers.imports.rules.rows import RowDifference
from vrijwilligers.organisations.queries import doubles, imports
from vrijwilligers.organisations.queries.names import known_as, whereabouts
from vrijwilligers.organisations.rules import comparing
from vrijwilligers.organisations.rules.comparing import KnownOrganisation, OrganisationChange
from vrijwilligers.organisations.rules.identities import (
    UNSAID,
    Directory,
    Identity,
    Whereabouts,
)
from vrijwilligers.organisations.rules.listed import ListedOrganisation


def compare(rows: Sequence[ParsedRow], options: ImportOptions) -> list[ComparedRow]:
    """Say which rows are new, and what the others say otherwise."""
    meant = list(_recognised(rows))
    keys = {key for row, key in meant if row.details and key is not None}
    known = imports.known_organisations(keys)
    found = [_compared(row, known.get(key or 0), options) for row, key in meant]
    new = [one for one in found if one.state == RowState.NEW]
    alike = doubles.like_listed([one.row.details for one in new if one.row]) if new else {}
    likely = {one.number: [each.id for each in alike.get(n, ())] for n, one in enumerate(new)}
    return [replace(one, doubles=likely.get(one.number, ())) for one in found]


def changes_to_make(
    known: KnownOrganisation, details: ListedOrganisation, options: ImportOptions
) -> list[OrganisationChange]:
    """Return what is taken over of a row about somebody we know."""
    changes = comparing.changes(known, details)
    return [change for change in changes if change.fills or options.replaces]


def _compared(
    row: ParsedRow, known: KnownOrganisation | None, options: ImportOptions
) -> ComparedRow:
    if row.details is None:
        return ComparedRow(state=RowState.REJECTED, row=row)
    if known is None:
        return ComparedRow(state=RowState.NEW, row=row)
    changes = comparing.changes(known, row.details)
    taken = [change for change in changes if change.fills or options.replaces]
    return ComparedRow(
        state=RowState.CHANGED if taken else RowState.UNCHANGED,
        row=row,
        record_id=known.key,
        known=known,
        differences=[*map(_difference, taken)],
        kept=[_difference(change) for change in changes if change not in taken],
    )


def _difference(change: OrganisationChange) -> RowDifference:
    return RowDifference(change.name, _plain(change.before), _plain(change.after))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return list(value) if isinstance(value, tuple) else value


def directory_for(listed: Sequence[ListedOrganisation]) -> Directory:
    """Return who we know of those that a file may mean."""
    kbos, vcodes = ({getattr(one, name) for one in listed} - {None} for name in ("kbo", "vcode"))
    known = known_as({one.name for one in listed}, kbos, vcodes)
    where = whereabouts(one.key for one in known)
    return Directory(one._replace(where=where.get(one.key, UNSAID)) for one in known)


def _recognised(rows: Sequence[ParsedRow]) -> Iterator[tuple[ParsedRow, int | None]]:
    """Say of each parsed row whom it means; reject what means two, or who was named before.

    Rows that are new get numbers below nought, so that later rows can mean them.
    """
    directory = directory_for([row.details for row in rows if row.details])
    first: dict[int, int] = {}
    for row in rows:
        if row.details is None:
            if row.record_id is not None:
                first.setdefault(row.record_id, row.number)
            elif row.reasons:
                yield row, None
            continue
        named = _identity(row)
        keys = directory.find_all(*named[1:])
        if not keys and directory.knows_name(named.name):
            row = _elsewhere(row)
        keys = keys or [named.key]
        directory.add(named._replace(key=keys[0]))
        refused = _refused(row, keys, first)
        first.setdefault(keys[0], row.number)
        yield refused or row, keys[0] if keys[0] > 0 else None


def _identity(row: ParsedRow) -> Identity:
    """Return who a row says it is; its key is that of somebody new."""
    one: ListedOrganisation = row.details
    said = (part for house in one.addresses for part in (house.postcode, house.municipality))
    reach = filter(None, (one.phone, one.email))
    where = Whereabouts(frozenset(filter(None, said)), frozenset(reach))
    return Identity(-row.number, one.name, one.kbo, one.vcode, where)


def _elsewhere(row: ParsedRow) -> ParsedRow:
    """Say of a row that somebody else has its name."""
    text = _l(
        "“%(name)s”: another organisation has this name, in another place or with another number. "
        "It comes in as one of its own.",
        name=row.details.name,
    )
    return replace(row, notes=(*row.notes, CellNote("name", text)))


def _refused(row: ParsedRow, keys: list[int], first: Mapping[int, int]) -> ParsedRow | None:
    if len(keys) > 1:
        reason = _l(
            "The vCode is that of one organisation here, the company number that of another. "
            "Look whether they are doubles."
        )
    elif keys[0] in first:
        reason = _l("This is the same organisation as in row %(number)s.", number=first[keys[0]])
    else:
        return None
    return replace(row, details=None, reasons=(*row.reasons, reason))
