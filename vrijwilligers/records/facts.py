"""Facts without a person: what the indicators of the year plan count (docs/indicators.md).

A fact is written when something happens. It knows the month and some coarse dimensions and never
who it was about, so erasing a person changes no figure. A dimension that is unknown stays empty.
"""

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.feature import FactKind
from vrijwilligers.records.db import Key
from vrijwilligers.registry import registry
from vrijwilligers.vocabulary.clock import today

AGE_BANDS = ((0, 17), (18, 25), (26, 44), (45, 64), (65, 200))


class Fact(Model):
    """One thing that happened in one month, with how often (``amount``)."""

    __tablename__ = "fact"
    __table_args__ = (
        CheckConstraint("month BETWEEN 1 AND 12", "month_is_a_month"),
        Index("ix_fact_kind_year_month", "kind", "year", "month"),
    )

    id: Mapped[Key]
    kind: Mapped[str]  # one of those that a feature declares
    year: Mapped[int]
    month: Mapped[int]
    amount: Mapped[int] = mapped_column(default=1)
    channel: Mapped[str | None]
    language: Mapped[str | None]
    municipality: Mapped[str | None]
    age_band: Mapped[str | None]
    visit: Mapped[str | None]
    asker: Mapped[str | None]
    subject: Mapped[str | None]
    state: Mapped[str | None]
    reason: Mapped[str | None]


def record(kind: FactKind, *, amount: int = 1, **dimensions: str | None) -> Fact:
    """Write down that something happened this month; dimensions are columns of ``Fact``."""
    if kind not in registry().fact_kinds:
        raise TypeError(f"No feature counts {kind!r}: it stands in no feature.py.")
    day = today()
    fact = Fact(kind=kind, year=day.year, month=day.month, amount=amount, **dimensions)
    db.session.add(fact)
    return fact


def age_band(birth_year: int | None, *, year: int) -> str | None:
    """Return the band of an age in a calendar year, such as ``26-44``; ``65+`` is the last."""
    if birth_year is None:
        return None
    age = max(0, year - birth_year)
    low, high = next((band for band in AGE_BANDS if age <= band[1]), AGE_BANDS[-1])
    return f"{low}+" if high == AGE_BANDS[-1][1] else f"{low}-{high}"


AGE_BAND_NAMES = tuple(age_band(2000 - low, year=2000) or "" for low, _ in AGE_BANDS)
