"""Likely doubles of which somebody said that they are two."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.personal import nobody


class VacancyPair(Model):
    """Two vacancies that look like one and are two, the older first."""

    __tablename__ = "vacancy_pair"
    __kept__ = nobody("which vacancies are two")
    __table_args__ = (CheckConstraint("one_id < other_id", "the_older_comes_first"),)

    one_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), primary_key=True
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), primary_key=True, index=True
    )
