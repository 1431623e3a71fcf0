"""The tables by which weights learn: how well introductions fitted, and what came of them."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.matching.models.introductions import Introduction
from vrijwilligers.records.db import part_of
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Holding,
    ProcessingPurpose,
    goes_with,
    impersonal,
    nobody,
    personal,
)


class IntroductionFit(Model):
    """How well each criterion fitted when somebody was introduced, by which weights.

    It waits until what became of the introduction is added to the sums, and goes then; with the
    person it goes before (ADR 22).
    """

    __tablename__ = "introduction_fit"
    __kept__ = (
        goes_with(
            DataSubject.CANDIDATE, "introduction_id.candidate_id", ProcessingPurpose.INTRODUCTION
        ),
    )

    introduction_id: Mapped[int] = part_of("introduction", is_key=True)
    weight_set: Mapped[int]  # its number, 0 for the standard weights
    place: Mapped[Code | None]  # where it stood in the list from which somebody was introduced
    fits: Mapped[dict[str, Any]] = personal(  # by criterion; reckoned from what is exported
        JSON, holds=Holding.CODE, is_exported=False
    )

    introduction: Mapped[Introduction] = relationship(back_populates="fit")


class OutcomeSum(Model):
    """How many introductions by a set of weights ended in one way, and the sums of their fits."""

    __tablename__ = "outcome_sum"
    __kept__ = nobody("sums of five people or more")
    __table_args__ = (
        CheckConstraint("amount >= 5", "nobody_is_alone_in_a_sum"),
        {"sqlite_with_rowid": False},
    )

    weight_set: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_placed: Mapped[bool] = mapped_column(primary_key=True)
    amount: Mapped[int]
    sums: Mapped[dict[str, Any]] = impersonal(Holding.HOUSE, JSON)
