"""The tables of the vacancies: what holds, the texts, and the files that were read."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import Dated, Key, Moment, Versioned, choice_of, part_of, refers_to
from vrijwilligers.records.indexes import index_among
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Disposition,
    FoldedWords,
    Personal,
    ProcessingPurpose,
    Words,
    ends,
    forgets,
    nobody,
    remains,
)
from vrijwilligers.records.search_keys import Findable, index_of_old
from vrijwilligers.talents.models import Category, Talent
from vrijwilligers.vacancies import rules
from vrijwilligers.vacancies.models.layers import OwnFact, VacancySource
from vrijwilligers.vacancies.rules import Allowance, Status, StatusReport, Text, TextOrigin
from vrijwilligers.vocabulary.engagement import TEMPORARY, Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.terms import RetentionTerm


class Vacancy(Versioned, Dated, Findable, Model):
    """Volunteer work that an organisation offers, as it holds; our own has no ``source``.

    Of one that came from a source, each value is ours if we gave one, else the source's.
    """

    __tablename__ = "vacancy"
    __kept__ = (
        ends(
            RetentionTerm.ORGANISATION,
            "organisation_id.ended_on",
            subject=DataSubject.CONTACT_PERSON,
            disposition=Disposition.EMPTY,
            empties=("contact_name", "contact_email", "contact_phone", "street", "directions"),
        ),
    )
    __table_args__ = (
        Index("ix_vacancy_changed", "changed_at", "version"),  # matching asks it at each fiche
        Index("ix_vacancy_status_start_on", "status", "start_on"),
        index_among("ix_vacancy_reported", "id", where="reported IS NOT NULL"),
        index_among("ix_vacancy_change_requested", "id", where="change_requested_at IS NOT NULL"),
        index_of_old("vacancy"),
        CheckConstraint(
            "start_on IS NULL OR end_on IS NULL OR start_on <= end_on", "start_comes_first"
        ),
        CheckConstraint("places IS NULL OR places >= 0", "places_are_counted"),
        CheckConstraint("days BETWEEN 0 AND 2097151", "days_fit_the_week"),
    )

    id: Mapped[Key]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    status: Mapped[Status] = mapped_column(choice_of(Status), default=Status.DRAFT)
    language: Mapped[Code]  # its own: the first text that was written
    source_url: Mapped[Words | None]
    category: Mapped[Code | None] = mapped_column(ForeignKey(Category.code), index=True)
    engagement: Mapped[Engagement | None] = mapped_column(choice_of(Engagement))
    start_on: Mapped[date | None] = mapped_column(index=True)
    end_on: Mapped[date | None]
    publish_until: Mapped[date | None]
    confirmed_on: Mapped[date | None]  # the organisation last said that it is still so
    reported: Mapped[StatusReport | None] = mapped_column(choice_of(StatusReport))
    reported_at: Mapped[Moment | None]
    change_requested_at: Mapped[Moment | None]  # the first request that waits for a decision
    proposed_at: Mapped[Moment | None]  # by the organisation, through its link
    published_at: Mapped[Moment | None]  # for the first time; empty: nobody outside ever saw it
    counted: Mapped[Code | None]  # before that, line by line, as ``facts.record`` says it
    contact_is_public: Mapped[bool] = mapped_column(default=False)  # also in the texts
    merged_into_id: Mapped[int | None] = refers_to("vacancy")  # where its number leads; withdrawn
    days: Mapped[int] = mapped_column(default=0)
    hours_per_week: Mapped[float | None]
    places: Mapped[int | None]
    postcode: Mapped[Code | None]
    municipality: Mapped[Code | None] = mapped_column(index=True)
    place: Mapped[Words | None]
    street: Mapped[Personal | None]  # with number
    directions: Mapped[Words | None]  # how to get there: tram, stop, which bell
    wheelchair: Mapped[bool | None]
    remote: Mapped[bool | None]
    support_offered: Mapped[bool | None]
    practise_dutch: Mapped[Code | None]
    minimum_age: Mapped[int | None]
    allowance: Mapped[Allowance | None] = mapped_column(choice_of(Allowance))
    contact_name: Mapped[Personal | None]
    contact_email: Mapped[Personal | None]
    contact_phone: Mapped[Personal | None]

    organisation: Mapped[Organisation] = relationship()
    source: Mapped[VacancySource | None] = relationship(cascade="all, delete-orphan", lazy="joined")
    source_name: AssociationProxy[str | None] = association_proxy("source", "source_name")
    source_id: AssociationProxy[str | None] = association_proxy("source", "source_id")
    own_facts: Mapped[list[OwnFact]] = relationship(
        cascade="all, delete-orphan", order_by=OwnFact.field
    )
    texts: Mapped[list["VacancyText"]] = relationship(
        back_populates="vacancy", cascade="all, delete-orphan"
    )
    languages: Mapped[list["VacancyLanguage"]] = relationship(
        back_populates="vacancy", cascade="all, delete-orphan"
    )
    talents: Mapped[list["VacancyTalent"]] = relationship(
        back_populates="vacancy", cascade="all, delete-orphan"
    )
    tasks: Mapped[list["VacancyTask"]] = relationship(
        back_populates="vacancy", cascade="all, delete-orphan", order_by="VacancyTask.id"
    )

    def text_in(self, wanted: str) -> tuple[str, Text]:
        """Return language and text, asked or by the order of fallback."""
        texts = {text.language: Text(text.title, text.description) for text in self.texts}
        return rules.text_in(texts, wanted, self.language)

    def is_open(self, today: date) -> bool:
        """Tell whether somebody can be sent on this day."""
        return rules.is_open(self.status, self.publish_until, self.end_on, self.places, today)

    @property
    def is_temporary(self) -> bool:
        """Tell whether it is short work, for which the pool may be called."""
        return self.engagement in TEMPORARY

    def is_expired(self, today: date) -> bool:
        """Tell whether its last day is over."""
        return rules.is_expired(self.publish_until, self.end_on, today)

    @property
    def is_proposal(self) -> bool:
        """Tell whether an organisation proposed it, and nobody decided on that yet."""
        return self.proposed_at is not None and self.status == Status.TO_CHECK

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<Vacancy {self.id}>"


class VacancyText(Model):
    """Title and description in one language, as they are shown; ``origin`` says whose they are.

    ``checked_on`` says when somebody found it plain enough, ``checked_by_id`` who (STANDARDS L-02).
    """

    __tablename__ = "vacancy_text"
    __kept__ = (
        remains("what the work is, in the words of the organisation", ProcessingPurpose.CONTACT),
        forgets("checked_by_id"),
    )

    vacancy_id: Mapped[int] = part_of("vacancy", is_key=True)
    language: Mapped[Code] = mapped_column(primary_key=True)
    origin: Mapped[TextOrigin] = mapped_column(choice_of(TextOrigin))
    title: Mapped[Words]
    description: Mapped[Words]
    folded: Mapped[FoldedWords]  # the title, for finding
    checked_on: Mapped[date | None]
    checked_by_id: Mapped[int | None] = refers_to("staff_member")

    vacancy: Mapped[Vacancy] = relationship(back_populates="texts")


class VacancyLanguage(Model):
    """A language that is needed, at this level or above."""

    __tablename__ = "vacancy_language"
    __kept__ = nobody("what the work is")

    vacancy_id: Mapped[int] = part_of("vacancy", is_key=True)
    language: Mapped[Code] = mapped_column(primary_key=True)
    level: Mapped[Level] = mapped_column(choice_of(Level))

    vacancy: Mapped[Vacancy] = relationship(back_populates="languages")


class VacancyTalent(Model):
    """A talent that the work asks."""

    __tablename__ = "vacancy_talent"
    __kept__ = nobody("what the work is")

    vacancy_id: Mapped[int] = part_of("vacancy", is_key=True)
    code: Mapped[Code] = mapped_column(ForeignKey(Talent.code), primary_key=True)

    vacancy: Mapped[Vacancy] = relationship(back_populates="talents")


class VacancyTask(Model):
    """One thing that a volunteer does, in up to three languages, with the talents it asks."""

    __tablename__ = "vacancy_task"
    __kept__ = (
        remains("what the work is, in the words of the organisation", ProcessingPurpose.CONTACT),
    )
    __table_args__ = (
        CheckConstraint("coalesce(text_nl, text_fr, text_en) IS NOT NULL", "a_task_has_a_text"),
    )

    id: Mapped[Key]
    vacancy_id: Mapped[int] = part_of("vacancy")
    text_nl: Mapped[Words | None]
    text_fr: Mapped[Words | None]
    text_en: Mapped[Words | None]

    vacancy: Mapped[Vacancy] = relationship(back_populates="tasks")
    talents: Mapped[list["VacancyTaskTalent"]] = relationship(cascade="all, delete-orphan")


class VacancyTaskTalent(Model):
    """A talent that a task asks."""

    __tablename__ = "vacancy_task_talent"
    __kept__ = nobody("what the work is")

    task_id: Mapped[int] = part_of("vacancy_task", is_key=True)
    code: Mapped[Code] = mapped_column(ForeignKey(Talent.code), primary_key=True)
