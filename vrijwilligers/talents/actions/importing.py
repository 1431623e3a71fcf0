"""Bringing in a file with talents: the list becomes that of the file, and the scan asks it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.talents.actions import list_changes
from vrijwilligers.talents.actions.publishing import TooManyTalents, publish
from vrijwilligers.talents.feature import TalentDeed
from vrijwilligers.talents.models import Talent
from vrijwilligers.talents.queries.list_changes import content_of
from vrijwilligers.talents.queries.lists import hold_all
from vrijwilligers.talents.queries.sets import latest
from vrijwilligers.talents.queries.uses import uses_of
from vrijwilligers.talents.rules import pictograms
from vrijwilligers.talents.rules.cards import FEWEST, MOST
from vrijwilligers.talents.rules.details import ListChangeKind
from vrijwilligers.talents.rules.files import (
    RowReject,
    SetReport,
    TalentRow,
    TalentsRead,
    TalentUse,
)
from vrijwilligers.talents.rules.sets import ORDER, PLAIN
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.text import fold

STEP = 10  # room between two places of a list
NEEDS_A_NAME = _l("A new talent needs a name.")
NAME_TWICE = _l("Another talent in the file has this name.")


class TooFewRows(Problem):
    """With what is left of the file nobody can choose five."""

    message = _l(
        "Nothing was changed: a scan needs at least %(count)s talents, and fewer rows of this file "
        "can be used.",
        count=FEWEST,
    )


def bring_in(read: TalentsRead, *, by: int | None) -> SetReport:
    """Make the list that of the file, and publish it; what it no longer has goes out of use."""
    listed = {talent.code: talent for talent in hold_all(Talent)}
    before = content_of(listed.values())
    named = [row for row in read.rows if row.code in listed or _is_named(row)]
    alike = _called_as_another(named, listed)
    rows = [row for row in named if row.code not in alike]
    kept = {row.number for row in named}
    rejects = [RowReject(row.number, NEEDS_A_NAME) for row in read.rows if row.number not in kept]
    rejects += (RowReject(row.number, NAME_TWICE) for row in named if row.code in alike)
    _refuse(rows)
    states = Counter(_write(row, place, listed) for place, row in enumerate(rows, start=1))
    gone = _end(listed, {row.code for row in named} | read.kept)
    db.session.flush()
    if states["new"] or states["changed"] or gone:
        list_changes.keep(Talent, before, ListChangeKind.IMPORTED, None)
        audit.record_list_change(TalentDeed.LIST_CHANGED, by=by)
    made = publish(by=by, code=read.code)
    standing = made or latest()
    return SetReport(
        **{name: states[name] for name in ("new", "changed", "unchanged")},
        gone=gone,
        set_name=f"{standing.code}-{standing.version}",
        is_published=made is not None,
        read=_with(read, rejects),
    )


def _refuse(rows: Sequence[TalentRow]) -> None:
    if len(rows) < FEWEST:
        raise TooFewRows
    if len(rows) > MOST:
        raise TooManyTalents


def _is_named(row: TalentRow) -> bool:
    return any(f"name_{language}" in row.texts for language in ORDER)


def _called_as_another(rows: Iterable[TalentRow], listed: Mapping[str, Talent]) -> set[str]:
    """Return the codes of rows whose name is that of another; what was listed before has its own.

    Files name what is meant: two of one name cannot be told apart.
    """
    taken: set[tuple[str, str]] = set()
    alike = set()
    for row in sorted(rows, key=lambda row: row.code not in listed):
        names = {(name, fold(said)) for name, said in _names(row, listed.get(row.code)).items()}
        if names & taken:
            alike.add(row.code)
        taken |= names
    return alike


def _names(row: TalentRow, talent: Talent | None) -> dict[str, str]:
    columns = [f"name_{language}" for language in ORDER]
    before = _first_texts(row) if talent is None else {one: getattr(talent, one) for one in columns}
    return {one: row.texts.get(one, before[one]) for one in columns}


def _write(row: TalentRow, place: int, listed: dict[str, Talent]) -> str:
    """Write a talent down as its row says it; return what became of it."""
    talent = listed.get(row.code)
    is_new = talent is None
    if talent is None:
        talent = listed[row.code] = Talent(code=row.code, **_first_texts(row))
        db.session.add(talent)
    talent.position = place * STEP
    values = {**row.texts, "is_used": True}
    if row.pictogram:
        values["pictogram"] = row.pictogram
    changed = [name for name, value in values.items() if getattr(talent, name) != value]
    for name in changed:
        setattr(talent, name, values[name])
    return "new" if is_new else "changed" if changed else "unchanged"


def _first_texts(row: TalentRow) -> dict[str, str]:
    """Return what a new talent is called where a row does not say it, and its drawing."""
    names = [row.texts[f"name_{one}"] for one in ORDER if f"name_{one}" in row.texts]
    drawn = row.code if row.code in pictograms.names() else PLAIN
    return {f"name_{one}": names[0] for one in ORDER} | {"pictogram": drawn}


def _end(listed: Mapping[str, Talent], stays: set[str] | frozenset[str]) -> dict[str, TalentUse]:
    """Take out of use what a file no longer has; who has it keeps it."""
    gone = [talent for talent in listed.values() if talent.is_used and talent.code not in stays]
    uses = uses_of(Talent) if gone else {}
    for talent in gone:
        talent.is_used = False
    return {talent.code: uses.get(talent.code, TalentUse()) for talent in gone}


def _with(read: TalentsRead, rejects: list[RowReject]) -> TalentsRead:
    return replace(read, rejects=tuple(sorted((*read.rejects, *rejects), key=lambda one: one.row)))
