"""The table of the routes: which stands stand in the booklet of a visitor, and in which quarter."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, part_of
from vrijwilligers.records.personal import DataSubject, ProcessingPurpose, ends, goes_with
from vrijwilligers.vocabulary.terms import RetentionTerm


class MarketStop(Model):
    """A stand that fits a visitor, and the quarter of the market in which they are expected there.

    Without a quarter there was no room left. It says nothing of talents or languages: what a
    visitor chose is on their booklet alone.
    """

    __tablename__ = "market_stop"
    __kept__ = (
        goes_with(DataSubject.CANDIDATE, "visitor_id.candidate_id", ProcessingPurpose.INTRODUCTION),
        ends(RetentionTerm.MARKET, "visitor_id.market_id.held_on", subject=DataSubject.VISITOR),
    )
    __table_args__ = (
        UniqueConstraint("visitor_id", "stand_id"),
        UniqueConstraint("visitor_id", "quarter"),
        CheckConstraint("quarter IS NULL OR quarter >= 0", "quarters_count_from_the_opening"),
    )

    id: Mapped[Key]
    visitor_id: Mapped[int] = part_of("market_visitor")
    stand_id: Mapped[int] = part_of("stand")
    quarter: Mapped[int | None]
