"""What a file with organisations would change, worked out without changing anything.

An organisation is found by its vCode, else by its company number, else by any name it goes by. So
the reading can be done beside a busy desk, and the writing afterwards takes a moment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from flask_babel import lazy_gettext as _l

from vrijwilligers.organisations import readers
from vrijwilligers.organisations.models import OrganisationImport
from vrijwilligers.organisations.queries import imports as queries
from vrijwilligers.organisations.queries.names import known_as
from vrijwilligers.organisations.readers import Read, Reading
from vrijwilligers.organisations.rules import comparing
from vrijwilligers.organisations.rules.comparing import Change, Known
from vrijwilligers.organisations.rules.identities import Directory, Identity
from vrijwilligers.organisations.rules.listed import Listed
from vrijwilligers.vocabulary.problems import Stale
from vrijwilligers.vocabulary.text import fold


class Offered(NamedTuple):
    """A row that can come in: a new organisation, or what differs from the one we know."""

    row: Read
    details: Listed
    known: Known | None = None
    changes: Sequence[Change] = ()

    @property
    def fills(self) -> list[Change]:
        """Return what was not known yet."""
        return [change for change in self.changes if change.fills]

    @property
    def differences(self) -> list[Change]:
        """Return where we know something else."""
        return [change for change in self.changes if not change.fills]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a file would do, and the rows that cannot come in.

    A row in ``changed`` fills something; one in ``differing`` says otherwise than we do. It may be
    both. ``replaces`` tells whether the file has the last word there.
    """

    new: list[Offered]
    known: list[Offered]
    rejected: list[Read]
    noted: list[Read]
    unknown_columns: tuple[str, ...]
    remarks: tuple[object, ...]
    format: str
    replaces: bool = False

    def wanted(self, offered: Offered) -> list[Change]:
        """Return what is taken over of a row about somebody we know."""
        return list(offered.changes) if self.replaces else offered.fills

    @property
    def changed(self) -> list[Offered]:
        """Return the rows that change what we know."""
        return [one for one in self.known if self.wanted(one)]

    @property
    def differing(self) -> list[Offered]:
        """Return the rows that say otherwise than we do."""
        return [one for one in self.known if one.differences]

    @property
    def counts(self) -> dict[str, int]:
        """Return the five figures of every import, in their order; nothing is ever withdrawn."""
        changed = len(self.changed)
        return {
            "new": len(self.new),
            "changed": changed,
            "unchanged": len(self.known) - changed,
            "withdrawn": 0,
            "rejected": len(self.rejected),
        }


def of_file(content: bytes, *, replaces: bool = False) -> Plan:
    """Read a file and compare it with what we have; raise ``Unreadable``."""
    return compare(readers.read(content), replaces=replaces)


def of_upload(record: OrganisationImport, *, replaces: bool = False) -> Plan:
    """Read a file that was tried out once more; raise ``Stale`` when its content is gone."""
    if record.content is None:
        raise Stale
    return of_file(record.content, replaces=replaces)


def compare(reading: Reading, *, replaces: bool = False) -> Plan:
    """Work out which rows are new, and what the others say otherwise."""
    found = list(_recognised(reading.rows))
    rows = [row for row, _ in found]
    known = queries.known({key for row, key in found if row.details and key is not None})
    offered = [_offered(row, row.details, key, known) for row, key in found if row.details]
    return Plan(
        new=[one for one in offered if one.known is None],
        known=[one for one in offered if one.known],
        rejected=[row for row in rows if row.details is None],
        noted=[row for row in rows if row.details and row.notes],
        unknown_columns=reading.unknown_columns,
        remarks=reading.remarks,
        format=reading.format,
        replaces=replaces,
    )


def directory_for(listed: Sequence[Listed]) -> Directory:
    """Return who we know of those that a file may mean."""
    names = {fold(one.name) for one in listed}
    kbos, vcodes = ({getattr(one, name) for one in listed} - {None} for name in ("kbo", "vcode"))
    return Directory(known_as(names, kbos, vcodes))


def _offered(row: Read, details: Listed, key: int | None, known: dict[int, Known]) -> Offered:
    if key is None or key not in known:
        return Offered(row, details)
    return Offered(row, details, known[key], comparing.changes(known[key], details))


def _recognised(rows: Sequence[Read]) -> Iterator[tuple[Read, int | None]]:
    """Say of each row whom it means; reject what means two, or somebody who was named before.

    Rows that are new get numbers below nought, so that later rows can mean them.
    """
    directory = directory_for([row.details for row in rows if row.details])
    seen: dict[int, int] = {}
    for row in rows:
        if row.details is None:
            yield row, None
            continue
        named = (row.details.name, row.details.kbo, row.details.vcode)
        keys = directory.find_all(*named) or [-row.number]
        directory.add(Identity(keys[0], fold(row.details.name), *named[1:]))
        refused = _refused(row, keys, seen)
        seen.setdefault(keys[0], row.number)
        yield refused or row, keys[0] if keys[0] > 0 else None


def _refused(row: Read, keys: list[int], seen: dict[int, int]) -> Read | None:
    if len(keys) > 1:
        reason = _l(
            "The vCode is that of one organisation here, the company number that of another. "
            "Look whether they are doubles."
        )
    elif keys[0] in seen:
        reason = _l("This is the same organisation as in row %(number)s.", number=seen[keys[0]])
    else:
        return None
    return replace(row, details=None, reasons=(*row.reasons, reason))
