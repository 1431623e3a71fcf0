"""What rows of a list would do; nothing is changed."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from vrijwilligers.candidates.models import Candidate, CandidateRow
from vrijwilligers.candidates.queries.doubles import likely_doubles
from vrijwilligers.candidates.queries.erased_rows import erased_since
from vrijwilligers.candidates.rules import ListedDoubt, is_overdue
from vrijwilligers.extensions import db
from vrijwilligers.imports.queries.rows import known_rows
from vrijwilligers.imports.rules import (
    ComparedRow,
    ImportOptions,
    KnownRow,
    Label,
    ParsedRow,
    RowState,
)
from vrijwilligers.records.batches import batches
from vrijwilligers.settings.current import chosen_length
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import say_day
from vrijwilligers.vocabulary.terms import RetentionTerm

OVERDUE = _l(
    "Consent, or the last contact, is older than a year. "
    "This row comes in only when somebody confirms it."
)


def compare(rows: Sequence[ParsedRow], options: ImportOptions) -> list[ComparedRow]:
    """Say which rows are new; whom a list brought in before is never compared again."""
    digests = {row.digest for row in rows if row.details and row.digest}
    came_in = _came_in(digests, options.source_name)
    erased = {} if options.is_confirmed else erased_since(digests, options.import_id)
    return list(_compared(rows, came_in, erased, options))


def _compared(
    rows: Sequence[ParsedRow],
    came_in: Mapping[str, int],
    erased: Mapping[str, datetime],
    options: ImportOptions,
) -> Iterator[ComparedRow]:
    first: dict[str, int] = {}
    for row in rows:
        if row.details is None:
            continue
        if row.digest in came_in:  # by somebody who took the same list over meanwhile
            key = came_in[row.digest]
            same_again = replace(row, details=None, record_id=key)
            yield ComparedRow(state=RowState.UNCHANGED, row=same_again, record_id=key)
        elif row.digest and first.setdefault(row.digest, row.number) != row.number:
            same = _l("This row is the same as row %(number)s.", number=first[row.digest])
            yield _rejected(row, same)
        else:
            yield _doubted(row, erased, options) or _new(row)


def _doubted(
    row: ParsedRow, erased: Mapping[str, datetime], options: ImportOptions
) -> ComparedRow | None:
    """Reject a row that somebody has to confirm first, unless that was done."""
    if options.is_confirmed:
        return None
    if row.digest in erased:
        at = erased[row.digest]
        why = _l(
            "This row came in on %(date)s, and the fiche was erased since. "
            "It comes in again only when somebody confirms it.",
            date=say_day(at),
        )
        return replace(_rejected(row, why), asks=ListedDoubt.ERASED, known=at)
    chosen = chosen_length(RetentionTerm.FICHE)
    if is_overdue(row.details.consent, today=today(), chosen=chosen):
        return replace(_rejected(row, OVERDUE), asks=ListedDoubt.OVERDUE)
    return None


def _new(row: ParsedRow) -> ComparedRow:
    doubles = [one.id for one in likely_doubles(row.details.details)]
    return ComparedRow(state=RowState.NEW, row=row, doubles=doubles)


def _came_in(digests: Collection[str], source_name: str) -> dict[str, int]:
    """Return whom rows of a list brought in, by digest, as it is at this moment."""
    found: dict[str, int] = {}
    for some in batches(sorted(digests)):
        asked = select(CandidateRow.digest, CandidateRow.record_id).where(
            CandidateRow.source_name == source_name, CandidateRow.digest.in_(some)
        )
        found |= {row.digest: row.record_id for row in db.session.execute(asked)}
    return found


def _rejected(row: ParsedRow, reason: object) -> ComparedRow:
    return ComparedRow(state=RowState.REJECTED, row=replace(row, reasons=(reason,)))


def rows_of(source_name: str) -> Mapping[str, KnownRow]:
    """Return whom each row of a list brought in, whatever became of the fiche since."""
    return known_rows(CandidateRow, Candidate, source_name)


def sources_with(rows: Sequence[ParsedRow], source_name: str) -> Counter[str]:
    """Count how many of these rows each other list brought in."""
    found: Counter[str] = Counter()
    for some in batches(sorted({row.digest for row in rows})):
        asked = select(CandidateRow.source_name, func.count()).where(
            CandidateRow.source_name != source_name, CandidateRow.digest.in_(some)
        )
        found.update(dict(db.session.execute(asked.group_by(CandidateRow.source_name)).all()))
    return found


def source_names() -> Sequence[str]:
    """Return the lists that brought in candidates, in the order of the alphabet."""
    names = select(CandidateRow.source_name).distinct()
    return db.session.scalars(names.order_by(CandidateRow.source_name)).all()


def labels(keys: Sequence[int]) -> list[Label]:
    """Return candidates by the short name that others may see on the screen."""
    found: list[Candidate] = []
    for some in batches(keys):
        asked = select(Candidate).where(Candidate.id.in_(some), Candidate.is_in_use)
        found += db.session.scalars(asked.order_by(Candidate.id))
    return [Label(one.id, one.short_name, None, one.number) for one in found]


def versions(keys: Sequence[int]) -> dict[int, int]:
    """Return the version of each candidate that is still there."""
    found: dict[int, int] = {}
    for some in batches(keys):
        asked = select(Candidate.id, Candidate.version).where(Candidate.id.in_(some))
        found |= {row.id: row.version for row in db.session.execute(asked)}
    return found
