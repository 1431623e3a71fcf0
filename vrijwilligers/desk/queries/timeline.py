"""What happened with somebody, in one order, wherever it was written down.

It is one question, however many kinds there are: the moments of one person are few, and are put in
order here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, literal, select, type_coerce, union_all
from sqlalchemy.orm import aliased

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk.queries.line_sources import SOURCES, LineKind
from vrijwilligers.extensions import db
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.records.listing import Listing
from vrijwilligers.vocabulary.clock import day_of, today

PAGE_SIZE = 20
AT_ONCE = timedelta(seconds=10)  # what is written in one deed
SAID = (  # where words of somebody may stand
    *(LineKind.NOTE, LineKind.STEP, LineKind.SET_ASIDE, LineKind.WAIT),
    *(LineKind.FOLLOW_UP, LineKind.ASKED),
)
# What tells more of a deed than an event, or than the follow-up that it was done for.
SAYS_MORE: dict[str | None, LineKind] = {
    FicheEventKind.MAILED: LineKind.MAIL,
    FicheEventKind.REACHED: LineKind.FOLLOW_UP,
    FicheEventKind.NOT_REACHED: LineKind.FOLLOW_UP,
    LineKind.FOLLOW_UP: LineKind.STEP,
}


@dataclass(frozen=True, kw_only=True)
class LineRow:
    """Something that happened; what is empty of it goes by its kind."""

    on: date
    coming_on: date | None  # when somebody is expected, while that day is to come
    hour: time | None  # of that day
    noted_at: datetime
    kind: LineKind
    id: int
    part_of: int | None  # the conversation of a note
    code: str | None
    by: str  # who of us; nobody is an empty text
    other: str  # whom a colleague asked
    link_holder: str | None  # who said it through a link
    vacancy_id: int | None
    introduction_id: int | None
    what: str | None  # how it was called
    task: str | None  # what the house itself called it
    text: str | None  # what was said of it


def timeline(
    candidate: Candidate, *, number: int, only_said: bool = False, size: int = PAGE_SIZE
) -> Listing:
    """Return one page of what happened with somebody, the latest first."""
    every = _said_once([_row(row) for row in db.session.execute(_rows(candidate.id))])
    rows = [row for row in every if row.kind in SAID and row.text] if only_said else every
    rows.sort(key=lambda row: (row.on, row.noted_at, row.kind, row.id), reverse=True)
    number = min(max(1, number), max(1, -(-len(rows) // size)))
    shown = rows[(number - 1) * size : number * size]
    return Listing(shown, number=number, total=len(rows), size=size)


def _rows(candidate_id: int) -> Select[Any]:
    every = union_all(*(_of(kind, candidate_id) for kind in LineKind)).subquery()
    member, other = aliased(StaffMember), aliased(StaffMember)
    named = select(
        every,
        func.coalesce(member.name, "").label("by"),
        func.coalesce(other.name, "").label("other"),
    )
    with_member = named.outerjoin(member, member.id == every.c.staff_id)
    return with_member.outerjoin(other, other.id == every.c.other_id)


def _of(kind: LineKind, candidate_id: int) -> Select[Any]:
    source = SOURCES[kind]
    return source.of(candidate_id).add_columns(
        literal(kind.value).label("kind"),
        source.id.label("id"),
        type_coerce(source.at, Candidate.created_at.type).label("at"),
        source.on.label("on"),
        source.coming.label("coming"),
        source.hour.label("hour"),
        source.part_of.label("part_of"),
        source.code.label("code"),
        source.staff.label("staff_id"),
        source.other.label("other_id"),
        source.link_holder.label("link_holder"),
        source.vacancy.label("vacancy_id"),
        source.introduction.label("introduction_id"),
        source.what.label("what"),
        source.task.label("task"),
        source.text.label("text"),
    )


def _row(row: Any) -> LineRow:
    coming_on = row.on if row.coming and row.on > today() else None
    return LineRow(
        on=day_of(row.at) if coming_on or not row.on else row.on,
        coming_on=coming_on,
        hour=row.hour,
        noted_at=row.at,
        kind=LineKind(row.kind),
        id=row.id,
        part_of=row.part_of,
        code=row.code,
        by=row.by,
        other=row.other,
        link_holder=row.link_holder,
        vacancy_id=row.vacancy_id,
        introduction_id=row.introduction_id,
        what=row.what,
        task=row.task,
        text=row.text,
    )


def _said_once(rows: Sequence[LineRow]) -> list[LineRow]:
    """Leave out what another row of the same deed says."""
    noted = {(one.part_of, one.on) for one in rows if one.kind == LineKind.NOTE}
    return [
        one
        for one in rows
        if not (one.kind == LineKind.CONVERSATION and (one.id, one.on) in noted)
        and not _is_said_by_another(one, rows)
    ]


def _is_said_by_another(one: LineRow, rows: Sequence[LineRow]) -> bool:
    kind = SAYS_MORE.get(one.code if one.kind == LineKind.EVENT else one.kind)
    return kind is not None and any(
        other.kind == kind and _is_one_deed(one, other) for other in rows
    )


def _is_one_deed(one: LineRow, other: LineRow) -> bool:
    may_be_of_all = (None,) if one.kind == LineKind.EVENT else ()
    is_about_one = one.introduction_id in (*may_be_of_all, other.introduction_id or 0)
    return is_about_one and abs(one.noted_at - other.noted_at) < AT_ONCE
