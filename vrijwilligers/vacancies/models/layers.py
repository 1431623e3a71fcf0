"""What a source says of a vacancy, and what we say instead: together they make what holds."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, part_of, refers_to
from vrijwilligers.records.indexes import index_among
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Disposition,
    Hash,
    Words,
    ends,
    forgets,
    remains,
)
from vrijwilligers.vacancies.rules.layers import CONTACT, without_contact
from vrijwilligers.vocabulary.terms import RetentionTerm


class VacancySource(Model):
    """Where a vacancy came from, and all that its source says of it now."""

    __tablename__ = "vacancy_source"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "vacancy_id.organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.FOLD,
            folds={"details": without_contact},
        ),
    )
    __table_args__ = (
        UniqueConstraint("source_name", "source_id"),
        index_among("ix_vacancy_source_gone", "vacancy_id", where="gone_at IS NOT NULL"),
        {"info": {"contact": CONTACT}},
    )

    vacancy_id: Mapped[int] = part_of("vacancy", is_key=True)
    source_name: Mapped[Words]
    source_id: Mapped[Words]
    import_id: Mapped[int | None] = refers_to("import_run")  # the last that changed it
    details: Mapped[Words] = mapped_column(deferred=True)  # JSON
    fingerprint: Mapped[Hash]
    row_digest: Mapped[Hash | None]  # of the row that said so; the same row is not read again
    fetched_at: Mapped[Moment]
    gone_at: Mapped[Moment | None]  # an import withdrew it, and nobody at the desk did since


class OwnFact(Model):
    """A value of ours for one field of an imported vacancy; ``null`` is *nothing* instead.

    When ``source_now`` is no longer ``source_then``, the source changed since ours was given.
    """

    __tablename__ = "own_fact"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "vacancy_id.organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
        ),
        forgets("given_by_id"),
    )

    __table_args__ = (
        index_among("ix_own_fact_changed", "vacancy_id", where="source_now <> source_then"),
        {"info": {"contact": CONTACT}},
    )

    vacancy_id: Mapped[int] = part_of("vacancy", is_key=True)
    field: Mapped[Code] = mapped_column(primary_key=True)
    value: Mapped[Words]  # JSON, as the two below
    source_then: Mapped[Words]
    source_now: Mapped[Words]
    given_by_id: Mapped[int | None] = refers_to("staff_member")
    given_at: Mapped[Moment]

    @property
    def source_changed(self) -> bool:
        """Tell whether the source says something else than when our value was given."""
        return self.source_now != self.source_then


class _MarkedSource:
    """What is noted of a whole source, by its name."""

    id: Mapped[Key]
    source_name: Mapped[Words] = mapped_column(unique=True)

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<{type(self).__name__} {self.id}>"


class PublicSource(_MarkedSource, Model):
    """A source of which everybody may read the contact data; of others the desk is asked first."""

    __tablename__ = "public_source"
    __kept__ = (remains("what may be done with what a source says, as long as it is one"),)


class AskedSource(_MarkedSource, Model):
    """A source of which we ask organisations ourselves; of others the source asks them."""

    __tablename__ = "asked_source"
    __kept__ = (remains("whether we ask about what a source says, as long as it is one"),)
