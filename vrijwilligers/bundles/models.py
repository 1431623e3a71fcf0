"""The table of the editions: which bundle was printed when."""

from sqlalchemy import UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, column_property, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, part_of, refers_to
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Disposition,
    Paper,
    Words,
    ends,
    forgets,
)
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.terms import RetentionTerm


class EditionVolume(Model):
    """A volume of an edition after the first, where one would be too thick to carry."""

    __tablename__ = "edition_volume"
    __kept__ = (
        ends(
            RetentionTerm.EDITION,
            "edition_id.printed_at",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.EMPTY,
            empties=("pdf",),
        ),
    )
    __table_args__ = (UniqueConstraint("edition_id", "number"),)

    id: Mapped[Key]
    edition_id: Mapped[int] = part_of("edition")
    number: Mapped[int]
    pdf: Mapped[Paper | None] = mapped_column(deferred=True)


class Edition(Model):
    """A bundle that was made: the indicators count them."""

    __tablename__ = "edition"
    __kept__ = (
        ends(
            RetentionTerm.EDITION,
            "printed_at",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.EMPTY,
            empties=("content", "pdf", "name"),
        ),
        forgets("printed_by_id"),
    )

    id: Mapped[Key] = mapped_column()
    printed_at: Mapped[Moment] = mapped_column(default=now)
    printed_by_id: Mapped[int | None] = refers_to("staff_member")
    name: Mapped[Words | None]  # what the team calls it, on its front too
    language: Mapped[Code]
    season: Mapped[Code | None]
    category: Mapped[Code | None]
    vacancies: Mapped[int]
    choice: Mapped[Code | None]  # JSON: all that was chosen, see rules.Choice
    content: Mapped[Paper | None] = mapped_column(
        deferred=True
    )  # what it says, JSON packed with zlib
    pdf: Mapped[Paper | None] = mapped_column(deferred=True)  # the first volume
    is_kept: Mapped[bool] = column_property(pdf.is_not(None))  # what it says goes after its term
    volumes: Mapped[int] = column_property(
        1
        + select(func.count())
        .where(EditionVolume.edition_id == id)
        .correlate_except(EditionVolume)
        .scalar_subquery()
    )
