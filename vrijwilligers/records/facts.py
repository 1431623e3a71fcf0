"""Figures without a person: what the indicators of the year plan count (docs/indicators.md).

They are counters, never a diary (docs/adr/0007): a row says how often something happened in a
month, in total or for one value of one dimension. Nothing in it has an id, an order or a second, so
nobody can be followed through it, and erasing a person changes no figure. What a deed counted is
gathered in the session and written once, before the commit, in the order of the keys: two writers
never wait for each other crosswise.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pkgutil import resolve_name
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, CheckConstraint, bindparam, case, event, select
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.feature import FactKind
from vrijwilligers.records.personal import Code, nobody
from vrijwilligers.registry import registry

AGE_BANDS = ((0, 17), (18, 25), (26, 44), (45, 64), (65, 200))
DIMENSIONS = {
    *("channel", "language", "municipality", "age_band", "visit", "asker", "subject", "category"),
    *("reason", "project", "form", "organisation", "edition", "weight_set", "place", "days"),
}
CROSSED = (("asker", "subject"),)  # the plan asks these pairs; a state is part of the kind
TOTAL, OTHER = "", "other"
WHOLE_YEAR = 0  # the month of what was merged when its year was closed
CODE = re.compile(r"[\w+.:-]{1,40}")
PENDING, MARKS = "facts", "facts before"  # in ``Session.info``


class Fact(Model):
    """How often something happened in one month; without a dimension it is the total."""

    __tablename__ = "fact"
    __kept__ = nobody("counters of what happened")
    __table_args__ = (
        CheckConstraint("month BETWEEN 0 AND 12", "month_is_a_month"),
        CheckConstraint("amount >= 0", "amount_is_not_below_zero"),
        CheckConstraint("(dimension = '') = (value = '')", "a_value_has_a_dimension"),
        {"sqlite_with_rowid": False},  # a rowid would tell in which order figures came
    )

    kind: Mapped[Code] = mapped_column(primary_key=True)  # of a feature, with its state if it has
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    dimension: Mapped[Code] = mapped_column(primary_key=True)
    value: Mapped[Code] = mapped_column(primary_key=True)
    amount: Mapped[int]


class ClosedYear(Model):
    """A year of which the figures are merged and small values folded (``reports``)."""

    __tablename__ = "closed_year"
    __kept__ = nobody("which figures are merged")

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class FactKey(NamedTuple):
    """Which counter: the key of a row."""

    kind: str
    year: int
    month: int
    dimension: str
    value: str


class Count(NamedTuple):
    """What one deed counts, as the record remembers it that must be able to take it back."""

    kind: str
    year: int
    month: int
    amount: int
    dimensions: Mapping[str, str]

    def keys(self) -> Iterator[FactKey]:
        """Name the counters that it adds to: the total, each margin, and the pairs asked for."""
        known = self.dimensions
        pairs = {f"{a} {b}": f"{known[a]} {known[b]}" for a, b in CROSSED if {a, b} <= known.keys()}
        for dimension, value in ((TOTAL, ""), *known.items(), *pairs.items()):
            yield FactKey(self.kind, self.year, self.month, dimension, value)


def record(
    kind: FactKind, *, on: date, state: str = "", amount: int = 1, **dimensions: str | None
) -> str:
    """Count something on the day it happened; return what a record keeps to take it back.

    A dimension that is unknown (``None``) is not written. Raise ``TypeError`` for a kind that no
    feature declares, a dimension that is none of ``DIMENSIONS`` and a value that is no code.
    """
    if kind not in registry().fact_kinds:
        raise TypeError(f"No feature counts {kind!r}: it stands in no feature.py.")
    known = {name: str(value) for name, value in sorted(dimensions.items()) if value is not None}
    if not known.keys() <= DIMENSIONS or not all(map(CODE.fullmatch, known.values())):
        raise TypeError(f"{kind!r} is counted by codes of known dimensions, not by {[*known]}.")
    count = Count(f"{kind}:{state}" if state else str(kind), on.year, on.month, amount, known)
    _pending().append(count)
    return json.dumps(count)


def take_back(counted: str | None) -> None:
    """Take away exactly what was counted, in the month where it was counted."""
    count_again(counted, times=-1)


def count_again(counted: str | None, *, times: int = 1) -> None:
    """Count the same once more, for a copy of what was counted; ``None`` is nothing."""
    if counted:
        kind, year, month, amount, dimensions = json.loads(counted)
        _pending().append(Count(kind, year, month, times * amount, dimensions))


def age_band(birth_year: int | None, *, year: int) -> str | None:
    """Return the band of an age in a calendar year, such as ``26-44``; ``65+`` is the last."""
    if birth_year is None:
        return None
    age = max(0, year - birth_year)
    low, high = next((band for band in AGE_BANDS if age <= band[1]), AGE_BANDS[-1])
    return f"{low}+" if high == AGE_BANDS[-1][1] else f"{low}-{high}"


AGE_BAND_NAMES = tuple(age_band(2000 - low, year=2000) or "" for low, _ in AGE_BANDS)


def watch() -> None:
    """Let every session write its figures before it commits, and forget those of a rollback."""
    if not event.contains(db.session, "before_commit", _write):
        event.listen(db.session, "before_commit", _write)
        event.listen(db.session, "after_transaction_create", _remember_savepoint)
        event.listen(db.session, "after_soft_rollback", _forget)


def _pending() -> list[Count]:
    session = db.session()
    if not session.in_transaction():
        session.begin()  # else a rollback would have nothing to roll back, and say so to nobody
    pending: list[Count] = session.info.setdefault(PENDING, [])
    return pending


def _remember_savepoint(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        marks = session.info.setdefault(MARKS, {})
        marks[transaction] = len(session.info.get(PENDING, ()))


def _forget(session: Session, transaction: SessionTransaction) -> None:
    kept = session.info.get(MARKS, {}).pop(transaction, 0) if transaction.nested else 0
    del session.info.get(PENDING, [])[kept:]


def _write(session: Session) -> None:
    if session.in_nested_transaction():
        return
    amounts = Counter[FactKey]()
    for count in session.info.pop(PENDING, ()):
        amounts.update(dict.fromkeys(count.keys(), count.amount))
    if not amounts:
        return
    changes = _where_kept(session, amounts)
    if rows := [{**_bound(key), "change": changes[key]} for key in sorted(changes) if changes[key]]:
        session.execute(_upsert(session), rows)


def _bound(key: FactKey) -> dict[str, object]:
    return {f"of_{name}": value for name, value in key._asdict().items()}


def _upsert(session: Session) -> Any:
    insert = resolve_name(f"sqlalchemy.dialects.{session.get_bind().dialect.name}:insert")
    change: BindParameter[int] = bindparam("change")
    columns: dict[str, Any] = {name: bindparam(f"of_{name}") for name in FactKey._fields}
    added = insert(Fact).values(**columns, amount=_not_below_zero(change))
    return added.on_conflict_do_update(
        index_elements=list(FactKey._fields),
        set_={"amount": _not_below_zero(Fact.amount + change)},
    )


def _not_below_zero(amount: Any) -> Any:
    return case((amount < 0, 0), else_=amount)


def _where_kept(session: Session, amounts: Counter[FactKey]) -> Counter[FactKey]:
    """Say where each change goes: in a closed year to its value if that survived, else to other."""
    years = {key.year for key in amounts}
    closed = set(session.scalars(select(ClosedYear.year).where(ClosedYear.year.in_(years))))
    if not closed:
        return amounts
    merged = session.scalars(select(Fact).where(Fact.year.in_(closed), Fact.month == WHOLE_YEAR))
    survived = {FactKey(*(getattr(row, f) for f in FactKey._fields)) for row in merged}
    changes = Counter[FactKey]()
    for key, amount in amounts.items():
        changes[_in_closed_year(key, survived) if key.year in closed else key] += amount
    return changes


def _in_closed_year(key: FactKey, survived: set[FactKey]) -> FactKey:
    if key.dimension == TOTAL:
        return key
    merged = key._replace(month=WHOLE_YEAR)
    return merged if merged in survived else merged._replace(value=OTHER)
