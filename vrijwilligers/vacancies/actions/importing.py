"""A part of a file taken over: what is new or changed comes in, what is gone is withdrawn."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import bindparam, update

from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import ComparedRow, ImportOptions, RowState
from vrijwilligers.imports.rules.kinds import PartResult
from vrijwilligers.records import facts
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.vacancies.actions import sources
from vrijwilligers.vacancies.actions.sources import ImportOrigin
from vrijwilligers.vacancies.feature import VacancyFact
from vrijwilligers.vacancies.models import Vacancy, VacancySource
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.queries.layers import Snapshot
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.problems import Problem

SOURCE = VacancySource.__table__
Snapshots = dict[str, dict[str, Any]]  # plain values by key: JSON has texts alone


class ManyGone(Problem):
    """So many vacancies are missing from the file that somebody has to look first."""

    message = _l(
        "More than a fifth of the vacancies of this source are missing from the file. "
        "Confirm that they may be withdrawn."
    )
    field = "is_ticked"


def carry_out(rows: Sequence[ComparedRow], options: ImportOptions) -> PartResult:
    """Bring in one part; what comes back is all that undoing it needs."""
    new = [row.row for row in rows if row.state == RowState.NEW and row.row]
    changed = {one.record_id: one for one in rows if one.state == RowState.CHANGED}
    gone = [one.record_id for one in rows if one.state == RowState.WITHDRAWN and one.record_id]
    origin = ImportOrigin(options.source_name, now(), options.import_id)
    said = {key: one.row.details for key, one in changed.items() if key and one.row}
    taken = sources.take_source([row.details for row in new], said, origin)
    hold_rows(Vacancy.__table__, gone)
    withdrawn = layers.snapshots(gone)
    sources.withdraw_source(gone, origin.at, fetched_at=origin.at, import_id=origin.import_id)
    _record({"new": len(new), "changed": len(said), "withdrawn": len(gone)})
    numbers = dict(zip((row.number for row in new), taken.new, strict=True))
    if not (new or said or gone):
        return PartResult(None, {})
    step: dict[str, Any] = {"import": origin.import_id, "new": taken.new}
    step |= {"organisations": taken.organisations}
    before = {"changed": _plain(taken.before), "withdrawn": _plain(withdrawn)}
    return PartResult(step | before, numbers)


def _plain(before: Mapping[int, Snapshot]) -> Snapshots:
    return {str(key): one.plain() for key, one in before.items()}


def _record(amounts: Mapping[str, int]) -> None:
    for state, amount in amounts.items():
        if amount:
            facts.record(VacancyFact.IMPORTED, on=today(), amount=amount, state=state)


def remember_rows(_: str, digests: Mapping[int, str]) -> None:
    """Keep the digest of the row that each vacancy's source said last."""
    remembered = update(SOURCE).where(SOURCE.c.vacancy_id == bindparam("its_key"))
    rows = [{"its_key": key, "digest": digest} for key, digest in digests.items()]
    if rows:
        db.session.execute(remembered.values(row_digest=bindparam("digest")), rows)
