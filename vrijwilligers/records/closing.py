"""A year of figures is closed on 31 March: what is small no longer tells who it was.

Months of margins become one row of the year, and values below five go to *other*; totals stay as
they are, by month. A correction that comes later finds its way in ``records.facts``.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import and_, delete, insert, select, text

from vrijwilligers.extensions import db
from vrijwilligers.records.db import transaction
from vrijwilligers.records.facts import OTHER, TOTAL, WHOLE_YEAR, ClosedYear, Fact, FactKey
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.few import FEW

CLOSING_DAY = (3, 31)


def close_each_night(at: datetime) -> None:
    """Close the years whose time has come, and leave no order of writing behind.

    It may run twice and be killed: all of it is one transaction.
    """
    with transaction():
        _keep_others_out()
        for year in _years_to_close(day_of(at)):
            _close(year)
        _lay_out_anew()


def last_year_to_close(day: date) -> int:
    """Return the last year that is over and closed on a day."""
    return day.year - (1 if (day.month, day.day) >= CLOSING_DAY else 2)


def _years_to_close(day: date) -> Iterable[int]:
    by_month = and_(Fact.dimension != TOTAL, Fact.month != WHOLE_YEAR)
    years = select(Fact.year).where(by_month, Fact.year <= last_year_to_close(day)).distinct()
    return db.session.scalars(years.order_by(Fact.year)).all()


def _close(year: int) -> None:
    margins = and_(Fact.year == year, Fact.dimension != TOTAL)
    rows = db.session.scalars(select(Fact).where(margins)).all()
    survived = {(row.kind, row.dimension, row.value) for row in rows if row.month == WHOLE_YEAR}
    sums = Counter[tuple[str, str, str]]()
    for row in rows:
        sums[row.kind, row.dimension, row.value] += row.amount
    folded = Counter[FactKey]()
    for (kind, dimension, value), amount in sums.items():
        stays = (kind, dimension, value) in survived or amount >= FEW
        named = value if stays else OTHER
        folded[FactKey(kind, year, WHOLE_YEAR, dimension, named)] += amount
    db.session.execute(delete(Fact).where(margins))
    _insert({key: amount for key, amount in folded.items() if amount})
    if db.session.get(ClosedYear, year) is None:
        db.session.add(ClosedYear(year=year))


def _lay_out_anew() -> None:
    """Write every row again, in the order of the keys, where the database keeps rows as they came.

    On PostgreSQL the place of a row and the transaction that wrote it would tell which figures
    changed together; after this all of them came together.
    """
    if db.engine.dialect.name != "postgresql":
        return  # without a rowid, SQLite keeps them in the order of the key
    columns = [*Fact.__table__.columns]
    rows = db.session.execute(select(*columns).where(Fact.amount > 0)).all()
    db.session.execute(delete(Fact))
    _insert({FactKey(*row[:-1]): row[-1] for row in rows})
    db.session.execute(text("CLUSTER fact USING pk_fact"))


def _insert(amounts: dict[FactKey, int]) -> None:
    rows = [{**key._asdict(), "amount": amounts[key]} for key in sorted(amounts)]
    if rows:
        db.session.execute(insert(Fact), rows)


def _keep_others_out() -> None:
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE fact IN EXCLUSIVE MODE"))
