"""What a source says of a vacancy, and what we say instead: together they make what holds."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Moment
from vrijwilligers.records.personal import ProcessingPurpose, RetentionTerm, personal


class VacancySource(Model):
    """Where a vacancy came from, and all that its source says of it now."""

    __tablename__ = "vacancy_source"
    __table_args__ = (UniqueConstraint("source_name", "source_id"),)

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), primary_key=True
    )
    source_name: Mapped[str]
    source_id: Mapped[str]
    import_id: Mapped[int | None] = mapped_column(
        ForeignKey("import_run.id", ondelete="SET NULL"), index=True
    )  # the last that changed it
    details: Mapped[str] = personal(
        ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION, deferred=True
    )  # JSON
    fingerprint: Mapped[str]
    row_digest: Mapped[str | None]  # of the row that said so; the same row is not read again
    fetched_at: Mapped[Moment]
    gone_at: Mapped[Moment | None]  # an import withdrew it, and nobody at the desk did since


class OwnFact(Model):
    """A value of ours for one field of an imported vacancy; ``null`` is *nothing* instead.

    When ``source_now`` is no longer ``source_then``, the source changed since ours was given.
    """

    __tablename__ = "own_fact"

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), primary_key=True
    )
    field: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = personal(
        ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION
    )  # JSON, as the two below
    source_then: Mapped[str] = personal(ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION)
    source_now: Mapped[str] = personal(ProcessingPurpose.CONTACT, RetentionTerm.ORGANISATION)
    given_by_id: Mapped[int | None] = personal(
        ProcessingPurpose.LOG,
        RetentionTerm.ORGANISATION,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    given_at: Mapped[Moment]

    @property
    def source_changed(self) -> bool:
        """Tell whether the source says something else than when our value was given."""
        return self.source_now != self.source_then
