"""The table of the keys by which vacancies are found."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import part_of
from vrijwilligers.records.indexes import stand_by_key
from vrijwilligers.records.personal import DerivedKey, ProcessingPurpose, remains
from vrijwilligers.records.references import TRACE


class VacancyKey(Model):
    """A word by which a vacancy is found (``vocabulary.searching``), and where it stands best."""

    __tablename__ = "vacancy_key"
    __kept__ = (remains("follows from the texts of a vacancy", ProcessingPurpose.CONTACT),)
    __table_args__ = (
        Index("ix_vacancy_key_key", "key", "place", "vacancy_id"),
        {"info": {TRACE: True}},
    )

    vacancy_id: Mapped[int] = part_of("vacancy", is_key=True)
    key: Mapped[DerivedKey] = mapped_column(primary_key=True)
    place: Mapped[int]  # a ``WordPlace``


stand_by_key(VacancyKey.__table__)
