"""A plan carried out: a few large statements in the transaction of whoever asks.

Texts of the source are replaced; our own texts are never touched. A vacancy that the desk paused
noted as filled or withdrew stays so; what the source had withdrawn and offers again is published.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, insert, update

from vrijwilligers.extensions import db
from vrijwilligers.organisations.actions import directory as organisations
from vrijwilligers.organisations.actions.directory import Named
from vrijwilligers.records import facts
from vrijwilligers.records.batches import batches
from vrijwilligers.records.facts import FactKind
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import differences
from vrijwilligers.vacancies.actions.memory import Memory
from vrijwilligers.vacancies.actions.plans import Offered, Plan
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyLanguage,
    VacancyTalent,
    VacancyText,
)
from vrijwilligers.vacancies.queries.snapshots import OF_DETAILS, Snapshot, snapshots
from vrijwilligers.vacancies.rules import Status, TextOrigin, VacancyDetails
from vrijwilligers.vocabulary.problems import Stale
from vrijwilligers.vocabulary.text import fold

VACANCY = Vacancy.__table__
AS_IT_IS = ("source_id", *OF_DETAILS)


def carry_out(plan: Plan, *, at: datetime) -> Memory:
    """Bring in what is new or changed and withdraw what is gone; raise ``Stale``.

    Stale means that the source was imported by somebody else after the plan was made. What comes
    back is all that undoing needs.
    """
    if _seen(queries.known_of(plan.source_name)) != _seen(plan.known):
        raise Stale
    before = snapshots([*_keys(plan.changed), *plan.withdrawn])
    offered = plan.new + plan.changed
    homes = organisations.homes_of(_named(one.details) for one in offered)
    rows = {one.details.source_id: _row(one, plan, homes.keys, at) for one in offered}
    keys = _add([rows[one.details.source_id] for one in plan.new])
    _change([rows[one.details.source_id] | {"its_key": one.key} for one in plan.changed])
    _mark([one.key for one in plan.changed if one.key and _is_news(one, before)], at)
    clear(_keys(plan.changed))
    _fill([(one.key or keys[one.details.source_id], one.details) for one in offered])
    withdraw(plan.withdrawn, at, fetched_at=at)
    _record(plan)
    memory = Memory.of(keys.values(), _keys(plan.changed), plan.withdrawn, before)
    return replace(memory, organisations=homes.added)


def _keys(offered: Iterable[Offered]) -> list[int]:
    return [one.key for one in offered if one.key]


def _is_news(offered: Offered, before: Mapping[int, Snapshot]) -> bool:
    """Tell whether the source changed a text that we wrote over."""
    return differences.touches_ours(before[offered.key or 0], offered.details)


def _mark(keys: Sequence[int], at: datetime) -> None:
    for some in batches(keys):
        marked = update(VACANCY).where(VACANCY.c.id.in_(some))
        db.session.execute(marked.values(source_changed_at=at))


def _seen(known: dict[str, queries.Known]) -> dict[str, tuple[int, str | None]]:
    return {source_id: (one.key, one.fingerprint) for source_id, one in known.items()}


def _named(details: VacancyDetails) -> Named:
    return Named(details.organisation, details.organisation_kbo)


def _row(offered: Offered, plan: Plan, homes: dict[Named, int], at: datetime) -> dict[str, Any]:
    details = offered.details
    return {
        **{column: getattr(details, column) for column in AS_IT_IS},
        "source_name": plan.source_name,
        "fingerprint": offered.fingerprint,
        "fetched_at": at,
        "organisation_id": homes[_named(details)],
        "language": next(iter(details.texts)),
    }


def _add(rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Add vacancies; return the key of each by its source_id."""
    if not rows:
        return {}
    added = insert(VACANCY).returning(VACANCY.c.source_id, VACANCY.c.id)
    first = {"status": Status.PUBLISHED, "version": 1}
    new = [row | first | {"published_at": row["fetched_at"]} for row in rows]
    return {row.source_id: row.id for row in db.session.execute(added, new)}


def _change(rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    is_gone = and_(VACANCY.c.status == Status.WITHDRAWN, VACANCY.c.gone_at.is_not(None))
    again = case((is_gone, Status.PUBLISHED), else_=VACANCY.c.status)
    columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "its_key"}
    change = update(VACANCY).where(VACANCY.c.id == bindparam("its_key"))
    db.session.execute(
        change.values(**columns, status=again, gone_at=None, version=VACANCY.c.version + 1),
        list(rows),
    )


def clear(keys: Sequence[int]) -> None:
    """Take away what the source said before; our own texts stay."""
    text, language, talent = (
        table.__table__ for table in (VacancyText, VacancyLanguage, VacancyTalent)
    )
    for some in batches(keys):
        theirs = text.c.origin == TextOrigin.SOURCE
        db.session.execute(delete(text).where(text.c.vacancy_id.in_(some), theirs))
        db.session.execute(delete(language).where(language.c.vacancy_id.in_(some)))
        db.session.execute(delete(talent).where(talent.c.vacancy_id.in_(some)))


def _fill(vacancies: Sequence[tuple[int, VacancyDetails]]) -> None:
    """Write what belongs to vacancies: texts, languages and talents."""
    parts: tuple[tuple[Any, Callable[[VacancyDetails], Iterable[dict[str, Any]]]], ...] = (
        (VacancyText, _texts),
        (VacancyLanguage, _languages),
        (VacancyTalent, _talents),
    )
    for model, rows_of in parts:
        rows = [row | {"vacancy_id": key} for key, one in vacancies for row in rows_of(one)]
        if rows:
            db.session.execute(insert(model.__table__), rows)


def _texts(details: VacancyDetails) -> Iterator[dict[str, Any]]:
    for language, text in details.texts.items():
        own = {"title": text.title, "description": text.description, "folded": fold(text.title)}
        yield own | {"language": language, "origin": TextOrigin.SOURCE}


def _languages(details: VacancyDetails) -> Iterator[dict[str, Any]]:
    return ({"language": code, "level": level} for code, level in details.languages.items())


def _talents(details: VacancyDetails) -> Iterator[dict[str, Any]]:
    return ({"code": code} for code in sorted(details.talents))


def withdraw(keys: Sequence[int], at: datetime, **also: datetime) -> None:
    """Withdraw what its source does not offer; when it does again, it is published again."""
    gone = {"status": Status.WITHDRAWN, "gone_at": at, "version": VACANCY.c.version + 1}
    for some in batches(keys):
        db.session.execute(update(VACANCY).where(VACANCY.c.id.in_(some)).values(gone | also))


def _record(plan: Plan) -> None:
    for state in ("new", "changed", "withdrawn"):
        if amount := plan.counts[state]:
            facts.record(FactKind.VACANCIES_IMPORTED, amount=amount, state=state)
